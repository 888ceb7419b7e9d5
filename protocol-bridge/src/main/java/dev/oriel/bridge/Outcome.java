package dev.oriel.bridge;

import java.util.OptionalLong;

/**
 * How and where a session ended. The one closed list from which close codes, messages, log levels and retry rules
 * follow.
 *
 * @param detail for the administrator: names field and value, no secret; may be empty
 * @param hostCode the host's own code where it gave one: negotiation failure, error info, NTSTATUS
 */
public record Outcome(Cause cause, ConnectStage stage, String detail, OptionalLong hostCode) {
    /** Why a session ended. */
    public enum Cause {
        // ended in good order
        ENDED_BY_USER,
        LOGGED_OFF,
        ENDED_BY_ADMINISTRATOR,
        OTHER_CONNECTION,
        IDLE_TIMEOUT,
        LOGON_TIMEOUT,
        CANCELLED,
        // the way to the host
        NAME_NOT_FOUND,
        UNREACHABLE,
        REFUSED,
        TIMED_OUT,
        RESET,
        NOT_RDP,
        // security
        TLS_EXPIRED,
        TLS_NOT_YET_VALID,
        TLS_WRONG_NAME,
        TLS_UNKNOWN_ISSUER,
        TLS_FINGERPRINT_MISMATCH,
        TLS_WEAK,
        TLS_FAILED,
        NLA_REQUIRED,
        TLS_REQUIRED,
        TLS_NOT_SUPPORTED,
        RDP_SECURITY_REFUSED,
        HOST_CERTIFICATE_MISSING,
        SECURITY_MISMATCH,
        // log-on
        CREDENTIALS_MISSING,
        LOGON_REFUSED,
        ACCOUNT_LOCKED,
        ACCOUNT_DISABLED,
        ACCOUNT_EXPIRED,
        ACCOUNT_RESTRICTED,
        PASSWORD_EXPIRED,
        PASSWORD_MUST_CHANGE,
        LOGON_TYPE_NOT_GRANTED,
        CLOCK_SKEW,
        CREDSSP_FAILED,
        // the host's own verdict
        LICENSE_REFUSED,
        LICENSE_FAILED,
        HOST_DENIED,
        HOST_OUT_OF_MEMORY,
        HOST_ERROR,
        REDIRECTED,
        // us
        PROTOCOL_ERROR,
        LIMIT_EXCEEDED,
        NOT_SUPPORTED,
        TOO_MANY_SESSIONS,
        NOT_ALLOWED,
        SHUTTING_DOWN,
        INTERNAL_ERROR
    }

    public static Outcome of(Cause cause, ConnectStage stage, String detail) {
        return new Outcome(cause, stage, detail, OptionalLong.empty());
    }

    public static Outcome ofHostCode(Cause cause, ConnectStage stage, String detail, long hostCode) {
        return new Outcome(cause, stage, detail, OptionalLong.of(hostCode));
    }
}
