package dev.oriel.encoder;

import java.util.Arrays;

/**
 * What lies under windows: the pixels that cells of the picture had before something covered them, which the client
 * keeps as tiles. A window that is dragged away uncovers them strip by strip, and no strip has the hash of a tile; but
 * where its pixels are those of the tile, it is a part of it.
 *
 * <p>The cache knows tiles by their hashes alone, so the pixels of a few are kept here, and given up in turn.
 */
final class Underlay {
    /** Two megabytes: the cells that a large window covers. */
    private static final int MAX_TILES = 128;

    private static final int NONE = -1;

    /** By cell: its tile, or {@link #NONE}. */
    private int[] tiles = new int[0];

    // by tile
    private int[] cells = new int[0];
    private int[][] pixels = new int[0][];
    private long[] low = new long[0];
    private long[] high = new long[0];
    private int count;
    private int next;

    /** Forgets everything, for a picture of so many cells. */
    void clear(int cellCount) {
        tiles = new int[cellCount];
        Arrays.fill(tiles, NONE);
        Arrays.fill(cells, NONE);
        next = 0;
    }

    /** Notes what a cell shows before it is covered, and its hash. */
    void put(int cell, CellGrid grid, int[] picture, long hashLow, long hashHigh) {
        int tile = tiles[cell] == NONE ? place(cell) : tiles[cell];
        low[tile] = hashLow;
        high[tile] = hashHigh;
        int width = grid.width(cell);
        int from = grid.y(cell) * grid.width() + grid.x(cell);
        for (int row = 0; row < grid.height(cell); row++) {
            System.arraycopy(picture, from + row * grid.width(), pixels[tile], row * width, width);
        }
    }

    /** A tile that is not used, or the one that was noted first. */
    private int place(int cell) {
        if (count < MAX_TILES && next == count) {
            grow();
        }
        int tile = next;
        next = (next + 1) % MAX_TILES;
        if (cells[tile] != NONE) {
            tiles[cells[tile]] = NONE;
        }
        cells[tile] = cell;
        tiles[cell] = tile;
        return tile;
    }

    private void grow() {
        if (count == cells.length) {
            int capacity = Math.min(MAX_TILES, Math.max(16, 2 * count));
            cells = Arrays.copyOf(cells, capacity);
            Arrays.fill(cells, count, capacity, NONE);
            pixels = Arrays.copyOf(pixels, capacity);
            low = Arrays.copyOf(low, capacity);
            high = Arrays.copyOf(high, capacity);
        }
        pixels[count++] = new int[CellGrid.SIDE * CellGrid.SIDE];
    }

    boolean has(int cell) {
        return tiles[cell] != NONE;
    }

    long hashLow(int cell) {
        return low[tiles[cell]];
    }

    long hashHigh(int cell) {
        return high[tiles[cell]];
    }

    /**
     * Divides what differs in a box into parts that are the same in the tile.
     *
     * @param picture what is to be shown
     * @param shown what is shown, of the same layout
     * @param parts receives boxes after the first {@code count}
     * @return how many there are then, or -1 where not all of it is in the tile, or not in so few parts
     */
    int parts(int cell, int box, CellGrid grid, int[] picture, int[] shown, int[] parts, int count) {
        int[] tile = pixels[tiles[cell]];
        int width = grid.width(cell);
        int from = grid.y(cell) * grid.width() + grid.x(cell);
        Parts found = new Parts(parts, count);
        for (int y = Box.top(box); y < Box.bottom(box); y++) {
            int row = from + y * grid.width();
            int left = Box.left(box);
            int right = Box.right(box);
            while (left < right && picture[row + left] == shown[row + left]) {
                left++;
            }
            while (left < right && picture[row + right - 1] == shown[row + right - 1]) {
                right--;
            }
            if (left == right) {
                continue;
            }
            int at = y * width;
            if (Arrays.mismatch(picture, row + left, row + right, tile, at + left, at + right) >= 0) {
                return -1;
            }
            int first = left;
            int last = right;
            while (first > 0 && picture[row + first - 1] == tile[at + first - 1]) {
                first--;
            }
            while (last < width && picture[row + last] == tile[at + last]) {
                last++;
            }
            if (!found.add(y, left, right, first, last)) {
                return -1;
            }
        }
        return found.end();
    }

    /** Joins rows to boxes: of each it is known which pixels a box must have, and which it may have. */
    private static final class Parts {
        private final int[] boxes;
        private int count;
        private int top = NONE;
        private int bottom;
        private int left;
        private int right;
        private int first;
        private int last;

        Parts(int[] boxes, int count) {
            this.boxes = boxes;
            this.count = count;
        }

        /** Returns whether there was room. */
        boolean add(int y, int rowLeft, int rowRight, int rowFirst, int rowLast) {
            int newLeft = Math.min(left, rowLeft);
            int newRight = Math.max(right, rowRight);
            int newFirst = Math.max(first, rowFirst);
            int newLast = Math.min(last, rowLast);
            if (top != NONE && y == bottom && newFirst <= newLeft && newRight <= newLast) {
                left = newLeft;
                right = newRight;
                first = newFirst;
                last = newLast;
                bottom = y + 1;
                return true;
            }
            if (end() == NONE || count == boxes.length) {
                return false;
            }
            top = y;
            bottom = y + 1;
            left = rowLeft;
            right = rowRight;
            first = rowFirst;
            last = rowLast;
            return true;
        }

        /** Returns how many boxes there are. */
        int end() {
            if (top != NONE) {
                if (count == boxes.length) {
                    return NONE;
                }
                boxes[count++] = Box.of(left, top, right, bottom);
                top = NONE;
            }
            return count;
        }
    }
}
