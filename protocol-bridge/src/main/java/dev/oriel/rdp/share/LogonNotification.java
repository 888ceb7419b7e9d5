package dev.oriel.rdp.share;

import java.util.Optional;

/** ErrorNotificationType of the log-on: [MS-RDPBCGR] 2.2.10.1.1.4.1.1 TS_LOGON_ERRORS_INFO. */
public enum LogonNotification {
    DISCONNECT_REFUSED(0xFFFFFFF9L, "the user who is logged on refused to be disconnected"),
    NO_PERMISSION(0xFFFFFFFAL, "the user may not log on to this host remotely"),
    BUMP_OPTIONS(0xFFFFFFFBL, "the host asks which of the sessions to end"),
    RECONNECT_OPTIONS(0xFFFFFFFCL, "the host asks which session to come back to"),
    SESSION_TERMINATE(0xFFFFFFFDL, "the host ends the session"),
    SESSION_CONTINUE(0xFFFFFFFEL, "the log-on goes on"),
    ACCESS_DENIED(0xFFFFFFFFL, "access is denied");

    private final long type;
    private final String meaning;

    LogonNotification(long type, String meaning) {
        this.type = type;
        this.meaning = meaning;
    }

    public long type() {
        return type;
    }

    public String meaning() {
        return meaning;
    }

    /** Empty where {@code type} is an NTSTATUS or not known here. */
    public static Optional<LogonNotification> of(long type) {
        for (LogonNotification notification : values()) {
            if (notification.type == type) {
                return Optional.of(notification);
            }
        }
        return Optional.empty();
    }
}
