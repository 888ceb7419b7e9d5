package dev.oriel.rdp.codec.bulk;

import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.DecodeException.Kind;
import dev.oriel.rdp.wire.WireReader;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The receiving side of bulk compression: [MS-RDPBCGR] 3.1.8.3 Decompressing Data. One for a connection: the slow path and
 * the fast path share its history, and every PDU passes through it in the order of the wire, compressed or not.
 *
 * <p>Confined to the connection's thread. A faulty stream leaves the history undefined: the session ends.
 */
public final class BulkDecompressor {
    /** Mask of the compression type in the flags. */
    public static final int TYPE_MASK = 0x0F;
    /** PACKET_COMPR_TYPE_8K: MPPC with a history of 8192 bytes, RDP 4.0. */
    public static final int TYPE_8K = 0x0;
    /** PACKET_COMPR_TYPE_64K: MPPC with a history of 65536 bytes, RDP 5.0. */
    public static final int TYPE_64K = 0x1;
    /** PACKET_COMPRESSED: without it the data is as it is. */
    public static final int COMPRESSED = 0x20;
    /** PACKET_AT_FRONT: the output goes to the front of the history. */
    public static final int AT_FRONT = 0x40;
    /** PACKET_FLUSHED: the history is forgotten. */
    public static final int FLUSHED = 0x80;

    private static final class History {
        final byte[] bytes;
        int at;

        History(int size) {
            bytes = new byte[size];
        }
    }

    /** There once a packet has used them: most sessions use one, or none. */
    private @Nullable History history8K;

    private @Nullable History history64K;

    /**
     * Decompresses a packet.
     *
     * @param flags compressionFlags of a fast-path update, compressedType of a share data header
     * @param in all of the packet's data
     * @return the plain data, valid until the next call
     */
    public WireReader decompress(int flags, WireReader in) throws DecodeException {
        if ((flags & (COMPRESSED | AT_FRONT | FLUSHED)) == 0) {
            return in;
        }
        int type = flags & TYPE_MASK;
        History history = historyOf(type);
        if ((flags & FLUSHED) != 0) {
            Arrays.fill(history.bytes, (byte) 0);
            history.at = 0;
        }
        if ((flags & AT_FRONT) != 0) {
            history.at = 0;
        }
        if ((flags & COMPRESSED) == 0) {
            return in;
        }
        int start = history.at;
        int from = in.arrayPosition();
        history.at = MppcKernel.decode(in.array(), from, from + in.remaining(), history.bytes, start, type == TYPE_64K);
        in.skip(in.remaining(), "compressed data");
        return new WireReader(history.bytes, start, history.at - start);
    }

    private History historyOf(int type) throws DecodeException {
        return switch (type) {
            case TYPE_8K -> {
                if (history8K == null) {
                    history8K = new History(1 << 13);
                }
                yield history8K;
            }
            case TYPE_64K -> {
                if (history64K == null) {
                    history64K = new History(1 << 16);
                }
                yield history64K;
            }
            default ->
                throw new DecodeException(
                        Kind.UNSUPPORTED, "compressionFlags", -1, "compression type " + type + " was not offered");
        };
    }
}
