package dev.oriel.encoder;

import dev.oriel.display.Rect;
import java.util.ArrayList;
import java.util.List;

/**
 * What may have changed since a viewer's last frame: a box in each cell, and the copies that led there.
 *
 * <p>Thread-safe by its own monitor: the host's thread adds while it holds the surface's lock, an encoder takes while it
 * holds the surface's lock, so what is taken always covers what the surface shows at that moment. The cost of a hint is
 * in the cells it touches; memory does not grow with the number of hints.
 */
final class Damage {
    /** More copies than these between two frames are painted areas: hints, so nothing is lost. */
    private static final int MAX_MOVES = 24;

    /** Damage handed over to an encoder. Reused from frame to frame. */
    static final class Taken {
        int[] boxes = new int[0];
        /** Cells with a box, in no order. */
        int[] cells = new int[0];

        int count;
        final List<MoveHint> moves = new ArrayList<>();
    }

    private CellGrid grid = CellGrid.EMPTY;
    private int[] boxes = new int[0];
    private int[] cells = new int[0];
    private int count;
    private final List<MoveHint> moves = new ArrayList<>();
    private boolean everything = true;
    private volatile boolean pending = true;

    /** Whether anything may have changed; no lock is needed to ask. */
    boolean isPending() {
        return pending;
    }

    /** In how many cells something may have changed. */
    synchronized int cells() {
        return everything ? Integer.MAX_VALUE : count;
    }

    synchronized void addAll() {
        everything = true;
        moves.clear();
        pending = true;
    }

    synchronized void add(Rect rect) {
        if (everything) {
            return;
        }
        int left = Math.max(rect.x(), 0);
        int top = Math.max(rect.y(), 0);
        int right = Math.min(rect.right(), grid.width());
        int bottom = Math.min(rect.bottom(), grid.height());
        if (left >= right || top >= bottom) {
            return;
        }
        int columns = grid.columns();
        for (int row = CellGrid.at(top); row <= CellGrid.at(bottom - 1); row++) {
            int y = row * CellGrid.SIDE;
            int boxTop = Math.max(top - y, 0);
            int boxBottom = Math.min(bottom - y, CellGrid.SIDE);
            for (int column = CellGrid.at(left); column <= CellGrid.at(right - 1); column++) {
                int x = column * CellGrid.SIDE;
                add(
                        row * columns + column,
                        Box.of(Math.max(left - x, 0), boxTop, Math.min(right - x, CellGrid.SIDE), boxBottom));
            }
        }
        pending = true;
    }

    private void add(int cell, int box) {
        if (boxes[cell] == Box.EMPTY) {
            cells[count++] = cell;
        }
        boxes[cell] = Box.union(boxes[cell], box);
    }

    /** {@code from} was copied so that its top left corner is at {@code (toX, toY)}. */
    synchronized void addMove(Rect from, int toX, int toY) {
        int dx = toX - from.x();
        int dy = toY - from.y();
        Rect target = from.translate(dx, dy);
        if (!everything && (dx != 0 || dy != 0)) {
            compose(from, target, dx, dy);
        }
        add(target);
    }

    /**
     * What was moved before and is moved again has come all the way; what is overwritten is forgotten. Where the source
     * was painted in between, the hint is wrong, and whoever uses it finds out.
     */
    private void compose(Rect from, Rect target, int dx, int dy) {
        List<MoveHint> carried = new ArrayList<>(2);
        boolean whole = false;
        for (MoveHint move : moves) {
            if (move.target().intersects(from)) {
                carried.add(move.clip(from).translate(dx, dy));
                whole |= move.target().contains(from);
            }
        }
        moves.removeIf(move -> target.contains(move.target()));
        moves.addAll(carried);
        if (!whole) {
            moves.add(new MoveHint(target, dx, dy));
        }
        while (moves.size() > MAX_MOVES) {
            moves.removeFirst();
        }
    }

    /** Hands everything over and begins anew, for a picture of the size of {@code newGrid}. */
    synchronized void take(CellGrid newGrid, Taken taken) {
        int cellCount = newGrid.cells();
        if (taken.boxes.length < cellCount) {
            taken.boxes = new int[cellCount];
            taken.cells = new int[cellCount];
        }
        taken.moves.clear();
        if (everything || !newGrid.equals(grid)) {
            grid = newGrid;
            boxes = new int[cellCount];
            cells = new int[cellCount];
            taken.count = cellCount;
            for (int cell = 0; cell < cellCount; cell++) {
                taken.cells[cell] = cell;
                taken.boxes[cell] = Box.of(0, 0, grid.width(cell), grid.height(cell));
            }
        } else {
            taken.count = count;
            for (int i = 0; i < count; i++) {
                int cell = cells[i];
                taken.cells[i] = cell;
                taken.boxes[cell] = boxes[cell];
                boxes[cell] = Box.EMPTY;
            }
            taken.moves.addAll(moves);
        }
        count = 0;
        moves.clear();
        everything = false;
        pending = false;
    }
}
