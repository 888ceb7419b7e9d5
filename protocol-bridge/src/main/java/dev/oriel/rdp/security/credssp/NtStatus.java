package dev.oriel.rdp.security.credssp;

import dev.oriel.bridge.ConnectStage;
import dev.oriel.bridge.Outcome;
import dev.oriel.bridge.Outcome.Cause;

/**
 * What a host says about a log-on that it refuses: the codes of [MS-ERREF] 2.3 that a TSRequest's errorCode is known to
 * carry, and the security package's own of 2.1.
 */
enum NtStatus {
    ACCESS_DENIED(0xC0000022, Cause.HOST_DENIED, "access denied"),
    NO_LOGON_SERVERS(0xC000005E, Cause.CREDSSP_FAILED, "the host reaches no domain controller"),
    NO_SUCH_USER(0xC0000064, Cause.LOGON_REFUSED, "no such user"),
    WRONG_PASSWORD(0xC000006A, Cause.LOGON_REFUSED, "wrong password"),
    LOGON_FAILURE(0xC000006D, Cause.LOGON_REFUSED, "user or password is wrong"),
    ACCOUNT_RESTRICTION(0xC000006E, Cause.ACCOUNT_RESTRICTED, "the account is restricted, or its password is empty"),
    INVALID_LOGON_HOURS(0xC000006F, Cause.ACCOUNT_RESTRICTED, "the account may not log on at this hour"),
    INVALID_WORKSTATION(0xC0000070, Cause.ACCOUNT_RESTRICTED, "the account may not log on from this client"),
    PASSWORD_EXPIRED(0xC0000071, Cause.PASSWORD_EXPIRED, "the password has expired"),
    ACCOUNT_DISABLED(0xC0000072, Cause.ACCOUNT_DISABLED, "the account is disabled"),
    NO_SUCH_DOMAIN(0xC00000DF, Cause.LOGON_REFUSED, "no such domain"),
    NOT_SUPPORTED(0xC00000BB, Cause.CREDSSP_FAILED, "the host or its domain does not take NTLM for this account"),
    TIME_DIFFERENCE_AT_DC(0xC0000133, Cause.CLOCK_SKEW, "the clocks differ too much"),
    LOGON_TYPE_NOT_GRANTED(0xC000015B, Cause.LOGON_TYPE_NOT_GRANTED, "the account may not log on by remote desktop"),
    TRUSTED_DOMAIN_FAILURE(0xC000018C, Cause.CREDSSP_FAILED, "the trust between the domains is broken"),
    TRUSTED_RELATIONSHIP_FAILURE(0xC000018D, Cause.CREDSSP_FAILED, "the trust between host and domain is broken"),
    ACCOUNT_EXPIRED(0xC0000193, Cause.ACCOUNT_EXPIRED, "the account has expired"),
    PASSWORD_MUST_CHANGE(
            0xC0000224, Cause.PASSWORD_MUST_CHANGE, "the password must be changed before the first log-on"),
    ACCOUNT_LOCKED_OUT(0xC0000234, Cause.ACCOUNT_LOCKED, "the account is locked"),
    DOWNGRADE_DETECTED(0xC0000388, Cause.CREDSSP_FAILED, "the host cannot reach the authority that knows the account"),
    AUTHENTICATION_FIREWALL_FAILED(0xC0000413, Cause.LOGON_TYPE_NOT_GRANTED, "the account may not log on to this host"),
    NTLM_BLOCKED(0xC0000418, Cause.CREDSSP_FAILED, "the host's policy forbids NTLM"),
    SEC_E_INVALID_TOKEN(0x80090308, Cause.CREDSSP_FAILED, "the host did not understand the log-on"),
    SEC_E_LOGON_DENIED(0x8009030C, Cause.LOGON_REFUSED, "the log-on was denied"),
    SEC_E_MESSAGE_ALTERED(0x8009030F, Cause.CREDSSP_FAILED, "a message was changed on its way"),
    SEC_E_NO_AUTHENTICATING_AUTHORITY(
            0x80090311, Cause.CREDSSP_FAILED, "the host reaches no authority that knows the account"),
    SEC_E_TIME_SKEW(0x80090324, Cause.CLOCK_SKEW, "the clocks differ too much"),
    SEC_E_BAD_BINDINGS(0x80090346, Cause.CREDSSP_FAILED, "the log-on is bound to another connection");

    private final int code;
    private final Cause cause;
    private final String meaning;

    NtStatus(int code, Cause cause, String meaning) {
        this.code = code;
        this.cause = cause;
        this.meaning = meaning;
    }

    public int code() {
        return code;
    }

    public Cause cause() {
        return cause;
    }

    /** NTSTATUS codes that carry an error of Win32 in their lower half: [MS-ERREF] 2.1, FACILITY_NTWIN32. */
    private static final int WIN32 = 0xC0070000;

    /** Of a Win32 error ([MS-ERREF] 2.2) that says what a status above says. */
    private static int ofWin32(int error) {
        return switch (error) {
            case 5 -> ACCESS_DENIED.code;
            case 1326 -> LOGON_FAILURE.code;
            case 1327 -> ACCOUNT_RESTRICTION.code;
            case 1328 -> INVALID_LOGON_HOURS.code;
            case 1329 -> INVALID_WORKSTATION.code;
            case 1330 -> PASSWORD_EXPIRED.code;
            case 1331 -> ACCOUNT_DISABLED.code;
            case 1385 -> LOGON_TYPE_NOT_GRANTED.code;
            case 1398 -> TIME_DIFFERENCE_AT_DC.code;
            case 1793 -> ACCOUNT_EXPIRED.code;
            case 1907 -> PASSWORD_MUST_CHANGE.code;
            case 1909 -> ACCOUNT_LOCKED_OUT.code;
            default -> LOGON_FAILURE.code;
        };
    }

    /**
     * The outcome of a log-on that ends with this code, known or not.
     *
     * @param afterAnswer whether the host has checked the password by now. Then an error of Win32 that has nothing to do
     *     with a log-on is {@link dev.oriel.rdp.wire.Quirk#UNRELATED_LOG_ON_ERROR}
     */
    static Outcome outcome(int code, boolean afterAnswer) {
        String hex = "0x%08X".formatted(code);
        boolean win32 = (code & 0xFFFF0000) == WIN32 && afterAnswer;
        int known = win32 ? ofWin32(code & 0xFFFF) : code;
        for (NtStatus status : values()) {
            if (status.code == known) {
                return Outcome.ofHostCode(
                        status.cause,
                        ConnectStage.CREDENTIALS,
                        status.meaning + " (" + status.name() + ", " + hex + ")",
                        code & 0xFFFFFFFFL);
            }
        }
        return Outcome.ofHostCode(
                Cause.CREDSSP_FAILED,
                ConnectStage.CREDENTIALS,
                "the host refuses the log-on with the status " + hex,
                code & 0xFFFFFFFFL);
    }
}
