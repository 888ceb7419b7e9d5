package dev.oriel.rdp.order.secondary;

import dev.oriel.rdp.wire.Bytes;
import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Range;
import dev.oriel.rdp.wire.WireReader;
import dev.oriel.rdp.wire.WireWriter;

/**
 * [MS-RDPEGDI] 2.2.2.2.1.2.4 Cache Color Table.
 *
 * @param cacheIndex 0..5
 * @param colors 256 times blue, green, red, padding
 */
public record CacheColorTable(int cacheIndex, Bytes colors) implements SecondaryOrder {
    static final int TYPE = 0x01;

    public static final int COLORS = 256;

    private static final int QUAD = 4;

    public CacheColorTable {
        Range.u8("cacheIndex", cacheIndex);
        Range.exactly("colorTable", colors, COLORS * QUAD);
    }

    /** {@code 0x00RRGGBB} of an index 0..255. */
    public int rgb(int index) {
        return colors.get(QUAD * index) | colors.get(QUAD * index + 1) << 8 | colors.get(QUAD * index + 2) << 16;
    }

    @Override
    public int orderType() {
        return TYPE;
    }

    @Override
    public int extraFlags() {
        return 0;
    }

    @Override
    public void encodeBody(WireWriter out) {
        out.u8(cacheIndex).u16le(COLORS).bytes(colors);
    }

    @Override
    public int bodySize() {
        return 3 + colors.length();
    }

    static CacheColorTable decodeBody(WireReader in) throws DecodeException {
        int index = in.u8();
        int count = in.u16le();
        if (count != COLORS) {
            throw DecodeException.invalid("numberColors", in.position() - 2, count);
        }
        return new CacheColorTable(index, in.view(COLORS * QUAD, "colorTable"));
    }
}
