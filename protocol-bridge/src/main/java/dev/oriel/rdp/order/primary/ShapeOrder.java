package dev.oriel.rdp.order.primary;

import dev.oriel.rdp.order.field.DeltaPoints;
import dev.oriel.rdp.order.field.Point;
import dev.oriel.rdp.wire.DecodeException;

/**
 * Orders that draw lines, polygons and ellipses. {@code rop2} is a binary raster operation, 1..16: [MS-RDPEGDI]
 * 2.2.2.2.1.1.1.6; {@code fillMode} a constant of 2.2.2.2.1.1.1.9.
 */
public sealed interface ShapeOrder extends PrimaryOrder {
    /** An outline alone, of ellipses. */
    int NO_FILL = 0;
    /** What an odd number of edges surrounds. */
    int ALTERNATE = 1;
    /** What edges surround in one direction more often than in the other. */
    int WINDING = 2;

    /** In the operation of a brush with a pattern: where the pattern has the background, nothing is painted. */
    int TRANSPARENT_BACKGROUND = 0x80;

    /**
     * 2.2.2.2.1.1.2.11 LineTo.
     *
     * @param penStyle 0 solid, 5 none; hosts send no other
     * @param penWidth 1
     */
    record LineTo(
            int backMode, Point start, Point end, int backColor, int rop2, int penStyle, int penWidth, int penColor)
            implements ShapeOrder {
        public static final int PEN_NONE = 5;

        @Override
        public PrimaryType type() {
            return PrimaryType.LINE_TO;
        }

        @Override
        public void put(FieldValues out) {
            out.put(backMode, start.x(), start.y(), end.x(), end.y());
            out.put(backColor, rop2, penStyle, penWidth, penColor);
        }

        static LineTo take(FieldValues in) {
            int backMode = in.take();
            Point start = takePoint(in);
            Point end = takePoint(in);
            return new LineTo(backMode, start, end, in.take(), in.take(), in.take(), in.take(), in.take());
        }
    }

    /**
     * 2.2.2.2.1.1.2.18 Polyline.
     *
     * @param brushCacheEntry not used
     */
    record Polyline(Point start, int rop2, int brushCacheEntry, int penColor, DeltaPoints points)
            implements ShapeOrder {
        @Override
        public PrimaryType type() {
            return PrimaryType.POLYLINE;
        }

        @Override
        public void put(FieldValues out) {
            out.put(start.x(), start.y(), rop2, brushCacheEntry, penColor);
            putPoints(out, points);
        }

        static Polyline take(FieldValues in) throws DecodeException {
            return new Polyline(takePoint(in), in.take(), in.take(), in.take(), takePoints(in));
        }
    }

    /** 2.2.2.2.1.1.2.16 PolygonSC. */
    record PolygonSC(Point start, int rop2, int fillMode, int color, DeltaPoints points) implements ShapeOrder {
        @Override
        public PrimaryType type() {
            return PrimaryType.POLYGON_SC;
        }

        @Override
        public void put(FieldValues out) {
            out.put(start.x(), start.y(), rop2, fillMode, color);
            putPoints(out, points);
        }

        static PolygonSC take(FieldValues in) throws DecodeException {
            return new PolygonSC(takePoint(in), in.take(), in.take(), in.take(), takePoints(in));
        }
    }

    /** 2.2.2.2.1.1.2.17 PolygonCB. {@code rop2} may have {@link #TRANSPARENT_BACKGROUND}. */
    record PolygonCB(
            Point start, int rop2, int fillMode, int backColor, int foreColor, BrushField brush, DeltaPoints points)
            implements ShapeOrder {
        @Override
        public PrimaryType type() {
            return PrimaryType.POLYGON_CB;
        }

        @Override
        public void put(FieldValues out) {
            out.put(start.x(), start.y(), rop2, fillMode, backColor, foreColor);
            brush.put(out);
            putPoints(out, points);
        }

        static PolygonCB take(FieldValues in) throws DecodeException {
            Point start = takePoint(in);
            return new PolygonCB(
                    start, in.take(), in.take(), in.take(), in.take(), BrushField.take(in), takePoints(in));
        }
    }

    /** 2.2.2.2.1.1.2.19 EllipseSC; the edges belong to it. */
    record EllipseSC(Edges box, int rop2, int fillMode, int color) implements ShapeOrder {
        @Override
        public PrimaryType type() {
            return PrimaryType.ELLIPSE_SC;
        }

        @Override
        public void put(FieldValues out) {
            box.put(out);
            out.put(rop2, fillMode, color);
        }

        static EllipseSC take(FieldValues in) {
            return new EllipseSC(Edges.take(in), in.take(), in.take(), in.take());
        }
    }

    /** 2.2.2.2.1.1.2.20 EllipseCB; the edges belong to it. */
    record EllipseCB(Edges box, int rop2, int fillMode, int backColor, int foreColor, BrushField brush)
            implements ShapeOrder {
        @Override
        public PrimaryType type() {
            return PrimaryType.ELLIPSE_CB;
        }

        @Override
        public void put(FieldValues out) {
            box.put(out);
            out.put(rop2, fillMode, backColor, foreColor);
            brush.put(out);
        }

        static EllipseCB take(FieldValues in) {
            return new EllipseCB(Edges.take(in), in.take(), in.take(), in.take(), in.take(), BrushField.take(in));
        }
    }

    private static Point takePoint(FieldValues in) {
        return new Point(in.take(), in.take());
    }

    private static DeltaPoints takePoints(FieldValues in) throws DecodeException {
        return DeltaPoints.decode(in.take(), in.takeBytes());
    }

    private static void putPoints(FieldValues out, DeltaPoints points) {
        out.put(points.count()).put(points.coded());
    }
}
