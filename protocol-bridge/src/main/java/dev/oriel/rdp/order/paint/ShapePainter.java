package dev.oriel.rdp.order.paint;

import dev.oriel.display.Rect;
import dev.oriel.rdp.order.field.Point;
import dev.oriel.rdp.order.primary.BrushField;
import dev.oriel.rdp.order.primary.ShapeOrder;
import dev.oriel.rdp.wire.DecodeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Paints lines, polygons and ellipses. */
public final class ShapePainter {
    private final Canvas canvas;
    private final Colors colors;
    private final Brushes brushes;

    public ShapePainter(Canvas canvas, Colors colors, Brushes brushes) {
        this.canvas = canvas;
        this.colors = colors;
        this.brushes = brushes;
    }

    /** @return whether all that the order needs was there */
    public boolean paint(ShapeOrder order) throws DecodeException {
        switch (order) {
            case ShapeOrder.LineTo o -> {
                if (o.penStyle() != ShapeOrder.LineTo.PEN_NONE) {
                    lines(List.of(o.start(), o.end()), o.rop2(), o.penColor());
                }
            }
            case ShapeOrder.Polyline o -> lines(path(o.start(), o.points().from(o.start())), o.rop2(), o.penColor());
            case ShapeOrder.PolygonSC o -> {
                List<Point> path = path(o.start(), o.points().from(o.start()));
                Brush brush = Brush.solid(colors.rgb(o.color()));
                polygon(path, o.fillMode(), Rop3.ofBinary(o.rop2()), brush);
            }
            case ShapeOrder.PolygonCB o -> {
                List<Point> path = path(o.start(), o.points().from(o.start()));
                Optional<Brush> brush = brush(o.brush(), o.rop2(), o.backColor(), o.foreColor());
                brush.ifPresent(with -> polygon(path, o.fillMode(), Rop3.ofBinary(o.rop2()), with));
                return brush.isPresent() || o.brush().style() == BrushField.NULL;
            }
            case ShapeOrder.EllipseSC o -> {
                Brush brush = Brush.solid(colors.rgb(o.color()));
                ellipse(o.box().inclusive(), o.fillMode(), Rop3.ofBinary(o.rop2()), brush);
            }
            case ShapeOrder.EllipseCB o -> {
                Optional<Brush> brush = brush(o.brush(), o.rop2(), o.backColor(), o.foreColor());
                if (brush.isPresent()) {
                    ellipse(o.box().inclusive(), o.fillMode(), Rop3.ofBinary(o.rop2()), brush.get());
                }
                return brush.isPresent() || o.brush().style() == BrushField.NULL;
            }
        }
        return true;
    }

    private Optional<Brush> brush(BrushField field, int rop2, int backColor, int foreColor) throws DecodeException {
        return (rop2 & ShapeOrder.TRANSPARENT_BACKGROUND) != 0
                ? brushes.withoutBackground(field, foreColor)
                : brushes.of(field, backColor, foreColor);
    }

    private static List<Point> path(Point start, List<Point> rest) {
        List<Point> path = new ArrayList<>(rest.size() + 1);
        path.add(start);
        path.addAll(rest);
        return path;
    }

    private void lines(List<Point> path, int rop2, int color) {
        Rop3 rop = Rop3.ofBinary(rop2);
        Brush brush = Brush.solid(colors.rgb(color));
        for (int i = 1; i < path.size(); i++) {
            Line.draw(
                    path.get(i - 1), path.get(i), canvas.clip(), (x, y, width) -> canvas.span(x, y, width, rop, brush));
        }
        canvas.painted(box(path));
    }

    private void polygon(List<Point> path, int fillMode, Rop3 rop, Brush brush) {
        boolean winding = fillMode == ShapeOrder.WINDING;
        Polygon.fill(path, winding, canvas.clip(), (x, y, width) -> canvas.span(x, y, width, rop, brush));
        canvas.painted(box(path));
    }

    private void ellipse(Rect box, int fillMode, Rop3 rop, Brush brush) throws DecodeException {
        boolean outline = fillMode == ShapeOrder.NO_FILL;
        Ellipse.draw(box, outline, canvas.clip(), (x, y, width) -> canvas.span(x, y, width, rop, brush));
        canvas.painted(box);
    }

    private static Rect box(List<Point> path) {
        int left = Integer.MAX_VALUE;
        int top = Integer.MAX_VALUE;
        int right = Integer.MIN_VALUE;
        int bottom = Integer.MIN_VALUE;
        for (Point point : path) {
            left = Math.min(left, point.x());
            top = Math.min(top, point.y());
            right = Math.max(right, point.x() + 1);
            bottom = Math.max(bottom, point.y() + 1);
        }
        return Rect.ofEdges(left, top, right, bottom);
    }
}
