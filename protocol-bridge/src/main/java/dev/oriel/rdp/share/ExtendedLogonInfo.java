package dev.oriel.rdp.share;

import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Range;
import dev.oriel.rdp.wire.WireReader;
import dev.oriel.rdp.wire.WireWriter;
import java.util.Optional;

/**
 * A cookie to come back with, or why the log-on did not succeed: [MS-RDPBCGR] 2.2.10.1.1.4 TS_LOGON_INFO_EXTENDED.
 *
 * @param cookie for automatic reconnection
 * @param errors of the log-on
 */
public record ExtendedLogonInfo(Optional<AutoReconnectCookie> cookie, Optional<LogonErrors> errors)
        implements SaveSessionInfo.LogonInfo {
    static final int INFO_TYPE = 3;

    private static final int AUTO_RECONNECT_COOKIE = 1;
    private static final int LOGON_ERRORS = 2;
    private static final int FIXED_SIZE = 6;
    private static final int PADDING = 570;

    /**
     * What happens at the host's log-on: 2.2.10.1.1.4.1.1 TS_LOGON_ERRORS_INFO.
     *
     * @param type ErrorNotificationType, of {@link LogonNotification}, or an NTSTATUS
     * @param data ErrorNotificationData: a session id, or a code of the log-on
     */
    public record LogonErrors(long type, long data) {
        static final int SIZE = 8;

        public LogonErrors {
            Range.u32("ErrorNotificationType", type);
            Range.u32("ErrorNotificationData", data);
        }
    }

    @Override
    public int infoType() {
        return INFO_TYPE;
    }

    private int fieldsSize() {
        return (cookie.isPresent() ? 4 + AutoReconnectCookie.SIZE : 0)
                + (errors.isPresent() ? 4 + LogonErrors.SIZE : 0);
    }

    @Override
    public int size() {
        return FIXED_SIZE + fieldsSize() + PADDING;
    }

    @Override
    public void encode(WireWriter out) {
        out.u16le(FIXED_SIZE + fieldsSize());
        out.u32le((cookie.isPresent() ? AUTO_RECONNECT_COOKIE : 0) | (errors.isPresent() ? LOGON_ERRORS : 0));
        cookie.ifPresent(present -> {
            out.u32le(AutoReconnectCookie.SIZE);
            present.encode(out);
        });
        errors.ifPresent(present -> {
            out.u32le(LogonErrors.SIZE);
            out.u32le(present.type).u32le(present.data);
        });
        out.zeros(PADDING);
    }

    /** The padding may be missing: nothing is in it. */
    static ExtendedLogonInfo decode(WireReader in) throws DecodeException {
        in.require(FIXED_SIZE, "TS_LOGON_INFO_EXTENDED");
        in.skip(2, "Length");
        long present = in.u32le();
        Optional<AutoReconnectCookie> cookie = Optional.empty();
        if ((present & AUTO_RECONNECT_COOKIE) != 0) {
            cookie = Optional.of(AutoReconnectCookie.decode(field(in, AutoReconnectCookie.SIZE)));
        }
        Optional<LogonErrors> errors = Optional.empty();
        if ((present & LOGON_ERRORS) != 0) {
            WireReader field = field(in, LogonErrors.SIZE);
            errors = Optional.of(new LogonErrors(field.u32le(), field.u32le()));
        }
        in.skip(Math.min(PADDING, in.remaining()), "Pad");
        return new ExtendedLogonInfo(cookie, errors);
    }

    private static WireReader field(WireReader in, int size) throws DecodeException {
        in.require(4, "cbFieldData");
        int at = in.position();
        long length = in.u32le();
        if (length != size) {
            throw DecodeException.invalid("cbFieldData", at, length);
        }
        return in.slice(size, "FieldData");
    }
}
