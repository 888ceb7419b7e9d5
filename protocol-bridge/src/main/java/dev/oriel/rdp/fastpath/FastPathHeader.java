package dev.oriel.rdp.fastpath;

import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Pdu;
import dev.oriel.rdp.wire.WireReader;
import dev.oriel.rdp.wire.WireWriter;

/**
 * Header of a fast-path PDU: [MS-RDPBCGR] 2.2.8.1.2 Client Fast-Path Input Event PDU, fpInputHeader with length1 and
 * length2; 2.2.9.1.2 Server Fast-Path Update PDU, fpOutputHeader with length1 and length2.
 *
 * <pre>
 *  bit 7 6 | 5 4 3 2   | 1 0
 *  flags   | numEvents | action = 0
 *  length1: 0xxxxxxx, or 1xxxxxxx and length2 for 15 bits, big-endian
 * </pre>
 *
 * The fields of the security layer (fipsInformation, dataSignature) come after it and are not part of it.
 *
 * @param flags {@link #SECURE_CHECKSUM} and {@link #ENCRYPTED}
 * @param eventCount number of input events, 0..15; reserved, 0, from a server. Where a client's is 0, the number
 *     follows in a byte of its own before the events
 * @param bodyLength bytes after this header, security fields included
 */
public record FastPathHeader(int flags, int eventCount, int bodyLength) implements Pdu {
    /** FASTPATH_OUTPUT_SECURE_CHECKSUM and FASTPATH_INPUT_SECURE_CHECKSUM: the signature is salted. */
    public static final int SECURE_CHECKSUM = 0x1;
    /** FASTPATH_OUTPUT_ENCRYPTED and FASTPATH_INPUT_ENCRYPTED: a signature is there and the body is encrypted. */
    public static final int ENCRYPTED = 0x2;
    /** Largest PDU, header included, in bytes. */
    public static final int MAX_LENGTH = 0x7FFF;

    private static final int ACTION_MASK = 0x3;
    private static final int ACTION_FASTPATH = 0;
    private static final int LONG_FORM = 0x80;

    public FastPathHeader {
        if (flags < 0 || flags > 3 || eventCount < 0 || eventCount > 15) {
            throw new IllegalArgumentException("flags " + flags + " or eventCount " + eventCount + " out of range");
        }
        if (bodyLength < 0 || bodyLength > MAX_LENGTH - 3) {
            throw new IllegalArgumentException("body of " + bodyLength + " bytes is too long for a fast-path PDU");
        }
    }

    /** Whether a PDU that begins with this byte is a fast-path PDU, not a TPKT: [MS-RDPBCGR] 3.2.5.9.3 action. */
    public static boolean isFastPath(int firstByte) {
        return (firstByte & ACTION_MASK) == ACTION_FASTPATH;
    }

    /**
     * The length of the header that starts with these two bytes: 2 or 3. For framing: read two bytes, then know.
     *
     * @param secondByte length1
     */
    public static int headerLength(int secondByte) {
        return (secondByte & LONG_FORM) != 0 ? 3 : 2;
    }

    public static FastPathHeader decode(WireReader in) throws DecodeException {
        in.require(2, "fpOutputHeader");
        int start = in.position();
        int first = in.u8();
        if (!isFastPath(first)) {
            throw DecodeException.invalid("action", start, first & ACTION_MASK);
        }
        int length = in.u8();
        if ((length & LONG_FORM) != 0) {
            in.require(1, "length2");
            length = ((length & ~LONG_FORM) << 8) | in.u8();
        }
        // hosts may use the long form for a short length: what is kept is the length of the body
        int headerLength = in.position() - start;
        if (length < headerLength) {
            throw DecodeException.invalid("length1", start + 1, length);
        }
        return new FastPathHeader(first >> 6, (first >> 2) & 0xF, length - headerLength);
    }

    @Override
    public void encode(WireWriter out) {
        out.u8(flags << 6 | eventCount << 2 | ACTION_FASTPATH);
        int length = bodyLength + size();
        if (length < LONG_FORM) {
            out.u8(length);
        } else {
            out.u16be(length | LONG_FORM << 8);
        }
    }

    @Override
    public int size() {
        return bodyLength + 2 < LONG_FORM ? 2 : 3;
    }
}
