package dev.oriel.rdp.order.paint;

import dev.oriel.display.Rect;
import dev.oriel.rdp.order.field.Point;
import java.util.Arrays;
import java.util.List;

/**
 * Filled polygons: [MS-RDPEGDI] 2.2.2.2.1.1.1.9 Fill-Mode. A pixel belongs to a polygon where its coordinates lie inside, or
 * on a left or upper edge; so polygons that share an edge share no pixel.
 */
final class Polygon {
    private Polygon() {}

    /** @param path without the edge that closes it */
    static void fill(List<Point> path, boolean winding, Rect clip, Spans spans) {
        int top = path.stream().mapToInt(Point::y).min().orElse(0);
        int bottom = path.stream().mapToInt(Point::y).max().orElse(0);
        long[] crossings = new long[path.size()];
        for (int y = Math.max(top, clip.y()); y < Math.min(bottom, clip.bottom()); y++) {
            int count = crossings(path, y, crossings);
            Arrays.sort(crossings, 0, count);
            row(crossings, count, winding, y, spans);
        }
    }

    /** Notes for each edge that crosses a row the first pixel to its right, and in the lowest bit whether it goes down. */
    private static int crossings(List<Point> path, int y, long[] crossings) {
        int count = 0;
        for (int i = 0; i < path.size(); i++) {
            Point from = path.get(i);
            Point to = path.get((i + 1) % path.size());
            boolean down = from.y() < to.y();
            Point upper = down ? from : to;
            Point lower = down ? to : from;
            if (upper.y() <= y && y < lower.y()) {
                long across = (long) (y - upper.y()) * (lower.x() - upper.x());
                long x = upper.x() + Math.ceilDiv(across, (long) (lower.y() - upper.y()));
                crossings[count++] = x << 1 | (down ? 1 : 0);
            }
        }
        return count;
    }

    private static void row(long[] crossings, int count, boolean winding, int y, Spans spans) {
        int inside = 0;
        for (int i = 0; i + 1 < count; i++) {
            inside += !winding ? 1 : (crossings[i] & 1) != 0 ? 1 : -1;
            int x = (int) (crossings[i] >> 1);
            int next = (int) (crossings[i + 1] >> 1);
            boolean filled = winding ? inside != 0 : (inside & 1) != 0;
            if (filled && next > x) {
                spans.span(x, y, next - x);
            }
        }
    }
}
