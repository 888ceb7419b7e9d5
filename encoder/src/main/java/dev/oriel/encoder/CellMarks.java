package dev.oriel.encoder;

import dev.oriel.display.Rect;

/** Cells of a picture that have something in common, and how many they are, so that it costs nothing where there are none. */
final class CellMarks {
    private CellGrid grid = CellGrid.EMPTY;
    private boolean[] marked = new boolean[0];
    private int count;

    /** None, of a picture of that layout. */
    void clear(CellGrid newGrid) {
        grid = newGrid;
        marked = new boolean[newGrid.cells()];
        count = 0;
    }

    int count() {
        return count;
    }

    boolean has(int cell) {
        return marked[cell];
    }

    void set(int cell, boolean mark) {
        if (marked[cell] != mark) {
            marked[cell] = mark;
            count += mark ? 1 : -1;
        }
    }

    /** The rectangle around all of them; empty where there are none. */
    Rect bounds() {
        int left = grid.width();
        int top = grid.height();
        int right = 0;
        int bottom = 0;
        for (int cell = 0; cell < marked.length; cell++) {
            if (marked[cell]) {
                left = Math.min(left, grid.x(cell));
                top = Math.min(top, grid.y(cell));
                right = Math.max(right, grid.x(cell) + grid.width(cell));
                bottom = Math.max(bottom, grid.y(cell) + grid.height(cell));
            }
        }
        return count == 0 ? new Rect(0, 0, 0, 0) : Rect.ofEdges(left, top, right, bottom);
    }

    /** Whether {@code rect} touches a cell that is marked. */
    boolean touches(Rect rect) {
        if (count == 0) {
            return false;
        }
        for (int row = CellGrid.at(rect.y()); row <= CellGrid.at(rect.bottom() - 1); row++) {
            for (int column = CellGrid.at(rect.x()); column <= CellGrid.at(rect.right() - 1); column++) {
                if (marked[row * grid.columns() + column]) {
                    return true;
                }
            }
        }
        return false;
    }
}
