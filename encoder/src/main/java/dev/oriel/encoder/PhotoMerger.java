package dev.oriel.encoder;

import java.util.Arrays;

/**
 * Collects cells that go by JPEG and joins neighbours into rectangles: the headers and tables of a JPEG take some 600
 * bytes, a quarter of what a cell needs.
 */
final class PhotoMerger {
    /** Longest side of a rectangle, in cells: as a whole it must not keep a client's decoder busy for long. */
    private static final int MAX_CELLS = 8;

    private boolean[] marked = new boolean[0];
    private int[] cells = new int[0];
    private int count;
    private int columns;
    private int rows;

    void clear(CellGrid grid) {
        if (marked.length < grid.cells()) {
            marked = new boolean[grid.cells()];
            cells = new int[grid.cells()];
        }
        Arrays.fill(marked, false);
        columns = grid.columns();
        rows = grid.rows();
        count = 0;
    }

    void add(int cell) {
        marked[cell] = true;
        cells[count++] = cell;
    }

    boolean isEmpty() {
        return count == 0;
    }

    /** Receives a rectangle of cells. */
    interface Sink {
        void rectangle(int column, int row, int columns, int rows);
    }

    /** Hands out every cell once. */
    void drain(Sink sink) {
        Arrays.sort(cells, 0, count);
        for (int i = 0; i < count; i++) {
            if (marked[cells[i]]) {
                take(cells[i], sink);
            }
        }
        count = 0;
    }

    private void take(int cell, Sink sink) {
        int column = cell % columns;
        int row = cell / columns;
        int width = 1;
        while (width < MAX_CELLS && column + width < columns && marked[cell + width]) {
            width++;
        }
        int height = 1;
        while (height < MAX_CELLS && row + height < rows && isMarked(cell + height * columns, width)) {
            height++;
        }
        for (int y = 0; y < height; y++) {
            Arrays.fill(marked, cell + y * columns, cell + y * columns + width, false);
        }
        sink.rectangle(column, row, width, height);
    }

    private boolean isMarked(int from, int width) {
        for (int i = from; i < from + width; i++) {
            if (!marked[i]) {
                return false;
            }
        }
        return true;
    }
}
