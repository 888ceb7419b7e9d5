package dev.oriel.rdp.order.primary;

import dev.oriel.display.Rect;

/** Left, top, right and bottom as an order has them. */
public record Edges(int left, int top, int right, int bottom) {
    /** The rectangle whose right and bottom edges are outside of it; empty where they cross. */
    public Rect exclusive() {
        return Rect.ofEdges(left, top, right, bottom);
    }

    /** The rectangle whose right and bottom edges belong to it; empty where they cross. */
    public Rect inclusive() {
        return Rect.ofEdges(left, top, right + 1, bottom + 1);
    }

    static Edges take(FieldValues in) {
        return new Edges(in.take(), in.take(), in.take(), in.take());
    }

    void put(FieldValues out) {
        out.put(left, top, right, bottom);
    }
}
