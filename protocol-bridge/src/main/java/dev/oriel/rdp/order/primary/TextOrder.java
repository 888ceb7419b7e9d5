package dev.oriel.rdp.order.primary;

import dev.oriel.rdp.order.field.Point;
import dev.oriel.rdp.wire.Bytes;

/**
 * Orders that draw text. The colour of the text is {@code backColor}, that of the rectangle behind it {@code foreColor};
 * right and bottom edges are outside of the rectangles.
 */
public sealed interface TextOrder extends PrimaryOrder {
    /** flAccel: text goes down. */
    int VERTICAL = 0x04;
    /** flAccel: each glyph is as wide as its bitmap, and no distances are sent. */
    int WIDTH_OF_BITMAP = 0x20;

    /**
     * 2.2.2.2.1.1.2.13 GlyphIndex.
     *
     * @param charInc advance of all glyphs in pixels, 0 where they differ
     * @param opRedundant nothing is painted behind the text
     * @param background what the text may cover
     * @param opaque what is filled before
     * @param origin of the first glyph
     * @param glyphs indexes, distances and fragments
     */
    record GlyphIndex(
            int cacheId,
            int accel,
            int charInc,
            int opRedundant,
            int backColor,
            int foreColor,
            Edges background,
            Edges opaque,
            BrushField brush,
            Point origin,
            Bytes glyphs)
            implements TextOrder {
        @Override
        public PrimaryType type() {
            return PrimaryType.GLYPH_INDEX;
        }

        @Override
        public void put(FieldValues out) {
            out.put(cacheId, accel, charInc, opRedundant, backColor, foreColor);
            background.put(out);
            opaque.put(out);
            brush.put(out);
            out.put(origin.x(), origin.y()).put(glyphs);
        }

        static GlyphIndex take(FieldValues in) {
            return new GlyphIndex(
                    in.take(),
                    in.take(),
                    in.take(),
                    in.take(),
                    in.take(),
                    in.take(),
                    Edges.take(in),
                    Edges.take(in),
                    BrushField.take(in),
                    new Point(in.take(), in.take()),
                    in.takeBytes());
        }
    }

    /**
     * 2.2.2.2.1.1.2.14 FastIndex.
     *
     * @param drawing charInc in the low byte, accel in the high one
     * @param opaque coded: see {@link Placed}
     * @param origin coded likewise
     */
    record FastIndex(
            int cacheId,
            int drawing,
            int backColor,
            int foreColor,
            Edges background,
            Edges opaque,
            Point origin,
            Bytes glyphs)
            implements TextOrder {
        @Override
        public PrimaryType type() {
            return PrimaryType.FAST_INDEX;
        }

        @Override
        public void put(FieldValues out) {
            out.put(cacheId, drawing, backColor, foreColor);
            background.put(out);
            opaque.put(out);
            out.put(origin.x(), origin.y()).put(glyphs);
        }

        static FastIndex take(FieldValues in) {
            return new FastIndex(
                    in.take(),
                    in.take(),
                    in.take(),
                    in.take(),
                    Edges.take(in),
                    Edges.take(in),
                    new Point(in.take(), in.take()),
                    in.takeBytes());
        }
    }

    /**
     * 2.2.2.2.1.1.2.15 FastGlyph.
     *
     * @param glyph an index and, where the glyph is new, its bitmap: a TS_CACHE_GLYPH_DATA_REV2
     */
    record FastGlyph(
            int cacheId,
            int drawing,
            int backColor,
            int foreColor,
            Edges background,
            Edges opaque,
            Point origin,
            Bytes glyph)
            implements TextOrder {
        @Override
        public PrimaryType type() {
            return PrimaryType.FAST_GLYPH;
        }

        @Override
        public void put(FieldValues out) {
            out.put(cacheId, drawing, backColor, foreColor);
            background.put(out);
            opaque.put(out);
            out.put(origin.x(), origin.y()).put(glyph);
        }

        static FastGlyph take(FieldValues in) {
            return new FastGlyph(
                    in.take(),
                    in.take(),
                    in.take(),
                    in.take(),
                    Edges.take(in),
                    Edges.take(in),
                    new Point(in.take(), in.take()),
                    in.takeBytes());
        }
    }

    /**
     * Where the text of a FastIndex or FastGlyph is: coordinates that equal those of the background are left out.
     *
     * @param opaque what is filled before; empty where nothing is
     */
    record Placed(Edges opaque, Point origin) {
        private static final int AS_BACKGROUND = -32768;
        private static final int BOTTOM = 0x1;
        private static final int RIGHT = 0x2;
        private static final int TOP = 0x4;
        private static final int LEFT = 0x8;

        public static Placed of(Edges background, Edges opaque, Point origin) {
            int x = origin.x() == AS_BACKGROUND ? background.left() : origin.x();
            int y = origin.y() == AS_BACKGROUND ? background.top() : origin.y();
            return new Placed(edges(background, opaque), new Point(x, y));
        }

        /** OpBottom of the smallest value says that the low bits of OpTop tell which edges are those of the background. */
        private static Edges edges(Edges background, Edges opaque) {
            int left = opaque.left() == 0 ? background.left() : opaque.left();
            int right = opaque.right() == 0 ? background.right() : opaque.right();
            if (opaque.bottom() != AS_BACKGROUND) {
                return new Edges(left, opaque.top(), right, opaque.bottom());
            }
            int same = opaque.top();
            return new Edges(
                    (same & LEFT) != 0 ? background.left() : left,
                    (same & TOP) != 0 ? background.top() : opaque.top(),
                    (same & RIGHT) != 0 ? background.right() : right,
                    (same & BOTTOM) != 0 ? background.bottom() : opaque.bottom());
        }
    }
}
