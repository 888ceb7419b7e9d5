package dev.oriel.rdp.order.primary;

import dev.oriel.rdp.wire.Bytes;
import dev.oriel.rdp.wire.Range;

/**
 * The five brush fields of an order: [MS-RDPEGDI] 2.2.2.2.1.1.2.3 PatBlt.
 *
 * @param originX where the top left pixel of the pattern is anchored, signed, in pixels
 * @param originY likewise
 * @param style one of the constants; with {@link #CACHED} the low nibble is the depth of the cached brush
 * @param hatch one of six hatches, the index of a cached brush, or the bottom row of a pattern
 * @param extra the other rows of a pattern, from the bottom up: seven bytes
 */
public record BrushField(int originX, int originY, int style, int hatch, Bytes extra) {
    /** BS_SOLID */
    public static final int SOLID = 0x00;
    /** BS_NULL */
    public static final int NULL = 0x01;
    /** BS_HATCHED */
    public static final int HATCHED = 0x02;
    /** BS_PATTERN */
    public static final int PATTERN = 0x03;
    /** TS_CACHED_BRUSH */
    public static final int CACHED = 0x80;

    private static final Bytes NO_EXTRA = Bytes.wrap(new byte[7]);

    public BrushField {
        Range.exactly("BrushExtra", extra, 7);
    }

    public static BrushField solid() {
        return new BrushField(0, 0, SOLID, 0, NO_EXTRA);
    }

    public static BrushField hatched(int originX, int originY, int hatch) {
        return new BrushField(originX, originY, HATCHED, hatch, NO_EXTRA);
    }

    /** @param depth BMF_1BPP and so on, of the brush that is at {@code index} of the cache */
    public static BrushField cached(int originX, int originY, int depth, int index) {
        return new BrushField(originX, originY, CACHED | depth, index, NO_EXTRA);
    }

    static BrushField take(FieldValues in) {
        return new BrushField(in.take(), in.take(), in.take(), in.take(), in.takeBytes());
    }

    void put(FieldValues out) {
        out.put(originX, originY, style, hatch).put(extra);
    }
}
