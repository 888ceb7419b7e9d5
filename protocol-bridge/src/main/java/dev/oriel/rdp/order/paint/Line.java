package dev.oriel.rdp.order.paint;

import dev.oriel.display.Rect;
import dev.oriel.rdp.order.field.Point;

/**
 * Lines of one pixel's width, without their last pixel, as GDI draws them. On each column (or row, of a steep line) lies the
 * pixel that is nearest to the true line, of two that are equally near the upper (or left) one; so a line has the same pixels
 * in both directions. Cost grows with what is visible, not with the length.
 */
final class Line {
    private Line() {}

    static void draw(Point from, Point to, Rect clip, Spans spans) {
        int dx = to.x() - from.x();
        int dy = to.y() - from.y();
        if (Math.abs(dx) >= Math.abs(dy)) {
            flat(from, dx, dy, clip, spans);
        } else {
            steep(from, dx, dy, clip, spans);
        }
    }

    private static void flat(Point from, int dx, int dy, Rect clip, Spans spans) {
        int first = Math.max(clip.x(), dx >= 0 ? from.x() : from.x() + dx + 1);
        int end = Math.min(clip.right(), dx >= 0 ? from.x() + dx : from.x() + 1);
        int start = first;
        for (int x = first; x < end; x++) {
            // pixels of one row are one span
            int y = from.y() + offset(x - from.x(), dx, dy);
            if (x + 1 == end || from.y() + offset(x + 1 - from.x(), dx, dy) != y) {
                spans.span(start, y, x + 1 - start);
                start = x + 1;
            }
        }
    }

    private static void steep(Point from, int dx, int dy, Rect clip, Spans spans) {
        int first = Math.max(clip.y(), dy >= 0 ? from.y() : from.y() + dy + 1);
        int end = Math.min(clip.bottom(), dy >= 0 ? from.y() + dy : from.y() + 1);
        for (int y = first; y < end; y++) {
            spans.span(from.x() + offset(y - from.y(), dy, dx), y, 1);
        }
    }

    /** {@code steps * across / along}, rounded to the nearest, halves down. */
    private static int offset(int steps, int along, int across) {
        long product = 2L * steps * across;
        long divisor = 2L * along;
        return (int) (divisor > 0 ? Math.ceilDiv(product - along, divisor) : Math.ceilDiv(-product + along, -divisor));
    }
}
