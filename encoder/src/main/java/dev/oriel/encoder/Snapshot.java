package dev.oriel.encoder;

import dev.oriel.display.Surface;
import java.util.Arrays;

/**
 * What the surface showed when a frame was cut, as far as it differs from what the viewer shows. Pixels have the place
 * that they have in the surface; only cells that are {@linkplain #holds held} are there.
 */
final class Snapshot {
    private final Damage.Taken damage = new Damage.Taken();
    private CellGrid grid = CellGrid.EMPTY;
    private int[] pixels = new int[0];
    private boolean[] held = new boolean[0];
    private int[] cells = new int[0];
    private int count;
    private boolean resized;

    /**
     * Takes the damage and the pixels of every cell that differs. The caller holds the surface's lock: nothing is done
     * here but to compare and to copy.
     *
     * @param anew the viewer's picture is to be built from black, whatever it shows
     */
    void take(Surface surface, Damage pending, ViewerModel model, boolean anew) {
        if (grid.width() != surface.width() || grid.height() != surface.height()) {
            grid = new CellGrid(surface.width(), surface.height());
        }
        resized = anew || !grid.equals(model.grid());
        if (resized) {
            pending.addAll();
        }
        pending.take(grid, damage);
        if (pixels.length < grid.width() * grid.height()) {
            pixels = new int[grid.width() * grid.height()];
        }
        if (cells.length < grid.cells()) {
            cells = new int[grid.cells()];
            held = new boolean[grid.cells()];
        }
        Arrays.fill(held, 0, grid.cells(), false);
        count = 0;
        for (int i = 0; i < damage.count; i++) {
            int cell = damage.cells[i];
            int box = damage.boxes[cell];
            if (resized || CellDiff.differ(surface.pixels(), model.pixels(), offset(cell), grid.width(), box)) {
                hold(cell, surface.pixels());
                cells[count++] = cell;
            }
        }
    }

    /** Puts the cells in order; done apart from {@link #take} because it needs no lock. */
    void sort() {
        Arrays.sort(cells, 0, count);
    }

    /** Makes the cell part of the snapshot; {@code source} has the same layout. */
    void hold(int cell, int[] source) {
        if (held[cell]) {
            return;
        }
        held[cell] = true;
        int width = grid.width(cell);
        int at = offset(cell);
        for (int row = grid.height(cell); row > 0; row--) {
            System.arraycopy(source, at, pixels, at, width);
            at += grid.width();
        }
    }

    boolean holds(int cell) {
        return held[cell];
    }

    /** Whether the picture is to be built from black. */
    boolean resized() {
        return resized;
    }

    CellGrid grid() {
        return grid;
    }

    int[] pixels() {
        return pixels;
    }

    Iterable<MoveHint> moves() {
        return damage.moves;
    }

    /** Cells that differ. */
    int count() {
        return count;
    }

    int cell(int i) {
        return cells[i];
    }

    /** The part of the cell outside of which nothing has changed. */
    int box(int i) {
        return damage.boxes[cells[i]];
    }

    private int offset(int cell) {
        return grid.y(cell) * grid.width() + grid.x(cell);
    }
}
