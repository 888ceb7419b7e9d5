package dev.oriel.rdp.license;

import dev.oriel.rdp.wire.Bytes;
import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Pdu;
import dev.oriel.rdp.wire.Range;
import dev.oriel.rdp.wire.WireReader;
import dev.oriel.rdp.wire.WireWriter;

/**
 * A licensing PDU behind its security header, which has SEC_LICENSE_PKT: [MS-RDPBCGR] 2.2.1.12.1.1 LICENSE_PREAMBLE.
 *
 * <pre>{@code
 *  0          1       2          4
 * +----------+-------+----------+------+
 * | bMsgType | flags | wMsgSize | body |    wMsgSize in bytes, with these four
 * +----------+-------+----------+------+
 * }</pre>
 *
 * <p>Each record writes the preamble with it. Its flags say which version of the protocol the sender has; both ends write
 * version 3.0 and ignore the other's.
 */
public sealed interface LicensePdu extends Pdu
        permits ServerLicenseRequest,
                PlatformChallenge,
                IssuedLicense,
                ClientNewLicenseRequest,
                ClientLicenseInfo,
                PlatformChallengeResponse,
                LicenseErrorAlert,
                LicensePdu.Unknown {
    /** In bytes. */
    int PREAMBLE_SIZE = 4;

    /** PREAMBLE_VERSION_3_0, and EXTENDED_ERROR_MSG_SUPPORTED. */
    int PREAMBLE_FLAGS = 0x83;

    /** Size of MACData in bytes. */
    int MAC_SIZE = 16;

    /** Size of both sides' random numbers in bytes. */
    int RANDOM_SIZE = 32;

    /** bMsgType. */
    int type();

    int bodySize();

    void encodeBody(WireWriter out);

    @Override
    default int size() {
        return PREAMBLE_SIZE + bodySize();
    }

    @Override
    default void encode(WireWriter out) {
        out.u8(type()).u8(PREAMBLE_FLAGS).u16le(size());
        encodeBody(out);
    }

    static LicensePdu decode(WireReader in) throws DecodeException {
        in.require(PREAMBLE_SIZE, "LICENSE_PREAMBLE");
        int type = in.u8();
        in.skip(1, "flags");
        int at = in.position();
        int length = in.u16le();
        if (length < PREAMBLE_SIZE) {
            throw DecodeException.invalid("wMsgSize", at, length);
        }
        WireReader body = in.slice(length - PREAMBLE_SIZE, "wMsgSize");
        return switch (type) {
            case ServerLicenseRequest.TYPE -> ServerLicenseRequest.decodeBody(body);
            case PlatformChallenge.TYPE -> PlatformChallenge.decodeBody(body);
            case IssuedLicense.TYPE_NEW -> IssuedLicense.decodeBody(false, body);
            case IssuedLicense.TYPE_UPGRADE -> IssuedLicense.decodeBody(true, body);
            case ClientLicenseInfo.TYPE -> ClientLicenseInfo.decodeBody(body);
            case ClientNewLicenseRequest.TYPE -> ClientNewLicenseRequest.decodeBody(body);
            case PlatformChallengeResponse.TYPE -> PlatformChallengeResponse.decodeBody(body);
            case LicenseErrorAlert.TYPE -> LicenseErrorAlert.decodeBody(body);
            default -> new Unknown(type, body.rest());
        };
    }

    /** A PDU of a type that is not known here, kept as it came. */
    record Unknown(int type, Bytes body) implements LicensePdu {
        public Unknown {
            Range.u8("bMsgType", type);
            Range.length("body", body, 0xFFFF - PREAMBLE_SIZE);
        }

        @Override
        public int bodySize() {
            return body.length();
        }

        @Override
        public void encodeBody(WireWriter out) {
            out.bytes(body);
        }
    }
}
