package dev.oriel.rdp.x224;

import dev.oriel.rdp.wire.Bytes;
import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Pdu;
import dev.oriel.rdp.wire.Range;
import dev.oriel.rdp.wire.WireReader;
import dev.oriel.rdp.wire.WireWriter;

/**
 * A transport PDU of class 0 with its TPKT header: [X224] 13.
 *
 * <pre>{@code
 *  0      4    5
 * +------+----+------+----------
 * | TPKT | LI | code | ...          LI: length of the X.224 header in bytes, without LI
 * +------+----+------+----------
 * }</pre>
 */
public sealed interface X224Pdu extends Pdu
        permits ConnectionRequest, ConnectionConfirm, X224Pdu.Data, X224Pdu.DisconnectRequest, X224Pdu.ErrorReport {

    static X224Pdu decode(WireReader in) throws DecodeException {
        WireReader tpdu = in.slice(Tpkt.decodeLength(in) - Tpkt.HEADER_SIZE, "TPKT length");
        int at = tpdu.position();
        int headerLength = tpdu.u8();
        int code = tpdu.u8() & 0xF0;
        if (headerLength < 2 || headerLength > tpdu.remaining() + 1) {
            throw DecodeException.invalid("LI", at, headerLength);
        }
        if (code == Data.CODE) {
            tpdu.skip(headerLength - 1, "EOT");
            return new Data(tpdu.view(tpdu.remaining(), "user data"));
        }
        // The other PDUs are all header, see [MS-RDPBCGR] 2.2.1.1: variable parts count into LI.
        WireReader header = tpdu.slice(headerLength - 1, "LI");
        return switch (code) {
            case ConnectionRequest.CODE -> ConnectionRequest.decodeBody(header);
            case ConnectionConfirm.CODE -> ConnectionConfirm.decodeBody(header);
            case DisconnectRequest.CODE -> DisconnectRequest.decodeBody(header);
            case ErrorReport.CODE -> ErrorReport.decodeBody(header);
            default -> throw DecodeException.invalid("TPDU code", at + 1, code);
        };
    }

    /**
     * Everything after the connection: [X224] 13.7 Data.
     *
     * @param payload after decoding a view, valid as long as the buffer that was read
     */
    record Data(Bytes payload) implements X224Pdu {
        static final int CODE = 0xF0;

        /** With the TPKT header, in bytes. */
        public static final int HEADER_SIZE = Tpkt.HEADER_SIZE + 3;

        private static final int END_OF_TSDU = 0x80;

        public Data {
            Range.length("user data", payload, Tpkt.MAX_LENGTH - HEADER_SIZE);
        }

        /** Writes the headers for a payload of {@code length} bytes, which the caller writes next. */
        public static void encodeHeader(WireWriter out, int length) {
            Tpkt.encode(out, HEADER_SIZE + length);
            out.u8(2).u8(CODE).u8(END_OF_TSDU);
        }

        @Override
        public void encode(WireWriter out) {
            encodeHeader(out, payload.length());
            out.bytes(payload);
        }

        @Override
        public int size() {
            return HEADER_SIZE + payload.length();
        }
    }

    /**
     * The other side closes the transport connection: [X224] 13.5 Disconnect Request.
     *
     * @param reason as [X224] 13.5 has them
     */
    record DisconnectRequest(int reason) implements X224Pdu {
        static final int CODE = 0x80;
        private static final int LI = 6;

        public DisconnectRequest {
            Range.u8("reason", reason);
        }

        @Override
        public void encode(WireWriter out) {
            Tpkt.encode(out, size());
            out.u8(LI).u8(CODE);
            out.zeros(4); // DST-REF, SRC-REF
            out.u8(reason);
        }

        @Override
        public int size() {
            return Tpkt.HEADER_SIZE + 1 + LI;
        }

        private static DisconnectRequest decodeBody(WireReader in) throws DecodeException {
            in.require(LI - 1, "Disconnect Request");
            in.skip(4, "DST-REF");
            return new DisconnectRequest(in.u8());
        }
    }

    /**
     * The other side could not read a PDU: [X224] 13.12 Error.
     *
     * @param cause as [X224] 13.12 has them
     */
    record ErrorReport(int cause) implements X224Pdu {
        static final int CODE = 0x70;
        private static final int LI = 4;

        public ErrorReport {
            Range.u8("reject cause", cause);
        }

        @Override
        public void encode(WireWriter out) {
            Tpkt.encode(out, size());
            out.u8(LI).u8(CODE);
            out.zeros(2); // DST-REF
            out.u8(cause);
        }

        @Override
        public int size() {
            return Tpkt.HEADER_SIZE + 1 + LI;
        }

        private static ErrorReport decodeBody(WireReader in) throws DecodeException {
            in.require(LI - 1, "Error");
            in.skip(2, "DST-REF");
            return new ErrorReport(in.u8());
        }
    }
}
