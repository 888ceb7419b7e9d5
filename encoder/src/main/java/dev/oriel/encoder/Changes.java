package dev.oriel.encoder;

import java.util.Arrays;

/** The cells that a frame must change, in order, with all that is found out about each on the way to the message. */
final class Changes {
    private int count;
    private int[] cells = new int[0];
    /** {@link CellDiff#MAX_BOXES} for each cell. */
    private int[] boxes = new int[0];

    private int[] boxCount = new int[0];
    private int[] slot = new int[0];
    private boolean[] hashed = new boolean[0];
    private long[] hashLow = new long[0];
    private long[] hashHigh = new long[0];
    private boolean[] keep = new boolean[0];
    private long[] keepLow = new long[0];
    private long[] keepHigh = new long[0];

    void clear(int capacity) {
        count = 0;
        if (cells.length < capacity) {
            cells = new int[capacity];
            boxes = new int[capacity * CellDiff.MAX_BOXES];
            boxCount = new int[capacity];
            slot = new int[capacity];
            hashed = new boolean[capacity];
            hashLow = new long[capacity];
            hashHigh = new long[capacity];
            keep = new boolean[capacity];
            keepLow = new long[capacity];
            keepHigh = new long[capacity];
        }
    }

    /** Finds out what of a cell differs, and adds it if anything does. */
    boolean add(int cell, int within, int[] next, int[] shown, CellGrid grid) {
        cells[count] = cell;
        diff(count, within, next, shown, grid);
        if (boxCount[count] == 0) {
            return false;
        }
        slot[count] = TileCache.NONE;
        hashed[count] = false;
        keep[count] = false;
        count++;
        return true;
    }

    /** Finds out again, after {@code shown} has changed. */
    void diff(int i, int within, int[] next, int[] shown, CellGrid grid) {
        int cell = cells[i];
        int offset = grid.y(cell) * grid.width() + grid.x(cell);
        boxCount[i] = CellDiff.boxes(next, shown, offset, grid.width(), within, boxes, i * CellDiff.MAX_BOXES);
    }

    int count() {
        return count;
    }

    int cell(int i) {
        return cells[i];
    }

    /** Where the cell stands among the first {@code of}, which were added in ascending order, or a negative number. */
    int find(int cell, int of) {
        return Arrays.binarySearch(cells, 0, of, cell);
    }

    int boxCount(int i) {
        return boxCount[i];
    }

    int box(int i, int box) {
        return boxes[i * CellDiff.MAX_BOXES + box];
    }

    /** The box around all boxes of a cell. */
    int around(int i) {
        int around = Box.EMPTY;
        for (int box = 0; box < boxCount[i]; box++) {
            around = Box.union(around, box(i, box));
        }
        return around;
    }

    /** Pixels that the client neither shows nor keeps. */
    int missingArea(int i) {
        return slot[i] == TileCache.NONE ? area(i) : 0;
    }

    /** Pixels inside the boxes of a cell. */
    int area(int i) {
        int area = 0;
        for (int box = 0; box < boxCount[i]; box++) {
            area += Box.area(box(i, box));
        }
        return area;
    }

    /** The cache's slot that holds what the cell is to show, or {@link TileCache#NONE}. */
    int slot(int i) {
        return slot[i];
    }

    void slot(int i, int cacheSlot) {
        slot[i] = cacheSlot;
    }

    boolean isHashed(int i) {
        return hashed[i];
    }

    /** Hash of what the cell is to show. */
    void hash(int i, long low, long high) {
        hashed[i] = true;
        hashLow[i] = low;
        hashHigh[i] = high;
    }

    long hashLow(int i) {
        return hashLow[i];
    }

    long hashHigh(int i) {
        return hashHigh[i];
    }

    /** What the cell showed until now may be worth keeping; this is its hash. */
    void keep(int i, long low, long high) {
        keep[i] = true;
        keepLow[i] = low;
        keepHigh[i] = high;
    }

    boolean isKept(int i) {
        return keep[i];
    }

    long keepLow(int i) {
        return keepLow[i];
    }

    long keepHigh(int i) {
        return keepHigh[i];
    }
}
