package dev.oriel.rdp.order.primary;

import dev.oriel.rdp.order.field.DeltaRects;
import dev.oriel.rdp.wire.DecodeException;

/**
 * Orders that fill and copy rectangles. {@code rop} is the index of a ternary raster operation, 0..255: [MS-RDPEGDI]
 * 2.2.2.2.1.1.1.7. The orders that begin with Multi paint the rectangles of their list, within which {@code area} says
 * where they lie altogether.
 */
public sealed interface BlitOrder extends PrimaryOrder {
    /** 2.2.2.2.1.1.2.1 DstBlt. */
    record DstBlt(Area area, int rop) implements BlitOrder {
        @Override
        public PrimaryType type() {
            return PrimaryType.DST_BLT;
        }

        @Override
        public void put(FieldValues out) {
            area.put(out);
            out.put(rop);
        }

        static DstBlt take(FieldValues in) {
            return new DstBlt(Area.take(in), in.take());
        }
    }

    /** 2.2.2.2.1.1.2.3 PatBlt. */
    record PatBlt(Area area, int rop, int backColor, int foreColor, BrushField brush) implements BlitOrder {
        @Override
        public PrimaryType type() {
            return PrimaryType.PAT_BLT;
        }

        @Override
        public void put(FieldValues out) {
            area.put(out);
            out.put(rop, backColor, foreColor);
            brush.put(out);
        }

        static PatBlt take(FieldValues in) {
            return new PatBlt(Area.take(in), in.take(), in.take(), in.take(), BrushField.take(in));
        }
    }

    /** 2.2.2.2.1.1.2.7 ScrBlt: the source is the desktop, whatever is painted to. */
    record ScrBlt(Area area, int rop, int sourceX, int sourceY) implements BlitOrder {
        @Override
        public PrimaryType type() {
            return PrimaryType.SCR_BLT;
        }

        @Override
        public void put(FieldValues out) {
            area.put(out);
            out.put(rop, sourceX, sourceY);
        }

        static ScrBlt take(FieldValues in) {
            return new ScrBlt(Area.take(in), in.take(), in.take(), in.take());
        }
    }

    /** 2.2.2.2.1.1.2.5 OpaqueRect. */
    record OpaqueRect(Area area, int color) implements BlitOrder {
        @Override
        public PrimaryType type() {
            return PrimaryType.OPAQUE_RECT;
        }

        @Override
        public void put(FieldValues out) {
            area.put(out);
            putColor(out, color);
        }

        static OpaqueRect take(FieldValues in) {
            return new OpaqueRect(Area.take(in), takeColor(in));
        }
    }

    /**
     * 2.2.2.2.1.1.2.9 MemBlt.
     *
     * @param cacheId low byte the bitmap cache, or 0xFF for off-screen bitmaps; high byte the colour table
     */
    record MemBlt(int cacheId, Area area, int rop, int sourceX, int sourceY, int cacheIndex) implements BlitOrder {
        /** TS_BITMAPCACHE_SCREEN_ID: the index is that of an off-screen bitmap. */
        public static final int OFFSCREEN = 0xFF;

        @Override
        public PrimaryType type() {
            return PrimaryType.MEM_BLT;
        }

        @Override
        public void put(FieldValues out) {
            out.put(cacheId);
            area.put(out);
            out.put(rop, sourceX, sourceY, cacheIndex);
        }

        static MemBlt take(FieldValues in) {
            return new MemBlt(in.take(), Area.take(in), in.take(), in.take(), in.take(), in.take());
        }
    }

    /** 2.2.2.2.1.1.2.10 Mem3Blt: a MemBlt with a brush. */
    record Mem3Blt(MemBlt source, int backColor, int foreColor, BrushField brush) implements BlitOrder {
        @Override
        public PrimaryType type() {
            return PrimaryType.MEM3_BLT;
        }

        @Override
        public void put(FieldValues out) {
            out.put(source.cacheId);
            source.area.put(out);
            out.put(source.rop, source.sourceX, source.sourceY, backColor, foreColor);
            brush.put(out);
            out.put(source.cacheIndex);
        }

        static Mem3Blt take(FieldValues in) {
            int cacheId = in.take();
            Area area = Area.take(in);
            int rop = in.take();
            int x = in.take();
            int y = in.take();
            int back = in.take();
            int fore = in.take();
            BrushField brush = BrushField.take(in);
            return new Mem3Blt(new MemBlt(cacheId, area, rop, x, y, in.take()), back, fore, brush);
        }
    }

    /** 2.2.2.2.1.1.2.2 MultiDstBlt. */
    record MultiDstBlt(Area area, int rop, DeltaRects rects) implements BlitOrder {
        @Override
        public PrimaryType type() {
            return PrimaryType.MULTI_DST_BLT;
        }

        @Override
        public void put(FieldValues out) {
            area.put(out);
            out.put(rop);
            putRects(out, rects);
        }

        static MultiDstBlt take(FieldValues in) throws DecodeException {
            return new MultiDstBlt(Area.take(in), in.take(), takeRects(in));
        }
    }

    /** 2.2.2.2.1.1.2.4 MultiPatBlt. */
    record MultiPatBlt(Area area, int rop, int backColor, int foreColor, BrushField brush, DeltaRects rects)
            implements BlitOrder {
        @Override
        public PrimaryType type() {
            return PrimaryType.MULTI_PAT_BLT;
        }

        @Override
        public void put(FieldValues out) {
            area.put(out);
            out.put(rop, backColor, foreColor);
            brush.put(out);
            putRects(out, rects);
        }

        static MultiPatBlt take(FieldValues in) throws DecodeException {
            return new MultiPatBlt(Area.take(in), in.take(), in.take(), in.take(), BrushField.take(in), takeRects(in));
        }
    }

    /** 2.2.2.2.1.1.2.8 MultiScrBlt: the source belongs to the top left corner of {@code area}. */
    record MultiScrBlt(Area area, int rop, int sourceX, int sourceY, DeltaRects rects) implements BlitOrder {
        @Override
        public PrimaryType type() {
            return PrimaryType.MULTI_SCR_BLT;
        }

        @Override
        public void put(FieldValues out) {
            area.put(out);
            out.put(rop, sourceX, sourceY);
            putRects(out, rects);
        }

        static MultiScrBlt take(FieldValues in) throws DecodeException {
            return new MultiScrBlt(Area.take(in), in.take(), in.take(), in.take(), takeRects(in));
        }
    }

    /** 2.2.2.2.1.1.2.6 MultiOpaqueRect. */
    record MultiOpaqueRect(Area area, int color, DeltaRects rects) implements BlitOrder {
        @Override
        public PrimaryType type() {
            return PrimaryType.MULTI_OPAQUE_RECT;
        }

        @Override
        public void put(FieldValues out) {
            area.put(out);
            putColor(out, color);
            putRects(out, rects);
        }

        static MultiOpaqueRect take(FieldValues in) throws DecodeException {
            return new MultiOpaqueRect(Area.take(in), takeColor(in), takeRects(in));
        }
    }

    /** RedOrPaletteIndex, Green and Blue are a field each here. */
    private static int takeColor(FieldValues in) {
        return in.take() | in.take() << 8 | in.take() << 16;
    }

    private static void putColor(FieldValues out, int color) {
        out.put(color & 0xFF, color >> 8 & 0xFF, color >> 16 & 0xFF);
    }

    private static DeltaRects takeRects(FieldValues in) throws DecodeException {
        return DeltaRects.decode(in.take(), in.takeBytes());
    }

    private static void putRects(FieldValues out, DeltaRects rects) {
        out.put(rects.count()).put(rects.coded());
    }
}
