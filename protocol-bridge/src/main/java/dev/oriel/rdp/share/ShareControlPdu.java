package dev.oriel.rdp.share;

import dev.oriel.rdp.wire.Bytes;
import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Pdu;
import dev.oriel.rdp.wire.Quirk;
import dev.oriel.rdp.wire.Range;
import dev.oriel.rdp.wire.WireReader;
import dev.oriel.rdp.wire.WireWriter;

/**
 * A PDU of the I/O channel, TS_SHARECONTROLHEADER: [MS-RDPBCGR] 2.2.8.1.1.1.1.
 *
 * <pre>{@code
 *  0             2         4           6
 * +-------------+---------+-----------+------+
 * | totalLength | pduType | pduSource | body |    totalLength in bytes, with these six
 * +-------------+---------+-----------+------+
 * }</pre>
 *
 * <p>One message of the channel may hold several of them, one after the other. Each record writes its header with it.
 */
public sealed interface ShareControlPdu extends Pdu
        permits DemandActive,
                ConfirmActive,
                DeactivateAll,
                ShareData,
                ServerRedirectionPdu,
                ShareControlPdu.Flow,
                ShareControlPdu.Unknown {
    /** In bytes. */
    int HEADER_SIZE = 6;

    /** pduSource of the host, and of the MCS channel on which it listens. */
    int SERVER_CHANNEL = 0x03EA;

    /** TS_PROTOCOL_VERSION, above the four bits of the type. */
    int VERSION = 0x10;

    /** pduType without the version, 0..15. */
    int type();

    /** MCS channel id of the sender. */
    int pduSource();

    int bodySize();

    void encodeBody(WireWriter out);

    @Override
    default int size() {
        return HEADER_SIZE + bodySize();
    }

    @Override
    default void encode(WireWriter out) {
        out.u16le(size());
        out.u16le(VERSION | type());
        out.u16le(pduSource());
        encodeBody(out);
    }

    /**
     * Reads the next PDU and leaves {@code in} behind it.
     *
     * <p>The payload of {@link ShareData} is a view: valid as long as the buffer that is read.
     */
    static ShareControlPdu decode(WireReader in) throws DecodeException {
        in.require(2, "totalLength");
        int at = in.position();
        int totalLength = in.u16le();
        if (totalLength == Flow.MARKER) {
            return Flow.decodeBody(in);
        }
        if (totalLength < 4) {
            throw DecodeException.invalid("totalLength", at, totalLength);
        }
        WireReader body = in.slice(totalLength - 2, "totalLength");
        int type = body.u16le() & 0xF;
        if (type == DeactivateAll.TYPE && !body.hasRemaining()) {
            return DeactivateAll.withoutBody(Quirk.SHORT_DEACTIVATE_ALL, 0);
        }
        int source = body.u16le();
        return switch (type) {
            case DemandActive.TYPE -> DemandActive.decodeBody(source, body);
            case ConfirmActive.TYPE -> ConfirmActive.decodeBody(source, body);
            case DeactivateAll.TYPE -> DeactivateAll.decodeBody(source, body);
            case ShareData.TYPE -> ShareData.decodeBody(source, body);
            case ServerRedirectionPdu.TYPE -> ServerRedirectionPdu.decodeBody(source, body);
            default -> new Unknown(type, source, body.rest());
        };
    }

    /** A PDU of a type that is not known here, kept as it came. */
    record Unknown(int type, int pduSource, Bytes body) implements ShareControlPdu {
        public Unknown {
            Range.check("pduType", type, 0xF);
            Range.u16("pduSource", pduSource);
            Range.length("body", body, 0xFFFF - HEADER_SIZE);
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

    /**
     * Flow control, a relic of T.128 that is answered by nothing: 0x8000 takes the place of the length.
     *
     * @param flowType pduTypeFlow
     * @param identifier flowIdentifier
     * @param number flowNumber
     */
    record Flow(int flowType, int identifier, int number, int pduSource) implements ShareControlPdu {
        static final int MARKER = 0x8000;
        private static final int SIZE = 8;

        public Flow {
            Range.u8("pduTypeFlow", flowType);
            Range.u8("flowIdentifier", identifier);
            Range.u8("flowNumber", number);
            Range.u16("pduSource", pduSource);
        }

        @Override
        public int type() {
            return 0;
        }

        @Override
        public int bodySize() {
            return SIZE - HEADER_SIZE;
        }

        @Override
        public void encodeBody(WireWriter out) {
            throw new UnsupportedOperationException("a flow PDU has no share control header");
        }

        @Override
        public void encode(WireWriter out) {
            out.u16le(MARKER);
            out.zeros(1); // pad8bits
            out.u8(flowType).u8(identifier).u8(number);
            out.u16le(pduSource);
        }

        private static Flow decodeBody(WireReader in) throws DecodeException {
            in.require(SIZE - 2, "TS_FLOW_PDU");
            in.skip(1, "pad8bits");
            return new Flow(in.u8(), in.u8(), in.u8(), in.u16le());
        }
    }
}
