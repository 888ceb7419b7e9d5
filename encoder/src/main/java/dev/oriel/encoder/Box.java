package dev.oriel.encoder;

/**
 * A rectangle inside a cell, packed into an {@code int}: four edges of seven bits each, right and bottom exclusive. The
 * value 0 is the empty box.
 */
final class Box {
    static final int EMPTY = 0;

    private Box() {}

    /** Edges 0..64, not empty. */
    static int of(int left, int top, int right, int bottom) {
        return left | top << 7 | right << 14 | bottom << 21;
    }

    static int left(int box) {
        return box & 0x7F;
    }

    static int top(int box) {
        return box >> 7 & 0x7F;
    }

    static int right(int box) {
        return box >> 14 & 0x7F;
    }

    static int bottom(int box) {
        return box >> 21;
    }

    static int width(int box) {
        return right(box) - left(box);
    }

    static int height(int box) {
        return bottom(box) - top(box);
    }

    static int area(int box) {
        return width(box) * height(box);
    }

    /** The smallest box around both. */
    static int union(int a, int b) {
        if (a == EMPTY || b == EMPTY) {
            return a | b;
        }
        return of(
                Math.min(left(a), left(b)),
                Math.min(top(a), top(b)),
                Math.max(right(a), right(b)),
                Math.max(bottom(a), bottom(b)));
    }

    /** What both have in common; they must have something. */
    static int intersect(int a, int b) {
        return of(
                Math.max(left(a), left(b)),
                Math.max(top(a), top(b)),
                Math.min(right(a), right(b)),
                Math.min(bottom(a), bottom(b)));
    }

    static boolean contains(int outer, int inner) {
        return inner == EMPTY
                || (outer != EMPTY
                        && left(outer) <= left(inner)
                        && top(outer) <= top(inner)
                        && right(outer) >= right(inner)
                        && bottom(outer) >= bottom(inner));
    }
}
