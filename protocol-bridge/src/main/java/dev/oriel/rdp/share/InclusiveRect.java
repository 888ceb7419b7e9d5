package dev.oriel.rdp.share;

import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Range;
import dev.oriel.rdp.wire.WireReader;
import dev.oriel.rdp.wire.WireWriter;

/**
 * A rectangle with all its edges inside, TS_RECTANGLE16: [MS-RDPBCGR] 2.2.11.1.
 *
 * @param left in pixels
 * @param top in pixels
 * @param right in pixels, inclusive
 * @param bottom in pixels, inclusive
 */
public record InclusiveRect(int left, int top, int right, int bottom) {
    /** In bytes. */
    static final int SIZE = 8;

    public InclusiveRect {
        Range.u16("left", left);
        Range.u16("top", top);
        Range.u16("right", right);
        Range.u16("bottom", bottom);
    }

    /** All of a desktop of that size. */
    public static InclusiveRect ofSize(int width, int height) {
        return new InclusiveRect(0, 0, width - 1, height - 1);
    }

    void encode(WireWriter out) {
        out.u16le(left).u16le(top).u16le(right).u16le(bottom);
    }

    static InclusiveRect decode(WireReader in) throws DecodeException {
        in.require(SIZE, "TS_RECTANGLE16");
        return new InclusiveRect(in.u16le(), in.u16le(), in.u16le(), in.u16le());
    }
}
