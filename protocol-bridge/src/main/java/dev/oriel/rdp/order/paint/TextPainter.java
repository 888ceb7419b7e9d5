package dev.oriel.rdp.order.paint;

import dev.oriel.display.Rect;
import dev.oriel.rdp.order.cache.GlyphCache;
import dev.oriel.rdp.order.field.Point;
import dev.oriel.rdp.order.primary.Edges;
import dev.oriel.rdp.order.primary.TextOrder;
import dev.oriel.rdp.order.secondary.GlyphData;
import dev.oriel.rdp.wire.Bytes;
import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.WireReader;
import java.util.Optional;

/** Paints text: [MS-RDPEGDI] 2.2.2.2.1.1.2.13 to 2.2.2.2.1.1.2.15. */
public final class TextPainter {
    private static final int USE = 0xFE;
    private static final int ADD = 0xFF;
    private static final int LONG_DISTANCE = 0x80;
    private static final Rect NOTHING = new Rect(0, 0, 0, 0);

    private final Canvas canvas;
    private final GlyphCache cache;
    private final Colors colors;

    public TextPainter(Canvas canvas, GlyphCache cache, Colors colors) {
        this.canvas = canvas;
        this.cache = cache;
        this.colors = colors;
    }

    /** @return whether all that the order needs was there */
    public boolean paint(TextOrder order) throws DecodeException {
        return switch (order) {
            case TextOrder.GlyphIndex o -> {
                if (o.opRedundant() == 0) {
                    canvas.fill(o.opaque().exclusive(), colors.rgb(o.foreColor()));
                }
                yield run(o.cacheId(), o.accel(), o.charInc(), o.backColor(), o.background(), o.origin())
                        .paint(o.glyphs());
            }
            case TextOrder.FastIndex o -> {
                TextOrder.Placed placed = TextOrder.Placed.of(o.background(), o.opaque(), o.origin());
                canvas.fill(placed.opaque().exclusive(), colors.rgb(o.foreColor()));
                yield run(
                                o.cacheId(),
                                o.drawing() >> 8,
                                o.drawing() & 0xFF,
                                o.backColor(),
                                o.background(),
                                placed.origin())
                        .paint(o.glyphs());
            }
            case TextOrder.FastGlyph o -> {
                TextOrder.Placed placed = TextOrder.Placed.of(o.background(), o.opaque(), o.origin());
                canvas.fill(placed.opaque().exclusive(), colors.rgb(o.foreColor()));
                Run run = run(o.cacheId(), 0, 0, o.backColor(), o.background(), placed.origin());
                run.glyph(cached(o));
                yield run.end();
            }
        };
    }

    /** The index of the glyph, which is new where its bitmap comes with it. */
    private int cached(TextOrder.FastGlyph order) throws DecodeException {
        WireReader in = order.glyph().reader();
        int index = in.peekU8();
        if (order.glyph().length() > 1) {
            cache.put(order.cacheId(), GlyphData.decodeV2(in));
        }
        return index;
    }

    private Run run(int cacheId, int accel, int charInc, int color, Edges background, Point origin) {
        return new Run(cacheId, accel, charInc, colors.rgb(color), background.exclusive(), origin);
    }

    /** A line of text as it grows, glyph by glyph. */
    private final class Run {
        private final int cacheId;
        private final boolean vertical;
        private final boolean widthOfBitmap;
        private final int charInc;
        private final int rgb;
        private final Rect background;
        private Rect covered = NOTHING;
        private int x;
        private int y;
        private boolean complete = true;

        Run(int cacheId, int accel, int charInc, int rgb, Rect background, Point origin) {
            this.cacheId = cacheId;
            this.vertical = (accel & TextOrder.VERTICAL) != 0;
            this.widthOfBitmap = (accel & TextOrder.WIDTH_OF_BITMAP) != 0;
            this.charInc = charInc;
            this.rgb = rgb;
            this.background = background;
            this.x = origin.x();
            this.y = origin.y();
        }

        /** Draws glyphs and fragments, and keeps new fragments. */
        boolean paint(Bytes text) throws DecodeException {
            WireReader in = text.reader();
            while (in.hasRemaining()) {
                int at = in.position();
                int index = in.u8();
                switch (index) {
                    case ADD -> keep(text, at, in.u8(), in.u8());
                    case USE -> use(in.u8(), hasDistances() && in.hasRemaining() ? distance(in) : 0);
                    default -> {
                        advance(hasDistances() ? distance(in) : 0);
                        glyph(index);
                    }
                }
            }
            return end();
        }

        private boolean hasDistances() {
            return charInc == 0 && !widthOfBitmap;
        }

        private int distance(WireReader in) throws DecodeException {
            int distance = in.u8();
            return (distance & LONG_DISTANCE) != 0 ? in.u16le() : distance;
        }

        private void advance(int distance) {
            x += vertical ? 0 : distance;
            y += vertical ? distance : 0;
        }

        /** The fragment is what stands before the operation. */
        private void keep(Bytes text, int end, int index, int size) throws DecodeException {
            if (size > end) {
                throw DecodeException.invalid("size of the fragment", end, size);
            }
            cache.putFragment(index, Bytes.wrap(text.slice(end - size, size).toArray()));
        }

        /** The distance to a fragment counts where the fragment does not begin with its own. */
        private void use(int index, int distance) throws DecodeException {
            Optional<Bytes> fragment = cache.fragment(index);
            if (fragment.isEmpty()) {
                complete = false;
                return;
            }
            Bytes glyphs = fragment.get();
            boolean ownDistance = hasDistances() && glyphs.length() > 1 && glyphs.get(1) != 0;
            advance(ownDistance ? 0 : distance);
            WireReader in = glyphs.reader();
            while (in.hasRemaining()) {
                int next = in.u8();
                if (next >= USE) {
                    throw DecodeException.invalid("glyph of a fragment", in.position() - 1, next);
                }
                advance(hasDistances() ? distance(in) : 0);
                glyph(next);
            }
        }

        void glyph(int index) throws DecodeException {
            Optional<GlyphData> found = cache.get(cacheId, index);
            if (found.isEmpty()) {
                complete = false;
                return;
            }
            GlyphData glyph = found.get();
            Rect place = new Rect(x + glyph.x(), y + glyph.y(), glyph.width(), glyph.height());
            canvas.stencil(place, glyph.bits(), glyph.rowLength(), rgb, background);
            cover(place.intersect(background));
            advance(charInc != 0 ? charInc : widthOfBitmap ? (vertical ? glyph.height() : glyph.width()) : 0);
        }

        /** Grows what was painted by a glyph. */
        private void cover(Rect glyph) {
            if (glyph.isEmpty()) {
                return;
            }
            covered = covered.isEmpty()
                    ? glyph
                    : Rect.ofEdges(
                            Math.min(covered.x(), glyph.x()),
                            Math.min(covered.y(), glyph.y()),
                            Math.max(covered.right(), glyph.right()),
                            Math.max(covered.bottom(), glyph.bottom()));
        }

        boolean end() {
            canvas.painted(covered);
            return complete;
        }
    }
}
