package dev.oriel.rdp.order.primary;

import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.WireReader;
import dev.oriel.rdp.wire.WireWriter;
import java.util.Arrays;

/** The last bounds, from which the next ones are told: [MS-RDPEGDI] 2.2.2.2.1.1.2, bounds. */
final class BoundsHistory {
    private static final int EDGES = 4;
    /** One bit for each edge that is told; four bits further up, one for each that is told as a delta. */
    private static final int DELTA_SHIFT = 4;

    private final int[] edges = new int[EDGES];

    Bounds last() {
        return new Bounds(edges[0], edges[1], edges[2], edges[3]);
    }

    void decode(WireReader in) throws DecodeException {
        int flags = in.u8();
        for (int i = 0; i < EDGES; i++) {
            if ((flags >> i & 1) != 0) {
                edges[i] = in.i16le();
            } else if ((flags >> (i + DELTA_SHIFT) & 1) != 0) {
                edges[i] = (short) (edges[i] + (byte) in.u8());
            }
        }
    }

    /** Writes what differs, as shortly as it can be; {@code whole} writes all. */
    void encode(Bounds bounds, WireWriter out, boolean whole) {
        int[] next = {bounds.left(), bounds.top(), bounds.right(), bounds.bottom()};
        int at = out.skip(1);
        int flags = 0;
        for (int i = 0; i < EDGES; i++) {
            int delta = next[i] - edges[i];
            if (!whole && delta == 0) {
                continue;
            }
            if (!whole && delta == (byte) delta) {
                flags |= 1 << (i + DELTA_SHIFT);
                out.u8(delta & 0xFF);
            } else {
                flags |= 1 << i;
                out.i16le(next[i]);
            }
            edges[i] = next[i];
        }
        out.patchU8(at, flags);
    }

    void clear() {
        Arrays.fill(edges, 0);
    }
}
