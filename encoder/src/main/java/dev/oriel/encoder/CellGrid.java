package dev.oriel.encoder;

import dev.oriel.display.Rect;

/**
 * Divides a picture into cells of 64×64 pixels, numbered row by row; those at the right and bottom edge may be smaller.
 *
 * @param width of the picture in pixels
 * @param height of the picture in pixels
 */
record CellGrid(int width, int height) {
    /** Of a cell, in pixels. */
    static final int SIDE = 64;

    private static final int SHIFT = 6;

    static final CellGrid EMPTY = new CellGrid(0, 0);

    int columns() {
        return (width + SIDE - 1) >> SHIFT;
    }

    int rows() {
        return (height + SIDE - 1) >> SHIFT;
    }

    int cells() {
        return columns() * rows();
    }

    /** The column, or row, in which a coordinate lies. */
    static int at(int coordinate) {
        return coordinate >> SHIFT;
    }

    /** Left edge in pixels. */
    int x(int cell) {
        return (cell % columns()) << SHIFT;
    }

    /** Top edge in pixels. */
    int y(int cell) {
        return (cell / columns()) << SHIFT;
    }

    int width(int cell) {
        return Math.min(SIDE, width - x(cell));
    }

    int height(int cell) {
        return Math.min(SIDE, height - y(cell));
    }

    /** {@code inside}, which lies in the cell, as a {@link Box}. */
    int box(int cell, Rect inside) {
        int x = x(cell);
        int y = y(cell);
        return Box.of(inside.x() - x, inside.y() - y, inside.right() - x, inside.bottom() - y);
    }

    Rect rect(int cell) {
        return new Rect(x(cell), y(cell), width(cell), height(cell));
    }
}
