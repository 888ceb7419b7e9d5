package dev.oriel.encoder;

import dev.oriel.display.Rect;
import dev.oriel.display.Region;
import dev.oriel.display.Surface;
import dev.oriel.display.VideoFrame;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the surface showed when a frame was cut, as far as it differs from what the viewer shows. Pixels have the place
 * that they have in the surface; only cells that are {@linkplain #holds held} are there.
 */
final class Snapshot {
    private final Damage.Taken damage = new Damage.Taken();
    private final VideoQueue.Taken video = new VideoQueue.Taken();
    private final List<Rect> pieces = new ArrayList<>();
    private CellGrid grid = CellGrid.EMPTY;
    private int[] pixels = new int[0];
    private boolean[] held = new boolean[0];
    /** Cells that are to be held. */
    private boolean[] changed = new boolean[0];

    private int[] cells = new int[0];
    private int count;
    private boolean resized;
    private @Nullable Rect live;
    private boolean liveDamaged;

    /**
     * Takes the damage and the pixels of every cell that differs. The caller holds the surface's lock: nothing is done
     * here but to compare and to copy.
     *
     * @param unsent what frames before have left out
     * @param painted only what has been painted since is taken, so that it has to wait for nothing else
     * @param videos takes the frames that wait
     * @param region what the viewer is sent as video of our own
     * @param anew the viewer's picture is to be built from black, whatever it shows
     */
    void take(
            Surface surface,
            Damage pending,
            Unsent unsent,
            boolean painted,
            VideoQueue videos,
            ViewerModel model,
            @Nullable Rect region,
            boolean anew,
            long now) {
        if (grid.width() != surface.width() || grid.height() != surface.height()) {
            grid = new CellGrid(surface.width(), surface.height());
        }
        resized = anew || !grid.equals(model.grid());
        if (resized) {
            pending.addAll();
        }
        videos.take(video);
        Region hidden = hidden(surface);
        if (!resized) { // else the picture begins anew, and these frames after it
            redraw(pending, hidden, model);
            video.frames.forEach(frame -> model.video(frame.regions(), now));
        }
        if (!resized && !painted) {
            unsent.takeAll(pending, grid);
        }
        pending.take(grid, damage);
        live = region == null || resized || hidden.intersects(region) ? null : region;
        liveDamaged = false;
        pieces.clear();
        if (pixels.length < grid.width() * grid.height()) {
            pixels = new int[grid.width() * grid.height()];
        }
        if (cells.length < grid.cells()) {
            cells = new int[grid.cells()];
            held = new boolean[grid.cells()];
            changed = new boolean[grid.cells()];
        }
        Arrays.fill(held, 0, grid.cells(), false);
        count = 0;
        for (int i = 0; i < damage.count; i++) {
            int cell = damage.cells[i];
            if (!resized && unsent.take(cell)) { // what is known of a cell goes for all of it
                damage.boxes[cell] = Box.of(0, 0, grid.width(cell), grid.height(cell));
            }
            int box = damage.boxes[cell];
            boolean isLive = live != null && live.intersects(grid.rect(cell));
            liveDamaged |= isLive;
            if (isLive || (!hidden.isEmpty() && hidden.intersects(grid.rect(cell)))) {
                holdBesideVideo(cell, hidden, surface.pixels());
            } else if (resized || CellDiff.differ(surface.pixels(), model.pixels(), offset(cell), grid.width(), box)) {
                changed[cell] = true;
                cells[count++] = cell;
            }
        }
        holdChanged(surface.pixels());
        if (live != null && liveDamaged) {
            hold(live, surface.pixels());
        }
    }

    /** Copies cells beside each other together: long rows cost far less than many short ones. */
    private void holdChanged(int[] source) {
        int columns = grid.columns();
        for (int first = 0; first < grid.cells(); first += columns) {
            int end = first + columns;
            for (int cell = first; cell < end; cell++) {
                int from = cell;
                while (cell < end && changed[cell]) {
                    held[cell] = true;
                    changed[cell] = false;
                    cell++;
                }
                if (cell > from) {
                    copy(source, from, Math.min((cell - from) * CellGrid.SIDE, grid.width() - grid.x(from)));
                }
            }
        }
    }

    /** Copies {@code width} pixels from {@code cell} on, of each of its rows. */
    private void copy(int[] source, int cell, int width) {
        int at = offset(cell);
        for (int row = grid.height(cell); row > 0; row--) {
            System.arraycopy(source, at, pixels, at, width);
            at += grid.width();
        }
    }

    private void hold(Rect rect, int[] source) {
        for (int row = CellGrid.at(rect.y()); row <= CellGrid.at(rect.bottom() - 1); row++) {
            for (int column = CellGrid.at(rect.x()); column <= CellGrid.at(rect.right() - 1); column++) {
                hold(row * grid.columns() + column, source);
            }
        }
    }

    /** The region of our own video, all of which is held where it {@linkplain #liveDamaged may have changed}. */
    @Nullable
    Rect live() {
        return live;
    }

    boolean liveDamaged() {
        return liveDamaged;
    }

    /** What is not to be drawn: the viewer shows it as video, or the surface does not have it. */
    private Region hidden(Surface surface) {
        Region hidden = video.shown;
        for (Rect rect : surface.missing().rects()) {
            hidden.add(rect);
        }
        hidden.clip(surface.bounds());
        return hidden;
    }

    /** Sees to it that cells are drawn again which have more unknown pixels than what is hidden. */
    private void redraw(Damage pending, Region hidden, ViewerModel model) {
        if (model.videoCells() == 0 && video.frames.isEmpty()) {
            return;
        }
        for (int cell = 0; cell < grid.cells(); cell++) {
            Rect rect = grid.rect(cell);
            boolean left = model.isVideo(cell) && !hidden.intersects(rect) && model.isVideoStill(cell);
            if (left || (!model.isExact(cell) && isTouched(rect))) {
                pending.add(rect);
            }
        }
    }

    private boolean isTouched(Rect rect) {
        return video.frames.stream().anyMatch(frame -> frame.regions().stream().anyMatch(rect::intersects));
    }

    /** Takes the pixels of a cell, and notes which parts of it are not hidden. */
    private void holdBesideVideo(int cell, Region hidden, int[] source) {
        hold(cell, source);
        Rect rect = grid.rect(cell);
        if (live != null && live.contains(rect)) {
            return;
        }
        Region rest = new Region(rect);
        hidden.rects().forEach(rest::subtract);
        if (live != null) {
            rest.subtract(live);
        }
        pieces.addAll(rest.rects());
    }

    /** Parts of cells that lie beside video; what differs in them is to be drawn. */
    List<Rect> pieces() {
        return pieces;
    }

    /** What the host has sent as video, in order. */
    List<VideoFrame> videoFrames() {
        return video.frames;
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
        copy(source, cell, grid.width(cell));
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
