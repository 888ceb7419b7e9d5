package dev.oriel.rdp.license;

import dev.oriel.rdp.wire.Bytes;
import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Range;
import dev.oriel.rdp.wire.WireReader;
import dev.oriel.rdp.wire.WireWriter;

/**
 * Licensing has come to an end, often a good one: [MS-RDPBCGR] 2.2.1.12.1.3 LICENSE_ERROR_MESSAGE.
 *
 * @param errorCode dwErrorCode, one of the constants
 * @param stateTransition dwStateTransition, one of the constants
 * @param errorInfo nothing in it is read
 */
public record LicenseErrorAlert(long errorCode, long stateTransition, LicenseBlob errorInfo) implements LicensePdu {
    static final int TYPE = 0xFF;

    /** errorCode, from both. */
    public static final long INVALID_SERVER_CERTIFICATE = 1;

    /** errorCode, from the client. */
    public static final long NO_LICENSE = 2;

    /** errorCode, from the host. */
    public static final long INVALID_SCOPE = 4;

    /** errorCode, from the host. */
    public static final long NO_LICENSE_SERVER = 6;

    /** errorCode, from the host: no licence is needed, or it has been shown. */
    public static final long STATUS_VALID_CLIENT = 7;

    /** errorCode, from the host. */
    public static final long INVALID_CLIENT = 8;

    /** errorCode, from both. */
    public static final long INVALID_MAC = 3;

    /** errorCode, from both. */
    public static final long INVALID_PRODUCT_ID = 0xB;

    /** errorCode, from both. */
    public static final long INVALID_MESSAGE_LENGTH = 0xC;

    /** stateTransition: the connection ends. */
    public static final long TOTAL_ABORT = 1;

    /** stateTransition: the connection goes on. */
    public static final long NO_TRANSITION = 2;

    /** stateTransition: licensing starts again. */
    public static final long RESET_PHASE_TO_START = 3;

    /** stateTransition: the last message is to be sent again. */
    public static final long RESEND_LAST_MESSAGE = 4;

    public LicenseErrorAlert {
        Range.u32("dwErrorCode", errorCode);
        Range.u32("dwStateTransition", stateTransition);
    }

    /** That no licence is needed. */
    public static LicenseErrorAlert validClient() {
        return new LicenseErrorAlert(
                STATUS_VALID_CLIENT, NO_TRANSITION, new LicenseBlob(LicenseBlob.ERROR, Bytes.EMPTY));
    }

    /** Whether the connection may go on without a licence. */
    public boolean isValidClient() {
        return errorCode == STATUS_VALID_CLIENT && stateTransition == NO_TRANSITION;
    }

    @Override
    public int type() {
        return TYPE;
    }

    @Override
    public int bodySize() {
        return 8 + errorInfo.size();
    }

    @Override
    public void encodeBody(WireWriter out) {
        out.u32le(errorCode).u32le(stateTransition);
        errorInfo.encode(out);
    }

    static LicenseErrorAlert decodeBody(WireReader in) throws DecodeException {
        return new LicenseErrorAlert(in.u32le(), in.u32le(), LicenseBlob.decode(in, "bbErrorInfo"));
    }
}
