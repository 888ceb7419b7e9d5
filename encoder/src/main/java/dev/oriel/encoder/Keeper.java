package dev.oriel.encoder;

import dev.oriel.display.Rect;
import dev.oriel.encoder.tile.LosslessTile;
import dev.oriel.encoder.tile.PixelHash;
import dev.oriel.encoder.wire.FrameWriter;
import java.util.List;

/**
 * Decides what a client's tile cache keeps and finds what it holds.
 *
 * <p>Content is stored when it is about to be overwritten, not when it is drawn: until then the screen itself keeps it,
 * and only then it is known how long it was shown. What rested is likely to come back, when a window or a menu closes;
 * what did not, as in a video or while scrolling, is not worth the place, unless it has been seen before.
 */
final class Keeper {
    /** Less than this changed in a cell is sent again for less than it costs to keep what was there. */
    private static final int MIN_KEEP_AREA = 512;
    /** A change so small that looking it up cannot pay. */
    private static final int MIN_LOOKUP_AREA = 24;

    private final TileCache cache;
    private final ViewerModel model;
    private final PixelHash hash;
    private final long keepAfter;
    private final Underlay underlay = new Underlay();
    private final RecentHashes gone = new RecentHashes();

    /** @param keepAfter in nanoseconds: how long content must have been shown to be stored at once */
    Keeper(TileCache cache, ViewerModel model, PixelHash hash, long keepAfter) {
        this.cache = cache;
        this.model = model;
        this.hash = hash;
        this.keepAfter = keepAfter;
    }

    /** Notes what the changed cells show and may be worth storing, before anything is overwritten. */
    void consider(Changes changes, long now) {
        for (int i = 0; i < changes.count(); i++) {
            int cell = changes.cell(i);
            if ((changes.area(i) >= MIN_KEEP_AREA || comesFromBeside(changes, i)) && isWorthKeeping(cell, now)) {
                changes.keep(i, model.hashLow(cell), model.hashHigh(cell));
                underlay.put(cell, model.grid(), model.pixels(), model.hashLow(cell), model.hashHigh(cell));
            }
        }
    }

    /** Whether a change reaches two sides of its cell: so a window comes in, however slowly. */
    private boolean comesFromBeside(Changes changes, int i) {
        int cell = changes.cell(i);
        for (int box = 0; box < changes.boxCount(i); box++) {
            int at = changes.box(i, box);
            int sides = (Box.left(at) == 0 ? 1 : 0)
                    + (Box.top(at) == 0 ? 1 : 0)
                    + (Box.right(at) == model.grid().width(cell) ? 1 : 0)
                    + (Box.bottom(at) == model.grid().height(cell) ? 1 : 0);
            if (sides >= 2 && Box.area(at) >= MIN_LOOKUP_AREA) {
                return true;
            }
        }
        return false;
    }

    /** If so, the model knows the cell's hash. */
    private boolean isWorthKeeping(int cell, long now) {
        boolean rested = now - model.changedAt(cell) >= keepAfter;
        if (!cache.isEnabled() || !model.isExact(cell) || model.isVideo(cell) || !(rested || model.isHashed(cell))) {
            return false;
        }
        CellGrid grid = model.grid();
        if (LosslessTile.isUniform(
                model.pixels(), model.offset(cell), grid.width(), grid.width(cell), grid.height(cell))) {
            return false;
        }
        model.hash(cell);
        if (rested || gone.contains(model.hashLow(cell))) {
            return true;
        }
        gone.add(model.hashLow(cell));
        return false;
    }

    /** Finds out whether a changed cell is to show something that the client has. */
    void lookUp(Changes changes, int i, int[] next) {
        if (!cache.isEnabled() || changes.area(i) < MIN_LOOKUP_AREA) {
            return;
        }
        CellGrid grid = model.grid();
        int cell = changes.cell(i);
        int offset = model.offset(cell);
        if (!LosslessTile.isUniform(next, offset, grid.width(), grid.width(cell), grid.height(cell))) {
            hash.hash(next, offset, grid.width(), grid.width(cell), grid.height(cell));
            changes.hash(i, hash.low(), hash.high());
            changes.slot(i, cache.find(hash.low(), hash.high()));
        }
    }

    /** What cells showed before they were covered. */
    Underlay underlay() {
        return underlay;
    }

    /** The cache's slot that holds what a cell showed before it was covered, or {@link TileCache#NONE}. */
    int slotUnder(int cell) {
        return underlay.has(cell) ? cache.find(underlay.hashLow(cell), underlay.hashHigh(cell)) : TileCache.NONE;
    }

    /** Stores what was considered and is about to be overwritten indeed: not where it only moves, or nearly. */
    void store(Changes changes, List<Move> moves, FrameWriter writer, StatsCounter stats) {
        for (int i = 0; i < changes.count(); i++) {
            if (changes.isKept(i) && (changes.area(i) >= MIN_KEEP_AREA || !isMoved(changes.cell(i), moves))) {
                store(changes.cell(i), changes.keepLow(i), changes.keepHigh(i), writer, stats);
            }
        }
    }

    private boolean isMoved(int cell, List<Move> moves) {
        Rect rect = model.grid().rect(cell);
        return moves.stream().anyMatch(move -> move.source().contains(rect));
    }

    /** Stores all that the picture shows and that may come back, because the picture is about to be rebuilt. */
    void storeAll(FrameWriter writer, StatsCounter stats, long now) {
        for (int cell = 0; cell < model.grid().cells(); cell++) {
            if (isWorthKeeping(cell, now)) {
                store(cell, model.hashLow(cell), model.hashHigh(cell), writer, stats);
            }
        }
    }

    /** Empties the cache. */
    void forget(FrameWriter writer, StatsCounter stats) {
        cache.clear();
        evict(writer, stats);
    }

    private void store(int cell, long low, long high, FrameWriter writer, StatsCounter stats) {
        if (cache.find(low, high) != TileCache.NONE) {
            return;
        }
        CellGrid grid = model.grid();
        int slot = cache.store(low, high, 4 * grid.width(cell) * grid.height(cell));
        evict(writer, stats);
        if (slot != TileCache.NONE) {
            writer.store(grid.x(cell), grid.y(cell), grid.width(cell), grid.height(cell), slot);
            stats.stores++;
        }
    }

    private void evict(FrameWriter writer, StatsCounter stats) {
        for (int i = 0; i < cache.evictedCount(); i++) {
            writer.evict(cache.evicted()[i]);
        }
        stats.evictions += cache.evictedCount();
    }
}
