package dev.oriel.rdp.fastpath;

import dev.oriel.rdp.wire.Bytes;
import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Pdu;
import dev.oriel.rdp.wire.WireReader;
import dev.oriel.rdp.wire.WireWriter;

/**
 * One update, or a fragment of one, inside a fast-path output PDU: [MS-RDPBCGR] 2.2.9.1.2.1 Fast-Path Update
 * (TS_FP_UPDATE).
 *
 * @param code one of the constants here, 0..15
 * @param compressionFlags [MS-RDPBCGR] 3.1.8.2.1 flags, or {@link #NOT_COMPRESSED} where the field is absent
 * @param data the update's data, still compressed where {@code compressionFlags} says so; valid as long as the buffer
 *     it was read from
 */
public record FastPathUpdate(int code, Fragmentation fragmentation, int compressionFlags, Bytes data) implements Pdu {
    public static final int ORDERS = 0x0;
    public static final int BITMAP = 0x1;
    public static final int PALETTE = 0x2;
    public static final int SYNCHRONIZE = 0x3;
    public static final int SURFACE_COMMANDS = 0x4;
    public static final int POINTER_HIDDEN = 0x5;
    public static final int POINTER_DEFAULT = 0x6;
    public static final int POINTER_POSITION = 0x8;
    public static final int POINTER_COLOR = 0x9;
    public static final int POINTER_CACHED = 0xA;
    public static final int POINTER_NEW = 0xB;
    public static final int POINTER_LARGE = 0xC;

    /** {@link #compressionFlags} of an update that has no such field. */
    public static final int NOT_COMPRESSED = -1;

    /** FASTPATH_OUTPUT_COMPRESSION_USED, in its place in the header. */
    private static final int COMPRESSION_USED = 0x80;

    public FastPathUpdate {
        if (code < 0 || code > 0xF || compressionFlags < NOT_COMPRESSED || compressionFlags > 0xFF) {
            throw new IllegalArgumentException("update code " + code + ", compression flags " + compressionFlags);
        }
    }

    public static FastPathUpdate decode(WireReader in) throws DecodeException {
        in.require(3, "updateHeader");
        int header = in.u8();
        int flags = (header & COMPRESSION_USED) != 0 ? in.u8() : NOT_COMPRESSED;
        int size = in.u16le();
        return new FastPathUpdate(
                header & 0xF, Fragmentation.ofCode((header >> 4) & 0x3), flags, in.view(size, "updateData"));
    }

    @Override
    public void encode(WireWriter out) {
        boolean compression = compressionFlags != NOT_COMPRESSED;
        out.u8(code | fragmentation.code() << 4 | (compression ? COMPRESSION_USED : 0));
        if (compression) {
            out.u8(compressionFlags);
        }
        out.u16le(data.length()).bytes(data);
    }

    @Override
    public int size() {
        return (compressionFlags != NOT_COMPRESSED ? 4 : 3) + data.length();
    }
}
