package dev.oriel.rdp.order.paint;

import dev.oriel.display.Rect;
import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Limits;

/**
 * Ellipses in a box: the pixels whose middles lie within the curve that touches the box, or those of them that have a
 * neighbour outside. What GDI's own rounding is, nothing says.
 */
final class Ellipse {
    /** So that fourth powers fit a long; surfaces are smaller. */
    private static final int MAX_SIDE = 0x7FFF;

    private final Rect box;

    private Ellipse(Rect box) {
        this.box = box;
    }

    static void draw(Rect box, boolean outline, Rect clip, Spans spans) throws DecodeException {
        Limits.check("width of the ellipse", -1, box.width(), MAX_SIDE);
        Limits.check("height of the ellipse", -1, box.height(), MAX_SIDE);
        Ellipse ellipse = new Ellipse(box);
        for (int y = Math.max(box.y(), clip.y()); y < Math.min(box.bottom(), clip.bottom()); y++) {
            int margin = ellipse.margin(y);
            int x = box.x() + margin;
            int width = box.width() - 2 * margin;
            int hidden = outline ? ellipse.hidden(y, margin) : 0;
            if (width <= 0) {
                continue;
            }
            if (hidden == 0) {
                spans.span(x, y, width);
            } else {
                int side = (width - hidden) / 2;
                spans.span(x, y, side);
                spans.span(x + width - side, y, side);
            }
        }
    }

    /** Pixels of a row between the box and the ellipse, on each side; where there is none of the ellipse, half of the box. */
    private int margin(int y) {
        long width = box.width();
        long height = box.height();
        if (y < box.y() || y >= box.bottom()) {
            return (int) (width + 1) / 2;
        }
        // twice the distances from the middle: (a / width)² + (b / height)² ≤ 1
        long b = Math.abs(2L * (y - box.y()) + 1 - height);
        long square = width * width * (height * height - b * b) / (height * height);
        long a = (long) Math.sqrt((double) square);
        a -= a * a > square ? 1 : 0;
        a += (a + 1) * (a + 1) <= square ? 1 : 0;
        // a pixel's middle has the parity of the width, less one
        a -= (width - 1 - a) % 2 != 0 ? 1 : 0;
        return (int) (width - 1 - a) / 2 + (a < 0 ? 1 : 0);
    }

    /** Width of the part of a row whose neighbours above, below, left and right all belong to the ellipse. */
    private int hidden(int y, int margin) {
        int widest = Math.max(Math.max(margin(y - 1), margin(y + 1)), margin + 1);
        return Math.max(0, box.width() - 2 * widest);
    }
}
