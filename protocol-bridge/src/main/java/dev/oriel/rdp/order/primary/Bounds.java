package dev.oriel.rdp.order.primary;

import dev.oriel.display.Rect;

/**
 * What an order is cut off at: [MS-RDPEGDI] 2.2.2.2.1.1.2 Primary Drawing Order, bounds.
 *
 * @param right inclusive
 * @param bottom inclusive
 */
public record Bounds(int left, int top, int right, int bottom) {
    public Rect rect() {
        return Rect.ofEdges(left, top, right + 1, bottom + 1);
    }
}
