package dev.oriel.encoder;

import dev.oriel.display.Rect;
import dev.oriel.encoder.tile.PhotoDetector;
import java.util.ArrayDeque;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Remembers which cells keep changing and look like photographs, and finds the rectangle of a video among them: to the
 * pixel, because what changes is known to the pixel, so that the controls and borders around it stay exact.
 *
 * <p>Text that scrolls changes as often, but does not look like a photograph. A document of photographs that scrolls does:
 * so what copies explain is no motion, and where they are made what has moved before is forgotten.
 */
final class MotionMap {
    private static final long MILLIS = 1_000_000;

    /** A cell that has not changed for so long has come to rest. */
    private static final long PAUSE = 250 * MILLIS;
    /** A cell has to keep changing so long, and so many times, to count as moving. */
    private static final long MIN_TIME = 400 * MILLIS;

    private static final int MIN_RUN = 6;
    /** What changes at the edges is forgotten after one to two of these: a video may become smaller. */
    private static final long EPOCH = PAUSE;

    /** In pixels: of less, JPEGs are as good. */
    private static final int MIN_WIDTH = 96;

    private static final int MIN_HEIGHT = 64;
    /** Of the rectangle, what has to move. */
    private static final int MIN_FILLED_PERCENT = 60;

    private CellGrid grid = CellGrid.EMPTY;
    private int[] run = new int[0];
    private long[] since = new long[0];
    private long[] last = new long[0];
    private boolean[] photo = new boolean[0];
    /** {@link Box} of all that has changed in this epoch, and in the one before. */
    private int[] box = new int[0];

    private int[] boxBefore = new int[0];
    private boolean[] seen = new boolean[0];
    private final ArrayDeque<Integer> queue = new ArrayDeque<>();
    private long epoch;

    /** Forgets everything. */
    void clear(CellGrid newGrid, long now) {
        int cells = newGrid.cells();
        grid = newGrid;
        run = new int[cells];
        since = new long[cells];
        last = new long[cells];
        photo = new boolean[cells];
        box = new int[cells];
        boxBefore = new int[cells];
        seen = new boolean[cells];
        epoch = now;
    }

    /** A part of a cell has changed; further parts in the same frame only add to it. */
    void changed(int cell, int changedBox, boolean looksLikePhoto, long now) {
        if (run[cell] > 0 && last[cell] == now) {
            box[cell] = Box.union(box[cell], changedBox);
            return;
        }
        if (run[cell] == 0 || now - last[cell] > PAUSE) {
            run[cell] = 0;
            since[cell] = now;
            box[cell] = Box.EMPTY;
            boxBefore[cell] = Box.EMPTY;
        } else { // else it has appeared, which may be more than what moves
            box[cell] = Box.union(box[cell], changedBox);
        }
        run[cell]++;
        last[cell] = now;
        photo[cell] = looksLikePhoto;
    }

    /**
     * Something has moved in {@code area}: what changes there with it has come into sight or been uncovered, and is no
     * video, however often that happens. One that is moved itself has to show anew that it is one.
     */
    void moved(Rect area) {
        for (int row = CellGrid.at(area.y()); row <= CellGrid.at(area.bottom() - 1); row++) {
            for (int column = CellGrid.at(area.x()); column <= CellGrid.at(area.right() - 1); column++) {
                int cell = row * grid.columns() + column;
                if (rect(cell).intersects(area)) {
                    run[cell] = 0;
                }
            }
        }
    }

    /** Whether the cell keeps changing, for no matter how long yet. */
    boolean isMoving(int cell, long now) {
        return run[cell] > 1 && now - last[cell] <= PAUSE;
    }

    /** What of the cell keeps changing. */
    int box(int cell) {
        return Box.union(box[cell], boxBefore[cell]);
    }

    /** What {@link #changed} was told last. */
    boolean isPhoto(int cell) {
        return photo[cell];
    }

    /** How many times in a row the cell has changed. */
    int run(int cell) {
        return run[cell];
    }

    /** The largest video, of even width and height; null where there is none. */
    @Nullable
    Rect find(long now) {
        Arrays.fill(seen, false);
        Rect best = null;
        for (int cell = 0; cell < run.length; cell++) {
            if (!seen[cell] && isVideo(cell, now)) {
                Rect found = spread(cell, now);
                if (found != null && (best == null || found.area() > best.area())) {
                    best = found;
                }
            }
        }
        if (now - epoch > EPOCH) {
            epoch = now;
            System.arraycopy(box, 0, boxBefore, 0, box.length);
            Arrays.fill(box, Box.EMPTY);
        }
        return best;
    }

    private boolean isLasting(int cell, long now) {
        return run[cell] >= MIN_RUN && now - last[cell] <= PAUSE && last[cell] - since[cell] >= MIN_TIME;
    }

    private boolean isVideo(int cell, long now) {
        return isLasting(cell, now) && photo[cell];
    }

    /** The rectangle around all moving photographs that are neighbours, from {@code first} on; null if it is no video. */
    private @Nullable Rect spread(int first, long now) {
        Rect around = rect(first);
        long moving = 0;
        seen[first] = true;
        queue.add(first);
        for (Integer next = queue.poll(); next != null; next = queue.poll()) {
            int cell = next;
            Rect rect = rect(cell);
            around = around.union(rect);
            moving += rect.area();
            int column = cell % grid.columns();
            visit(cell - grid.columns(), cell >= grid.columns(), now);
            visit(cell + grid.columns(), cell + grid.columns() < run.length, now);
            visit(cell - 1, column > 0, now);
            visit(cell + 1, column + 1 < grid.columns(), now);
        }
        if (moving * 100 < around.area() * MIN_FILLED_PERCENT) {
            return null;
        }
        Rect whole = even(withSlivers(around, now));
        return whole.width() < MIN_WIDTH || whole.height() < MIN_HEIGHT ? null : whole;
    }

    private void visit(int cell, boolean exists, long now) {
        if (exists && !seen[cell] && isVideo(cell, now)) {
            seen[cell] = true;
            queue.add(cell);
        }
    }

    /** Of the cells at its edge a video may cover less than can be told from text: what moves there with it is part of it. */
    private Rect withSlivers(Rect rect, long now) {
        Rect whole = rect;
        int bottom = Math.min(CellGrid.at(rect.bottom() - 1) + 1, grid.rows() - 1);
        int right = Math.min(CellGrid.at(rect.right() - 1) + 1, grid.columns() - 1);
        for (int row = Math.max(CellGrid.at(rect.y()) - 1, 0); row <= bottom; row++) {
            for (int column = Math.max(CellGrid.at(rect.x()) - 1, 0); column <= right; column++) {
                int cell = row * grid.columns() + column;
                Rect part = isLasting(cell, now) ? rect(cell) : new Rect(0, 0, 0, 0);
                if (!part.isEmpty() && part.area() < PhotoDetector.MIN_PIXELS && touches(part, rect)) {
                    whole = whole.union(part);
                }
            }
        }
        return whole;
    }

    private static boolean touches(Rect a, Rect b) {
        return a.x() <= b.right() && b.x() <= a.right() && a.y() <= b.bottom() && b.y() <= a.bottom();
    }

    /** One column or row more where there is room for it, else one less. */
    private Rect even(Rect rect) {
        int x = rect.x();
        int y = rect.y();
        int width = rect.width();
        int height = rect.height();
        if ((width & 1) != 0) {
            width += rect.right() < grid.width() || x > 0 ? 1 : -1;
            x -= rect.right() < grid.width() || x == 0 ? 0 : 1;
        }
        if ((height & 1) != 0) {
            height += rect.bottom() < grid.height() || y > 0 ? 1 : -1;
            y -= rect.bottom() < grid.height() || y == 0 ? 0 : 1;
        }
        return new Rect(x, y, width, height);
    }

    /** What has changed of a cell lately. */
    private Rect rect(int cell) {
        int all = box(cell);
        return new Rect(grid.x(cell) + Box.left(all), grid.y(cell) + Box.top(all), Box.width(all), Box.height(all));
    }
}
