package dev.oriel.rdp.order.primary;

import dev.oriel.display.Rect;

/**
 * nLeftRect, nTopRect, nWidth and nHeight as an order has them: four coordinate fields.
 *
 * @param width in pixels; what is not positive paints nothing
 * @param height likewise
 */
public record Area(int left, int top, int width, int height) {
    /** From the edges that some orders have in their place. */
    public static Area of(Rect rect) {
        return new Area(rect.x(), rect.y(), rect.width(), rect.height());
    }

    public Rect rect() {
        return new Rect(left, top, Math.max(0, width), Math.max(0, height));
    }

    static Area take(FieldValues in) {
        return new Area(in.take(), in.take(), in.take(), in.take());
    }

    void put(FieldValues out) {
        out.put(left, top, width, height);
    }
}
