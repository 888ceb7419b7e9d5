package dev.oriel.rdp.x224;

import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.WireReader;
import dev.oriel.rdp.wire.WireWriter;

/**
 * Header of every message that is not on the fast path: [T123] section 8.
 *
 * <pre>{@code
 *  0         1          2
 * +---------+----------+--------+
 * | version | reserved | length |    version 3, length in bytes with these four, big-endian
 * +---------+----------+--------+
 * }</pre>
 */
public final class Tpkt {
    public static final int VERSION = 3;

    /** In bytes. */
    public static final int HEADER_SIZE = 4;

    /** Largest message, header included, in bytes. */
    public static final int MAX_LENGTH = 0xFFFF;

    /** The smallest X.224 header behind it. */
    private static final int MIN_LENGTH = HEADER_SIZE + 3;

    private Tpkt() {}

    /** Reads the header and returns the length of the whole message in bytes. */
    public static int decodeLength(WireReader in) throws DecodeException {
        int at = in.position();
        in.require(HEADER_SIZE, "TPKT");
        int version = in.u8();
        if (version != VERSION) {
            throw DecodeException.invalid("TPKT version", at, version);
        }
        in.skip(1, "reserved");
        int length = in.u16be();
        if (length < MIN_LENGTH) {
            throw DecodeException.invalid("TPKT length", at + 2, length);
        }
        return length;
    }

    static void encode(WireWriter out, int length) {
        out.u8(VERSION);
        out.zeros(1); // reserved
        out.u16be(length);
    }
}
