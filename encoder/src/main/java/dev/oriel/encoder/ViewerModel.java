package dev.oriel.encoder;

import dev.oriel.display.Rect;
import dev.oriel.encoder.tile.PixelHash;
import java.util.Arrays;
import java.util.List;

/**
 * What one browser shows: the pixels that it has been sent, and for each cell since when, and which part of it is only
 * nearly right because a JPEG has drawn it. Where that is so, the pixels here are those that it was made of.
 *
 * <p>What a video shows is not known here: such pixels are {@link #UNKNOWN}, which equals no pixel of a surface, so that
 * they are drawn when the surface has them again.
 */
final class ViewerModel {
    /** A pixel that a video shows. */
    static final int UNKNOWN = -1;

    private static final int[] NOTHING = new int[0];
    /** What changes more rarely does not move, in nanoseconds. */
    private static final long RUN_PAUSE = 250_000_000;

    private final PixelHash hash;
    private CellGrid grid = CellGrid.EMPTY;
    private int[] pixels = new int[0];
    private long[] changedAt = new long[0];
    /** {@link Box} by cell, empty where everything is exact. */
    private int[] lossy = new int[0];

    private long[] lossyAt = new long[0];
    /** By cell: how many times in a row a JPEG has drawn it without a rest. */
    private int[] lossyRun = new int[0];

    private int lossyCells;
    /** Cells that may have unknown pixels. */
    private final CellMarks video = new CellMarks();
    /**
     * Cells that are nearly right because a video of the gateway's own has drawn them: the pixels are known here, but the
     * browser only shows them and has none to copy or keep.
     */
    private final CellMarks streamed = new CellMarks();

    private boolean[] hashed = new boolean[0];
    private long[] hashLow = new long[0];
    private long[] hashHigh = new long[0];

    ViewerModel(PixelHash hash) {
        this.hash = hash;
    }

    CellGrid grid() {
        return grid;
    }

    int[] pixels() {
        return pixels;
    }

    /** The size that it has, and black. */
    void resize(CellGrid newGrid, long now) {
        int cells = newGrid.cells();
        if (newGrid.equals(grid)) {
            Arrays.fill(pixels, 0);
        } else {
            pixels = new int[newGrid.width() * newGrid.height()];
        }
        grid = newGrid;
        changedAt = new long[cells];
        Arrays.fill(changedAt, now);
        lossy = new int[cells];
        lossyAt = new long[cells];
        lossyRun = new int[cells];
        lossyCells = 0;
        video.clear(newGrid);
        streamed.clear(newGrid);
        hashed = new boolean[cells];
        hashLow = new long[cells];
        hashHigh = new long[cells];
    }

    /** Index of a cell's first pixel. */
    int offset(int cell) {
        return grid.y(cell) * grid.width() + grid.x(cell);
    }

    long changedAt(int cell) {
        return changedAt[cell];
    }

    boolean isExact(int cell) {
        return lossy[cell] == Box.EMPTY;
    }

    int lossyBox(int cell) {
        return lossy[cell];
    }

    long lossyAt(int cell) {
        return lossyAt[cell];
    }

    /** How many times a JPEG drawn at {@code now} is the next in a row: a video, not a photograph that has appeared. */
    int lossyRun(int cell, long now) {
        return !isExact(cell) && now - lossyAt[cell] <= RUN_PAUSE ? lossyRun[cell] + 1 : 0;
    }

    int lossyCells() {
        return lossyCells;
    }

    /** Whether the cell may have unknown pixels: it is no source and no target of copies, and nothing to keep. */
    boolean isVideo(int cell) {
        return video.has(cell);
    }

    /** Whether a cell that {@code rect} touches may have pixels that the browser only shows, from a video of our own. */
    boolean isStreamed(Rect rect) {
        return streamed.touches(rect);
    }

    /** The rectangle around all cells that may have such pixels. */
    Rect streamed() {
        return streamed.bounds();
    }

    /** Whether a cell that {@code rect} touches may have unknown pixels. */
    boolean isUnknown(Rect rect) {
        return video.touches(rect);
    }

    /** How many cells may have unknown pixels. */
    int videoCells() {
        return video.count();
    }

    /**
     * Videos are shown in {@code regions}. What a JPEG has drawn beside them in the same cell is forgotten as well, so
     * that it is drawn exactly.
     */
    void video(List<Rect> regions, long now) {
        for (Rect region : regions) {
            Rect rect = region.intersect(new Rect(0, 0, grid.width(), grid.height()));
            if (rect.isEmpty()) {
                continue;
            }
            forget(rect);
            for (int row = CellGrid.at(rect.y()); row <= CellGrid.at(rect.bottom() - 1); row++) {
                for (int column = CellGrid.at(rect.x()); column <= CellGrid.at(rect.right() - 1); column++) {
                    markVideo(row * grid.columns() + column, now);
                }
            }
        }
    }

    private void markVideo(int cell, long now) {
        video.set(cell, true);
        if (!isExact(cell)) {
            forget(rectOf(cell, lossy[cell]));
            setLossy(cell, Box.EMPTY);
        }
        changedAt[cell] = now;
        hashed[cell] = false;
    }

    private void forget(Rect rect) {
        for (int y = rect.y(); y < rect.bottom(); y++) {
            Arrays.fill(pixels, y * grid.width() + rect.x(), y * grid.width() + rect.right(), UNKNOWN);
        }
    }

    /** Looks whether a cell that video has left has unknown pixels still. */
    boolean isVideoStill(int cell) {
        int at = offset(cell);
        for (int row = grid.height(cell); row > 0; row--) {
            for (int i = at; i < at + grid.width(cell); i++) {
                if (pixels[i] == UNKNOWN) {
                    return true;
                }
            }
            at += grid.width();
        }
        video.set(cell, false);
        return false;
    }

    /** Computes the hash of a cell unless it is known. */
    void hash(int cell) {
        if (!hashed[cell]) {
            hash.hash(pixels, offset(cell), grid.width(), grid.width(cell), grid.height(cell));
            known(cell, hash.low(), hash.high());
        }
    }

    /** Whether the cell's hash is known. */
    boolean isHashed(int cell) {
        return hashed[cell];
    }

    long hashLow(int cell) {
        return hashLow[cell];
    }

    long hashHigh(int cell) {
        return hashHigh[cell];
    }

    /** The hash of what the cell shows now. */
    void known(int cell, long low, long high) {
        hashed[cell] = true;
        hashLow[cell] = low;
        hashHigh[cell] = high;
    }

    /** The browser is sent this part of a cell exactly as it stands in {@code next}, which has the same layout. */
    void drawn(int cell, int box, int[] next, long now) {
        take(cell, box, next, now);
        if (Box.contains(box, lossy[cell])) {
            setLossy(cell, Box.EMPTY);
        }
    }

    /** The browser is sent a JPEG of this part of a cell. */
    void drawnLossy(int cell, int box, int[] next, long now) {
        take(cell, box, next, now);
        if (Box.contains(box, lossy[cell])) {
            streamed.set(cell, false);
        }
        lossyRun[cell] = lossyRun(cell, now);
        setLossy(cell, Box.union(lossy[cell], box));
        lossyAt[cell] = now;
    }

    /** The browser is sent a picture of a video that shows this part of a cell. */
    void drawnByVideo(int cell, int box, int[] next, long now) {
        take(cell, box, next, now);
        setLossy(cell, Box.union(lossy[cell], box));
        lossyAt[cell] = now;
        streamed.set(cell, true);
    }

    /** What videos of the gateway's own have drawn is no longer known: the browser may have failed to decode it. */
    void forgetStreamed(long now) {
        for (int cell = 0; cell < grid.cells() && streamed.count() > 0; cell++) {
            if (streamed.has(cell)) {
                markVideo(cell, now);
            }
        }
    }

    /** What was nearly right has been sent exactly. */
    void refined(int cell) {
        setLossy(cell, Box.EMPTY);
    }

    private void take(int cell, int box, int[] next, long now) {
        int width = Box.width(box);
        int at = offset(cell) + Box.top(box) * grid.width() + Box.left(box);
        for (int row = Box.height(box); row > 0; row--) {
            System.arraycopy(next, at, pixels, at, width);
            at += grid.width();
        }
        changedAt[cell] = now;
        hashed[cell] = false;
    }

    /**
     * Carries out copies, all of which take their source from the picture as it is before the first.
     *
     * @param scratch as large as the picture
     */
    void move(List<Move> moves, int[] scratch, long now) {
        int[] nearlyBefore = lossyCells > 0 ? lossy.clone() : NOTHING;
        int at = 0;
        for (Move move : moves) {
            Rect source = move.source();
            for (int y = source.y(); y < source.bottom(); y++) {
                System.arraycopy(pixels, y * grid.width() + source.x(), scratch, at, source.width());
                at += source.width();
            }
        }
        at = 0;
        for (Move move : moves) {
            Rect target = move.target();
            for (int y = target.y(); y < target.bottom(); y++) {
                System.arraycopy(scratch, at, pixels, y * grid.width() + target.x(), target.width());
                at += target.width();
            }
            mark(move, nearlyBefore, now);
        }
    }

    private void mark(Move move, int[] nearlyBefore, long now) {
        Rect target = move.target();
        for (int row = CellGrid.at(target.y()); row <= CellGrid.at(target.bottom() - 1); row++) {
            for (int column = CellGrid.at(target.x()); column <= CellGrid.at(target.right() - 1); column++) {
                int cell = row * grid.columns() + column;
                Rect piece = target.intersect(grid.rect(cell));
                changedAt[cell] = now;
                hashed[cell] = false;
                if (nearlyBefore.length > 0) {
                    int box = grid.box(cell, piece);
                    int nearly = Box.contains(box, lossy[cell]) ? Box.EMPTY : lossy[cell];
                    if (isNearly(piece.translate(-move.dx(), -move.dy()), nearlyBefore)) {
                        nearly = Box.union(nearly, box);
                        lossyAt[cell] = now;
                    }
                    setLossy(cell, nearly);
                }
            }
        }
    }

    /** Whether any of {@code rect} was nearly right. */
    private boolean isNearly(Rect rect, int[] nearlyBefore) {
        for (int row = CellGrid.at(rect.y()); row <= CellGrid.at(rect.bottom() - 1); row++) {
            for (int column = CellGrid.at(rect.x()); column <= CellGrid.at(rect.right() - 1); column++) {
                int cell = row * grid.columns() + column;
                int box = nearlyBefore[cell];
                if (box != Box.EMPTY && rect.intersects(rectOf(cell, box))) {
                    return true;
                }
            }
        }
        return false;
    }

    private Rect rectOf(int cell, int box) {
        return new Rect(grid.x(cell) + Box.left(box), grid.y(cell) + Box.top(box), Box.width(box), Box.height(box));
    }

    private void setLossy(int cell, int box) {
        lossyCells += (box == Box.EMPTY ? 0 : 1) - (lossy[cell] == Box.EMPTY ? 0 : 1);
        lossy[cell] = box;
        if (box == Box.EMPTY) {
            streamed.set(cell, false);
        }
    }
}
