package dev.oriel.rdp.order.primary;

import dev.oriel.rdp.order.field.DeltaRects;
import dev.oriel.rdp.wire.DecodeException;

/** Orders of which hosts make little use: parts of the desktop put aside, and nine grids, which are never offered nor drawn. */
public sealed interface LegacyOrder extends PrimaryOrder {
    /**
     * 2.2.2.2.1.1.2.12 SaveBitmap.
     *
     * @param position savedBitmapPosition, in pixels, 32 bits
     * @param area the right and bottom edges belong to it
     * @param operation {@link #SAVE} or {@link #RESTORE}
     */
    record SaveBitmap(int position, Edges area, int operation) implements LegacyOrder {
        public static final int SAVE = 0;
        public static final int RESTORE = 1;

        @Override
        public PrimaryType type() {
            return PrimaryType.SAVE_BITMAP;
        }

        @Override
        public void put(FieldValues out) {
            out.put(position);
            area.put(out);
            out.put(operation);
        }

        static SaveBitmap take(FieldValues in) {
            return new SaveBitmap(in.take(), Edges.take(in), in.take());
        }
    }

    /** 2.2.2.2.1.1.2.21 DrawNineGrid. */
    record DrawNineGrid(Edges source, int bitmapId) implements LegacyOrder {
        @Override
        public PrimaryType type() {
            return PrimaryType.DRAW_NINE_GRID;
        }

        @Override
        public void put(FieldValues out) {
            source.put(out);
            out.put(bitmapId);
        }

        static DrawNineGrid take(FieldValues in) {
            return new DrawNineGrid(Edges.take(in), in.take());
        }
    }

    /** 2.2.2.2.1.1.2.22 MultiDrawNineGrid. */
    record MultiDrawNineGrid(Edges source, int bitmapId, DeltaRects rects) implements LegacyOrder {
        @Override
        public PrimaryType type() {
            return PrimaryType.MULTI_DRAW_NINE_GRID;
        }

        @Override
        public void put(FieldValues out) {
            source.put(out);
            out.put(bitmapId, rects.count()).put(rects.coded());
        }

        static MultiDrawNineGrid take(FieldValues in) throws DecodeException {
            Edges source = Edges.take(in);
            int id = in.take();
            return new MultiDrawNineGrid(source, id, DeltaRects.decode(in.take(), in.takeBytes()));
        }
    }
}
