package dev.oriel.rdp.channel.gfx;

import dev.oriel.display.Rect;
import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Range;
import dev.oriel.rdp.wire.WireReader;
import dev.oriel.rdp.wire.WireWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * RDPGFX_RECT16, [MS-RDPEGFX] 2.2.1.2, in pixels of a surface.
 *
 * @param right exclusive
 * @param bottom exclusive
 */
public record GfxRect(int left, int top, int right, int bottom) {
    /** In bytes. */
    static final int SIZE = 8;

    public GfxRect {
        Range.u16("left", left);
        Range.u16("top", top);
        Range.u16("right", right);
        Range.u16("bottom", bottom);
    }

    public static GfxRect of(Rect rect) {
        return new GfxRect(rect.x(), rect.y(), rect.right(), rect.bottom());
    }

    /** Empty where the edges cross. */
    public Rect toRect() {
        return Rect.ofEdges(left, top, right, bottom);
    }

    void encode(WireWriter out) {
        out.u16le(left).u16le(top).u16le(right).u16le(bottom);
    }

    static GfxRect decode(WireReader in) throws DecodeException {
        in.require(SIZE, "RDPGFX_RECT16");
        return new GfxRect(in.u16le(), in.u16le(), in.u16le(), in.u16le());
    }

    /** So many rectangles, one after the other. */
    static List<GfxRect> decodeList(long count, WireReader in, String field) throws DecodeException {
        // compared before it is multiplied: a count of 32 bits must not wrap
        if (count > in.remaining() / SIZE) {
            in.require(in.remaining() + 1, field);
        }
        List<GfxRect> rects = new ArrayList<>((int) count);
        for (int i = 0; i < count; i++) {
            rects.add(decode(in));
        }
        return rects;
    }
}
