package dev.oriel.encoder;

import dev.oriel.display.Rect;
import dev.oriel.encoder.tile.PhotoDetector;
import dev.oriel.encoder.wire.FrameWriter;
import java.util.List;

/** Draws what copies have left, each cell in the cheapest way, and makes exact what rests. Made for one frame. */
final class Drawing {
    /** Of a photograph that has appeared: it is looked at until it is made exact. */
    private static final int STILL_QUALITY = 80;
    /** The same where the line needs long for it: then it is better soon, and made exact all the same. */
    private static final int SLOW_QUALITY = 60;
    /** Of what has begun to move, and of what keeps moving: no eye rests on it. */
    private static final int MOVING_QUALITY = 60;

    /** In pixels. What is smaller is sent for less than a reference. */
    private static final int MIN_PART = 64;

    private static final int VIDEO_QUALITY = 45;
    /** JPEGs of a cell in a row that make it a video. */
    private static final int VIDEO_RUN = 4;

    /** Pixels of an exact photograph for a byte. */
    private static final int PHOTO_PIXELS = 1;

    private final Workspace work;
    private final ViewerModel model;
    private final Keeper keeper;
    private final CellGrid grid;
    private final int[] next;
    private final FrameWriter writer;
    private final CellWriter cells;
    private final boolean compact;
    private final StatsCounter stats;
    private final VideoRegion region;
    private final Unsent unsent;
    private final long now;
    /** Of {@link Workspace#photoCells}. */
    private int photoCount;
    /**
     * @param compact the client knows PHOTO and parts of tiles
     * @param shared what the session's viewers have in common
     * @param region is told what changes
     * @param unsent takes what does not fit in
     */
    Drawing(
            Workspace work,
            ViewerModel model,
            Keeper keeper,
            boolean compact,
            StatsCounter stats,
            SharedPhotos shared,
            VideoRegion region,
            Unsent unsent,
            long now) {
        this.work = work;
        this.model = model;
        this.keeper = keeper;
        this.grid = model.grid();
        this.next = work.snapshot.pixels();
        this.writer = work.writer;
        this.cells = new CellWriter(work, grid, model.pixels(), compact, stats, shared);
        this.compact = compact;
        this.stats = stats;
        this.region = region;
        this.unsent = unsent;
        this.now = now;
    }

    /** Draws every change, or leaves it for the next frame. */
    void draw(Changes changes, boolean lossless, LineBudget budget) {
        int first = 0;
        while (first < changes.count() && changes.cell(first) < unsent.cursor()) {
            first++;
        }
        photoCount = 0;
        if (work.photoCells.length < changes.count()) {
            work.photoCells = new int[changes.count()];
        }
        drawDrawings(changes, first, changes.count(), lossless, budget);
        drawDrawings(changes, 0, first, lossless, budget);
        drawPhotos(changes, budget);
        cells.drain();
        unsent.endFrame();
    }

    /** Text and controls, which tell the user most; notes what is a photograph. */
    private void drawDrawings(Changes changes, int from, int to, boolean lossless, LineBudget budget) {
        boolean joined = false;
        for (int i = from; i < to; i++) {
            if (changes.boxCount(i) == 0) {
                continue;
            }
            int cell = changes.cell(i);
            if (!joined && (cells.size() > budget.frameBytes() || cells.messageBytes() > budget.partBytes())) {
                unsent.leaveFrom(cell);
                continue;
            }
            if (joined) {
                joined = false;
                model.drawn(cell, changes.box(i, 0), next, now);
            } else if (changes.slot(i) != TileCache.NONE) {
                stats.hits++;
                writer.cached(grid.x(cell), grid.y(cell), changes.slot(i));
                model.drawn(cell, whole(cell), next, now);
            } else if (uncover(changes, i)) {
                stats.hits++;
            } else if (!lossless && cells.isPhoto(cell, photoBox(changes, i))) {
                work.photoCells[photoCount++] = i;
                continue;
            } else if (i + 1 < to && isOneWithNext(changes, i)) {
                joined = true;
                int box = changes.box(i, 0);
                int right = CellGrid.SIDE + Box.right(changes.box(i + 1, 0));
                cells.exact(cell, Box.of(Box.left(box), Box.top(box), right, Box.bottom(box)));
                model.drawn(cell, box, next, now);
            } else {
                drawExactly(changes, i);
            }
            drawn(changes, i, false);
        }
    }

    /**
     * Nearly right where they would take long otherwise. What moves is not cut short: it would only be torn, and is
     * outdated when its rest could come. A picture that appears as a whole is what has rested: it is drawn exactly where
     * the line is known to be so fast that a JPEG would gain next to nothing.
     */
    private void drawPhotos(Changes changes, LineBudget budget) {
        long fresh = 0;
        long still = 0;
        for (int at = 0; at < photoCount; at++) {
            int i = work.photoCells[at];
            int area = Box.area(photoBox(changes, i));
            fresh += unsent.isFresh(changes.cell(i)) ? area : 0;
            still += area;
        }
        boolean exact = budget.measures() || fresh / PHOTO_PIXELS <= budget.soonBytes();
        long room = budget.measures()
                ? budget.partBytes() / 2 // so much that its acknowledgement tells how fast the line is
                : Math.max(budget.partBytes(), cells.messageBytes() + budget.partBytes() / 2);
        int quality = stillQuality(still, budget);
        for (int at = 0; at < photoCount; at++) {
            int i = work.photoCells[at];
            int cell = changes.cell(i);
            int run = model.lossyRun(cell, now);
            boolean isFresh = unsent.isFresh(cell);
            boolean fits = cells.messageBytes() <= (isFresh ? room : Math.max(room, budget.partBytes()))
                    && cells.size() <= budget.frameBytes();
            if (run == 0 && !fits) {
                unsent.leave(cell);
            } else if (isFresh && exact) {
                drawExactly(changes, i);
                drawn(changes, i, true);
            } else {
                int box = photoBox(changes, i);
                cells.jpeg(cell, box, run == 0 ? quality : run < VIDEO_RUN ? MOVING_QUALITY : VIDEO_QUALITY);
                model.drawnLossy(cell, box, next, now);
                drawn(changes, i, true);
            }
        }
    }

    /** Of photographs of so many pixels that have appeared: an eye rests on them until they are made exact. */
    private static int stillQuality(long pixels, LineBudget budget) {
        return !budget.measures() && pixels / CellWriter.JPEG_PIXELS > budget.soonBytes()
                ? SLOW_QUALITY
                : STILL_QUALITY;
    }

    private void drawExactly(Changes changes, int i) {
        int cell = changes.cell(i);
        for (int box = 0; box < changes.boxCount(i); box++) {
            cells.exact(cell, changes.box(i, box));
            model.drawn(cell, changes.box(i, box), next, now);
        }
    }

    /** The cell is drawn, in whatever way. */
    private void drawn(Changes changes, int i, boolean photo) {
        int cell = changes.cell(i);
        unsent.drawn(cell);
        stats.cells++;
        stats.lookups += changes.isHashed(i) ? 1 : 0;
        region.changed(cell, changes.around(i), photo, now);
        if (changes.isHashed(i)) {
            model.known(cell, changes.hashLow(i), changes.hashHigh(i));
        }
    }

    /**
     * Whether what has changed in a cell goes on in the next one, as a letter does that lies over the edge between them:
     * drawn as one it is like any other such letter, and so costs next to nothing where there was one before.
     */
    private boolean isOneWithNext(Changes changes, int i) {
        if (!isSmall(changes, i) || i + 1 == changes.count() || !isSmall(changes, i + 1)) {
            return false;
        }
        int box = changes.box(i, 0);
        int rest = changes.box(i + 1, 0);
        return changes.cell(i + 1) == changes.cell(i) + 1
                && grid.y(changes.cell(i + 1)) == grid.y(changes.cell(i))
                && Box.right(box) == CellGrid.SIDE
                && Box.left(rest) == 0
                && Box.top(rest) == Box.top(box)
                && Box.bottom(rest) == Box.bottom(box)
                && Box.width(rest) + Box.width(box) <= CellGrid.SIDE;
    }

    /** Whether all that has changed in a cell is one box, too small for a photograph, that is drawn by its pixels. */
    private boolean isSmall(Changes changes, int i) {
        int cell = changes.cell(i);
        return changes.boxCount(i) == 1
                && changes.slot(i) == TileCache.NONE
                && changes.area(i) < PhotoDetector.MIN_PIXELS / 2
                && model.isExact(cell)
                && !keeper.underlay().has(cell);
    }

    /** Draws what a window that has moved away no longer covers, where the client keeps what lay under it. */
    private boolean uncover(Changes changes, int i) {
        int cell = changes.cell(i);
        int slot = compact && changes.area(i) >= MIN_PART ? keeper.slotUnder(cell) : TileCache.NONE;
        if (slot == TileCache.NONE) {
            return false;
        }
        int count = 0;
        for (int box = 0; box < changes.boxCount(i) && count >= 0; box++) {
            count = keeper.underlay().parts(cell, changes.box(i, box), grid, next, model.pixels(), work.parts, count);
        }
        for (int part = 0; part < count; part++) {
            int box = work.parts[part];
            int x = grid.x(cell) + Box.left(box);
            int y = grid.y(cell) + Box.top(box);
            writer.cachedPart(x, y, Box.width(box), Box.height(box), slot, Box.left(box), Box.top(box));
            model.drawn(cell, box, next, now);
        }
        return count > 0;
    }

    /**
     * Draws exactly what differs in parts of cells that lie beside a video.
     *
     * @param pieces each inside one cell
     */
    void drawBesideVideo(List<Rect> pieces) {
        int[] boxes = new int[CellDiff.MAX_BOXES];
        for (Rect piece : pieces) {
            int cell = CellGrid.at(piece.y()) * grid.columns() + CellGrid.at(piece.x());
            int x = grid.x(cell);
            int y = grid.y(cell);
            int within = Box.of(piece.x() - x, piece.y() - y, piece.right() - x, piece.bottom() - y);
            int count = CellDiff.boxes(next, model.pixels(), model.offset(cell), grid.width(), within, boxes, 0);
            for (int box = 0; box < count; box++) {
                if (region.isOn() && cells.isPhoto(cell, boxes[box])) { // the video may have grown
                    region.changed(cell, boxes[box], true, now);
                }
                cells.exact(cell, boxes[box]);
                model.drawn(cell, boxes[box], next, now);
            }
        }
        cells.drain();
    }

    /**
     * Draws exactly what a JPEG has drawn.
     *
     * @param after nanoseconds that it must have rested
     * @param bytes how much may be spent, before compression; one cell is drawn in any case
     */
    void refine(long after, int bytes) {
        int limit = cells.size() + bytes;
        for (int cell = 0; cell < grid.cells() && model.lossyCells() > 0 && cells.size() < limit; cell++) {
            if (!model.isExact(cell) && now - model.lossyAt(cell) >= after) {
                cells.refined(cell, model.lossyBox(cell));
                model.refined(cell);
                stats.refined++;
            }
        }
        cells.drain();
    }

    private int whole(int cell) {
        return Box.of(0, 0, grid.width(cell), grid.height(cell));
    }

    /**
     * What of a cell would go by JPEG: all that has changed, and all that a JPEG has drawn before, so that the cells of a
     * video go in boxes that can be joined although not all of it moves.
     */
    private int photoBox(Changes changes, int i) {
        return Box.union(model.lossyBox(changes.cell(i)), changes.around(i));
    }
}
