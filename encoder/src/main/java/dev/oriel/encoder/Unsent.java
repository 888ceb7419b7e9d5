package dev.oriel.encoder;

/**
 * What a viewer has yet to be sent because frames were cut short: whole cells, which the next frames look at as if they
 * had been painted.
 *
 * <p>Confined as its {@link FrameEncoder} is.
 */
final class Unsent {
    private final CellMarks left = new CellMarks();
    /** Those that have never been drawn since the picture was begun from black. */
    private final CellMarks fresh = new CellMarks();

    private int freshDrawn;

    private int cells;
    /** Where the last frame was cut short. */
    private int cursor;

    private boolean cut;

    /** A picture from black, all of which is yet to be drawn. */
    void begin(CellGrid grid) {
        left.clear(grid);
        fresh.clear(grid);
        cells = grid.cells();
        cursor = 0;
        for (int cell = 0; cell < cells; cell++) {
            fresh.set(cell, true);
        }
    }

    boolean isPending() {
        return left.count() > 0;
    }

    /** A frame looks at the cell: it draws what it has not shown, or leaves it again. Returns whether it was left before. */
    boolean take(int cell) {
        boolean was = left.count() > 0 && left.has(cell);
        if (was) {
            left.set(cell, false);
        }
        return was;
    }

    /** A frame looks at all of them. */
    void takeAll(Damage damage, CellGrid grid) {
        for (int cell = 0; cell < cells && left.count() > 0; cell++) {
            if (take(cell)) {
                damage.add(grid.rect(cell));
            }
        }
    }

    /** The frame has no room for the cell. */
    void leave(int cell) {
        left.set(cell, true);
    }

    /** The frame has no room for the cell, nor for any after it: the next begins here, so that each gets its turn. */
    void leaveFrom(int cell) {
        if (!cut) {
            cut = true;
            cursor = cell;
        }
        leave(cell);
    }

    /** The cell with which a frame begins. */
    int cursor() {
        return cursor;
    }

    /** Whether nothing has been drawn there yet: the cell belongs to a picture that appears as a whole. */
    boolean isFresh(int cell) {
        return fresh.count() > 0 && fresh.has(cell);
    }

    void drawn(int cell) {
        if (isFresh(cell)) {
            fresh.set(cell, false);
            freshDrawn++;
        }
    }

    /** Fresh cells that have been drawn since this was asked before. */
    int takeFreshDrawn() {
        int drawn = freshDrawn;
        freshDrawn = 0;
        return drawn;
    }

    /** All has been drawn or left. */
    void endFrame() {
        if (!cut) {
            cursor = 0;
        }
        cut = false;
    }
}
