package dev.oriel.rdp.session;

import dev.oriel.bridge.ConnectStage;
import dev.oriel.bridge.Outcome;
import dev.oriel.bridge.Outcome.Cause;
import dev.oriel.rdp.share.ErrorInfo;
import java.util.Optional;

/** What the host's own reasons for an end mean: [MS-RDPBCGR] 2.2.5.1.1 errorInfo to {@link Outcome}. */
final class ErrorOutcomes {
    private ErrorOutcomes() {}

    /**
     * The outcome of a session that the host ended with this code.
     *
     * @param errorInfo unsigned; empty is returned for 0, ERRINFO_NONE
     */
    static Optional<Outcome> of(long errorInfo, ConnectStage stage) {
        if (errorInfo == 0) {
            return Optional.empty();
        }
        Optional<ErrorInfo> known = ErrorInfo.of(errorInfo);
        Cause cause = known.map(ErrorOutcomes::cause).orElse(Cause.HOST_ERROR);
        String detail = known.map(ErrorInfo::meaning).orElse("the host gives a reason that is not known");
        return Optional.of(Outcome.ofHostCode(
                cause, stage, detail + " (error info 0x" + Long.toHexString(errorInfo) + ")", errorInfo));
    }

    private static Cause cause(ErrorInfo info) {
        return switch (info) {
            case RPC_INITIATED_DISCONNECT, RPC_INITIATED_LOGOFF, SERVER_SHUTDOWN, SERVER_REBOOT ->
                Cause.ENDED_BY_ADMINISTRATOR;
            case IDLE_TIMEOUT -> Cause.IDLE_TIMEOUT;
            case LOGON_TIMEOUT -> Cause.LOGON_TIMEOUT;
            case DISCONNECTED_BY_OTHER_CONNECTION -> Cause.OTHER_CONNECTION;
            case OUT_OF_MEMORY -> Cause.HOST_OUT_OF_MEMORY;
            case SERVER_DENIED_CONNECTION, REMOTEAPP_NOT_ENABLED, CB_DESTINATION_POOL_NOT_FREE -> Cause.HOST_DENIED;
            case SERVER_INSUFFICIENT_PRIVILEGES -> Cause.LOGON_TYPE_NOT_GRANTED;
            case SERVER_FRESH_CREDENTIALS_REQUIRED -> Cause.CREDENTIALS_MISSING;
            case RPC_INITIATED_DISCONNECT_BY_USER -> Cause.ENDED_BY_USER;
            case LOGOFF_BY_USER -> Cause.LOGGED_OFF;
            case LICENSE_NO_LICENSE_SERVER, LICENSE_NO_LICENSE, LICENSE_NO_REMOTE_CONNECTIONS -> Cause.LICENSE_REFUSED;
            case LICENSE_INTERNAL,
                    LICENSE_BAD_CLIENT_MSG,
                    LICENSE_HWID_DOESNT_MATCH_LICENSE,
                    LICENSE_BAD_CLIENT_LICENSE,
                    LICENSE_CANT_FINISH_PROTOCOL,
                    LICENSE_CLIENT_ENDED_PROTOCOL,
                    LICENSE_BAD_CLIENT_ENCRYPTION,
                    LICENSE_CANT_UPGRADE_LICENSE -> Cause.LICENSE_FAILED;
            case GRAPHICS_MODE_NOT_SUPPORTED -> Cause.NOT_SUPPORTED;
            case VIRTUAL_DESKTOP_TOO_LARGE -> Cause.LIMIT_EXCEEDED;
            case CREATE_USER_DATA_FAILED,
                    GRAPHICS_SUBSYSTEM_RESET_FAILED,
                    GRAPHICS_SUBSYSTEM_FAILED,
                    UPDATE_SESSION_KEY_FAILED,
                    ENCRYPT_FAILED -> Cause.HOST_ERROR;
            // the rest is a complaint about a message of ours, or a failure inside the host or its broker
            default -> info.isProtocolError() ? Cause.PROTOCOL_ERROR : Cause.HOST_ERROR;
        };
    }
}
