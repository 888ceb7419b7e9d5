package dev.oriel.rdp.order;

import dev.oriel.display.Rect;
import dev.oriel.rdp.order.field.Point;
import dev.oriel.rdp.order.primary.BlitOrder;
import dev.oriel.rdp.order.primary.BrushField;
import dev.oriel.rdp.order.primary.Edges;
import dev.oriel.rdp.order.primary.LegacyOrder;
import dev.oriel.rdp.order.primary.Primary;
import dev.oriel.rdp.order.primary.ShapeOrder;
import dev.oriel.rdp.order.primary.TextOrder;
import dev.oriel.rdp.order.secondary.GlyphData;
import dev.oriel.rdp.wire.Bytes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Draws orders pixel by pixel and bit by bit, as the specification says it and without any thought of speed, at 24 or 32 bits
 * a pixel. Shares no code with what it is compared to, but the records of the orders.
 */
final class PlainRenderer {
    /** What a brush has at a pixel, or where it is hollow or has a hole there. */
    private static final int NOTHING = -1;

    private final int width;
    private final int height;
    private int[] pixels;
    private Rect clip;
    final Map<Integer, int[][]> bitmaps = new HashMap<>();
    final Map<Integer, GlyphData> glyphs = new HashMap<>();
    final Map<Integer, int[][]> colorBrushes = new HashMap<>();
    private final Map<Integer, int[][]> saved = new HashMap<>();

    PlainRenderer(int width, int height) {
        this.width = width;
        this.height = height;
        this.pixels = new int[width * height];
        this.clip = new Rect(0, 0, width, height);
    }

    int[] pixels() {
        return pixels;
    }

    /** All pixels, row by row. */
    int[][] rows() {
        int[][] rows = new int[height][];
        for (int y = 0; y < height; y++) {
            rows[y] = Arrays.copyOfRange(pixels, y * width, (y + 1) * width);
        }
        return rows;
    }

    void draw(Primary primary) {
        clip = new Rect(0, 0, width, height);
        primary.bounds().ifPresent(bounds -> clip = clip.intersect(bounds.rect()));
        switch (primary.order()) {
            case BlitOrder order -> draw(order);
            case ShapeOrder order -> draw(order);
            case TextOrder order -> draw(order);
            case LegacyOrder.SaveBitmap order -> save(order);
            case LegacyOrder order -> throw new AssertionError(order);
        }
    }

    /** Positions lie so far apart that no two parts ever meet. */
    private void save(LegacyOrder.SaveBitmap order) {
        Edges box = order.area();
        if (order.operation() == LegacyOrder.SaveBitmap.SAVE) {
            int[][] part =
                    new int[Math.max(0, box.bottom() - box.top() + 1)][Math.max(0, box.right() - box.left() + 1)];
            forEach(box, (x, y) -> part[y - box.top()][x - box.left()] = pixels[y * width + x]);
            saved.put(order.position(), part);
            return;
        }
        int[][] part = Objects.requireNonNull(saved.get(order.position()));
        forEach(box, (x, y) -> {
            if (isInside(x, y)) {
                pixels[y * width + x] = part[y - box.top()][x - box.left()];
            }
        });
    }

    private interface Pixel {
        void at(int x, int y);
    }

    /** The pixels of a box, edges included, that the desktop has. */
    private void forEach(Edges box, Pixel pixel) {
        for (int y = Math.max(0, box.top()); y <= Math.min(height - 1, box.bottom()); y++) {
            for (int x = Math.max(0, box.left()); x <= Math.min(width - 1, box.right()); x++) {
                pixel.at(x, y);
            }
        }
    }

    private boolean isInside(int x, int y) {
        return x >= clip.x() && x < clip.right() && y >= clip.y() && y < clip.bottom();
    }

    private static int rgb(int color) {
        return Integer.reverseBytes(color) >>> 8;
    }

    /** The table of [MS-RDPEGDI] 2.2.2.2.1.1.1.7, looked up for each of the 24 bits. */
    static int rop3(int rop, int p, int s, int d) {
        int result = 0;
        for (int bit = 0; bit < 24; bit++) {
            int row = (p >> bit & 1) * 4 + (s >> bit & 1) * 2 + (d >> bit & 1);
            result |= (rop >> row & 1) << bit;
        }
        return result;
    }

    /** [MS-RDPEGDI] 2.2.2.2.1.1.1.6, one by one. */
    static int rop2(int rop, int p, int d) {
        int result = switch (rop & 0x1F) {
            case 1 -> 0;
            case 2 -> ~(p | d);
            case 3 -> ~p & d;
            case 4 -> ~p;
            case 5 -> p & ~d;
            case 6 -> ~d;
            case 7 -> p ^ d;
            case 8 -> ~(p & d);
            case 9 -> p & d;
            case 10 -> ~(p ^ d);
            case 11 -> d;
            case 12 -> ~p | d;
            case 13 -> p;
            case 14 -> p | ~d;
            case 15 -> p | d;
            case 16 -> -1;
            default -> throw new AssertionError(rop);
        };
        return result & 0xFFFFFF;
    }

    private int brush(BrushField brush, int back, int fore, int x, int y) {
        int column = Math.floorMod(x - brush.originX(), 8);
        int row = Math.floorMod(y - brush.originY(), 8);
        if ((brush.style() & BrushField.CACHED) != 0) {
            int[][] tile = Objects.requireNonNull(colorBrushes.get(brush.hatch()));
            return tile[row][column];
        }
        return switch (brush.style()) {
            case BrushField.SOLID -> rgb(fore);
            case BrushField.HATCHED -> rgb(hatch(brush.hatch(), column, row) ? fore : back);
            case BrushField.PATTERN -> {
                int bits = row == 7 ? brush.hatch() : brush.extra().get(6 - row);
                yield rgb((bits & 0x80 >> column) != 0 ? back : fore);
            }
            default -> NOTHING;
        };
    }

    private static boolean hatch(int hatch, int column, int row) {
        String[][] drawn = {
            {"........", "........", "........", "########", "........", "........", "........", "........"},
            {"....#...", "....#...", "....#...", "....#...", "....#...", "....#...", "....#...", "....#..."},
            {"#.......", ".#......", "..#.....", "...#....", "....#...", ".....#..", "......#.", ".......#"},
            {".......#", "......#.", ".....#..", "....#...", "...#....", "..#.....", ".#......", "#......."},
            {"....#...", "....#...", "....#...", "########", "....#...", "....#...", "....#...", "....#..."},
            {"#......#", ".#....#.", "..#..#..", "...##...", "...##...", "..#..#..", ".#....#.", "#......#"},
        };
        return drawn[hatch][row].charAt(column) == '#';
    }

    private void draw(BlitOrder order) {
        switch (order) {
            case BlitOrder.DstBlt o -> pattern(o.area().rect(), o.rop(), BrushField.solid(), 0, 0);
            case BlitOrder.MultiDstBlt o ->
                o.rects().rects().forEach(rect -> pattern(rect, o.rop(), BrushField.solid(), 0, 0));
            case BlitOrder.OpaqueRect o -> pattern(o.area().rect(), 0xF0, BrushField.solid(), 0, o.color());
            case BlitOrder.MultiOpaqueRect o ->
                o.rects().rects().forEach(rect -> pattern(rect, 0xF0, BrushField.solid(), 0, o.color()));
            case BlitOrder.PatBlt o -> pattern(o.area().rect(), o.rop(), o.brush(), o.backColor(), o.foreColor());
            case BlitOrder.MultiPatBlt o ->
                o.rects().rects().forEach(rect -> pattern(rect, o.rop(), o.brush(), o.backColor(), o.foreColor()));
            case BlitOrder.ScrBlt o -> screen(o.area().rect(), o.rop(), o.sourceX(), o.sourceY());
            case BlitOrder.MultiScrBlt o ->
                o.rects()
                        .rects()
                        .forEach(rect -> screen(
                                rect,
                                o.rop(),
                                rect.x() - o.area().left() + o.sourceX(),
                                rect.y() - o.area().top() + o.sourceY()));
            case BlitOrder.MemBlt o -> memory(o, BrushField.solid(), 0, 0);
            case BlitOrder.Mem3Blt o -> memory(o.source(), o.brush(), o.backColor(), o.foreColor());
        }
    }

    private void pattern(Rect rect, int rop, BrushField brush, int back, int fore) {
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                boolean hit = x >= rect.x() && x < rect.right() && y >= rect.y() && y < rect.bottom();
                if (hit && isInside(x, y)) {
                    int at = y * width + x;
                    pixels[at] = rop3(rop, brush(brush, back, fore, x, y), 0, pixels[at]);
                }
            }
        }
    }

    private void screen(Rect rect, int rop, int fromX, int fromY) {
        int[] before = pixels.clone();
        for (int y = rect.y(); y < rect.bottom(); y++) {
            for (int x = rect.x(); x < rect.right(); x++) {
                int sx = x - rect.x() + fromX;
                int sy = y - rect.y() + fromY;
                boolean there = sx >= 0 && sy >= 0 && sx < width && sy < height;
                if (isInside(x, y) && (there || !usesSource(rop))) {
                    int s = there ? before[sy * width + sx] : 0;
                    pixels[y * width + x] = rop3(rop, 0, s, before[y * width + x]);
                }
            }
        }
    }

    private static boolean usesSource(int rop) {
        return (rop >> 2 & 0x33) != (rop & 0x33);
    }

    private void memory(BlitOrder.MemBlt order, BrushField brush, int back, int fore) {
        int[][] bitmap = Objects.requireNonNull(bitmaps.get(order.cacheIndex()));
        Rect rect = order.area().rect();
        for (int y = rect.y(); y < rect.bottom(); y++) {
            for (int x = rect.x(); x < rect.right(); x++) {
                int sx = x - rect.x() + order.sourceX();
                int sy = y - rect.y() + order.sourceY();
                boolean there = sx >= 0 && sy >= 0 && sy < bitmap.length && sx < bitmap[0].length;
                if (isInside(x, y) && (there || !usesSource(order.rop()))) {
                    int at = y * width + x;
                    int s = there ? bitmap[sy][sx] : 0;
                    pixels[at] = rop3(order.rop(), brush(brush, back, fore, x, y), s, pixels[at]);
                }
            }
        }
    }

    private void draw(ShapeOrder order) {
        switch (order) {
            case ShapeOrder.LineTo o -> line(o.start(), o.end(), o.rop2(), o.penColor());
            case ShapeOrder.Polyline o -> {
                Point last = o.start();
                for (Point next : o.points().from(o.start())) {
                    line(last, next, o.rop2(), o.penColor());
                    last = next;
                }
            }
            case ShapeOrder.PolygonSC o ->
                polygon(
                        o.start(),
                        o.points().from(o.start()),
                        o.fillMode(),
                        o.rop2(),
                        BrushField.solid(),
                        0,
                        o.color());
            case ShapeOrder.PolygonCB o ->
                polygon(
                        o.start(),
                        o.points().from(o.start()),
                        o.fillMode(),
                        o.rop2(),
                        o.brush(),
                        o.backColor(),
                        o.foreColor());
            case ShapeOrder.EllipseSC o -> ellipse(o.box(), o.fillMode(), o.rop2(), BrushField.solid(), 0, o.color());
            case ShapeOrder.EllipseCB o ->
                ellipse(o.box(), o.fillMode(), o.rop2(), o.brush(), o.backColor(), o.foreColor());
        }
    }

    /** All pixels on which the line comes nearest, but the last one. */
    private void line(Point from, Point to, int rop2, int color) {
        int dx = to.x() - from.x();
        int dy = to.y() - from.y();
        int steps = Math.max(Math.abs(dx), Math.abs(dy));
        for (int i = 0; i < steps; i++) {
            // twice the coordinates times the number of steps: exact
            long x = 2L * (from.x() * (long) steps + (long) i * dx);
            long y = 2L * (from.y() * (long) steps + (long) i * dy);
            pixel(
                    (int) Math.ceilDiv(x - steps, 2L * steps),
                    (int) Math.ceilDiv(y - steps, 2L * steps),
                    rop2,
                    rgb(color));
        }
    }

    private void pixel(int x, int y, int rop2, int p) {
        if (isInside(x, y) && p != NOTHING) {
            pixels[y * width + x] = rop2(rop2, p, pixels[y * width + x]);
        }
    }

    /** Of patterns with two colours, where the background is to be left out. */
    private int transparent(int rop2, BrushField brush, int back, int fore, int x, int y) {
        if ((rop2 & ShapeOrder.TRANSPARENT_BACKGROUND) != 0 && brush.style() != BrushField.SOLID) {
            boolean hole = brush(brush, 0x010101, 0x020202, x, y) == 0x010101;
            return hole ? NOTHING : brush(brush, back, fore, x, y);
        }
        return brush(brush, back, fore, x, y);
    }

    private void polygon(Point start, List<Point> rest, int fillMode, int rop2, BrushField brush, int back, int fore) {
        List<Point> path = new ArrayList<>(List.of(start));
        path.addAll(rest);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int winding = 0;
                int crossings = 0;
                for (int i = 0; i < path.size(); i++) {
                    Point a = path.get(i);
                    Point b = path.get((i + 1) % path.size());
                    // does the edge cross this row at or left of the pixel?
                    if (a.y() <= y != b.y() <= y) {
                        long side = (long) (b.x() - a.x()) * (y - a.y()) - (long) (x - a.x()) * (b.y() - a.y());
                        boolean left = b.y() > a.y() ? side <= 0 : side >= 0;
                        crossings += left ? 1 : 0;
                        winding += left ? (b.y() > a.y() ? 1 : -1) : 0;
                    }
                }
                boolean in = fillMode == ShapeOrder.WINDING ? winding != 0 : crossings % 2 != 0;
                if (in) {
                    pixel(x, y, rop2, transparent(rop2, brush, back, fore, x, y));
                }
            }
        }
    }

    private void ellipse(Edges box, int fillMode, int rop2, BrushField brush, int back, int fore) {
        for (int y = box.top(); y <= box.bottom(); y++) {
            for (int x = box.left(); x <= box.right(); x++) {
                boolean in = isIn(box, x, y);
                if (fillMode == ShapeOrder.NO_FILL) {
                    in &= !(isIn(box, x - 1, y) && isIn(box, x + 1, y) && isIn(box, x, y - 1) && isIn(box, x, y + 1));
                }
                if (in) {
                    pixel(x, y, rop2, transparent(rop2, brush, back, fore, x, y));
                }
            }
        }
    }

    private static boolean isIn(Edges box, int x, int y) {
        long w = 1L + box.right() - box.left();
        long h = 1L + box.bottom() - box.top();
        long a = 2L * (x - box.left()) + 1 - w;
        long b = 2L * (y - box.top()) + 1 - h;
        return a * a * h * h + b * b * w * w <= w * w * h * h;
    }

    private void draw(TextOrder order) {
        switch (order) {
            case TextOrder.GlyphIndex o -> {
                if (o.opRedundant() == 0) {
                    pattern(o.opaque().exclusive(), 0xF0, BrushField.solid(), 0, o.foreColor());
                }
                text(o.accel(), o.charInc(), o.backColor(), o.background(), o.origin(), o.glyphs());
            }
            case TextOrder.FastIndex o -> {
                pattern(o.opaque().exclusive(), 0xF0, BrushField.solid(), 0, o.foreColor());
                text(o.drawing() >> 8, o.drawing() & 0xFF, o.backColor(), o.background(), o.origin(), o.glyphs());
            }
            case TextOrder.FastGlyph o -> {
                pattern(o.opaque().exclusive(), 0xF0, BrushField.solid(), 0, o.foreColor());
                text(
                        0x20,
                        0,
                        o.backColor(),
                        o.background(),
                        o.origin(),
                        o.glyph().slice(0, 1));
            }
        }
    }

    /** Text without fragments. */
    private void text(int accel, int charInc, int color, Edges background, Point origin, Bytes data) {
        int x = origin.x();
        int y = origin.y();
        boolean down = (accel & TextOrder.VERTICAL) != 0;
        boolean wide = (accel & TextOrder.WIDTH_OF_BITMAP) != 0;
        int i = 0;
        while (i < data.length()) {
            GlyphData glyph = Objects.requireNonNull(glyphs.get(data.get(i++)));
            if (charInc == 0 && !wide) {
                int distance = data.get(i++);
                if (distance >= 0x80) {
                    distance = data.get(i) + 256 * data.get(i + 1);
                    i += 2;
                }
                x += down ? 0 : distance;
                y += down ? distance : 0;
            }
            for (int row = 0; row < glyph.height(); row++) {
                for (int column = 0; column < glyph.width(); column++) {
                    int bytesInRow = (glyph.width() + 7) / 8;
                    boolean set = (glyph.bits().get(row * bytesInRow + column / 8) & 0x80 >> column % 8) != 0;
                    int px = x + glyph.x() + column;
                    int py = y + glyph.y() + row;
                    boolean behind = px >= background.left()
                            && px < background.right()
                            && py >= background.top()
                            && py < background.bottom();
                    if (set && behind && isInside(px, py)) {
                        pixels[py * width + px] = rgb(color);
                    }
                }
            }
            int advance = charInc != 0 ? charInc : wide ? (down ? glyph.height() : glyph.width()) : 0;
            x += down ? 0 : advance;
            y += down ? advance : 0;
        }
    }

    @Override
    public String toString() {
        return width + "x" + height + " " + Arrays.hashCode(pixels);
    }
}
