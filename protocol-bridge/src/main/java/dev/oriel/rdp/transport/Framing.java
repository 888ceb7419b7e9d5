package dev.oriel.rdp.transport;

import dev.oriel.rdp.fastpath.FastPathHeader;
import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.WireReader;
import dev.oriel.rdp.x224.Tpkt;

/**
 * Finds the ends of frames: [MS-RDPBCGR] 5.4.2. A TPKT begins with its version, 3; anything whose two lowest bits are
 * zero is a fast-path PDU.
 */
public final class Framing {
    /** Largest frame of either kind, in bytes. */
    public static final int MAX_LENGTH = Tpkt.MAX_LENGTH;

    private Framing() {}

    /** Whether a frame that begins with this byte belongs to the fast path. */
    public static boolean isFastPath(int firstByte) {
        return FastPathHeader.isFastPath(firstByte);
    }

    /**
     * The length of the frame that begins at {@code from}, in bytes; 0 while too little of it is there to tell.
     *
     * @param length of what is there
     */
    public static int frameLength(byte[] array, int from, int length) throws DecodeException {
        if (length == 0) {
            return 0;
        }
        if (array[from] == Tpkt.VERSION) {
            return length < Tpkt.HEADER_SIZE ? 0 : Tpkt.decodeLength(new WireReader(array, from, Tpkt.HEADER_SIZE));
        }
        if (!isFastPath(array[from])) {
            throw DecodeException.invalid("first byte of a frame", 0, array[from] & 0xFF);
        }
        if (length < 2 || length < FastPathHeader.headerLength(array[from + 1])) {
            return 0;
        }
        WireReader in = new WireReader(array, from, length);
        FastPathHeader header = FastPathHeader.decode(in);
        return in.position() + header.bodyLength();
    }
}
