package dev.oriel.encoder;

import dev.oriel.display.Rect;
import dev.oriel.display.Surface;
import dev.oriel.encoder.tile.PixelHash;
import dev.oriel.encoder.wire.FrameWriter;
import java.util.List;

/**
 * Makes the operations that turn what a viewer shows into what the surface showed when a frame was cut.
 *
 * <p>In this order, which is also the order of the message:
 * <ol>
 *   <li>what has changed is found by comparing pixels; hints only say where to look
 *   <li>what the client's cache holds is found by its hash, and what is about to be overwritten is stored there: the
 *       client has its pixels, so this costs 13 bytes and no data
 *   <li>what is the old picture in another place becomes copies
 *   <li>what the host has sent as video is passed on, and hides what it draws from all other steps
 *   <li>what keeps moving, and looks like a photograph, is sent as video of our own
 *   <li>the rest is drawn: as fill, palette or filtered pixels, or as a JPEG where it looks like a photograph
 *   <li>what a JPEG or a video of our own has drawn and what then has rested is drawn again, exactly
 * </ol>
 *
 * <p>Confined to one thread at a time. After an exception it is of no further use: what it believes of the client may
 * be wrong.
 */
final class FrameEncoder {
    private final ViewerOptions options;
    private final ViewerModel model;
    private final TileCache cache;
    private final Keeper keeper;
    private final SharedPhotos shared;
    private final VideoRegion region = new VideoRegion();
    private final Unsent unsent = new Unsent();
    private boolean anew;
    /** How long what a JPEG has drawn must rest to be made exact. */
    private long refineAfter;

    /** @param shared what the session's viewers have in common */
    FrameEncoder(ViewerOptions options, SharedPhotos shared) {
        PixelHash hash = new PixelHash(options.hashSeed());
        this.options = options;
        this.shared = shared;
        this.model = new ViewerModel(hash);
        this.cache = new TileCache(options.client().cacheBytes());
        this.keeper = new Keeper(cache, model, hash, options.rest().keepAfter());
        this.refineAfter = options.rest().refineAfter();
    }

    /** How long what a JPEG has drawn must rest to be made exact. */
    void refineAfter(long nanos) {
        refineAfter = nanos;
    }

    /** What the browser shows once it has applied all frames. */
    ViewerModel model() {
        return model;
    }

    /** What is sent as video. */
    VideoRegion region() {
        return region;
    }

    /** What the browser keeps once it has applied all frames. */
    TileCache cache() {
        return cache;
    }

    /** Whether a frame was cut short, and the rest of it is still to be sent. */
    boolean isUnsent() {
        return unsent.isPending();
    }

    /** How many cells the last frame has drawn in which nothing had been drawn before. */
    int takeFreshDrawn() {
        return unsent.takeFreshDrawn();
    }

    /** The next frame builds the picture from black and uses nothing that the client has. */
    void refresh() {
        anew = true;
    }

    /**
     * Copies what has changed; the caller holds the surface's lock.
     *
     * @param painted only what has been painted since the last frame, and nothing that it has left
     */
    void snapshot(Surface surface, Damage damage, boolean painted, VideoQueue video, Workspace work, long now) {
        work.snapshot.take(surface, damage, unsent, painted, video, model, region.rect(), anew, now);
    }

    /**
     * Writes the frame's operations to the workspace's writer, and updates what the viewer shows and keeps.
     *
     * @param budget what does not fit in is left for the next frame
     */
    void encode(Workspace work, boolean lossless, LineBudget budget, StatsCounter stats, long now) {
        Snapshot next = work.snapshot;
        work.writer.clear();
        cache.beginFrame();
        next.sort();
        if (next.resized()) {
            begin(next.grid(), work.writer, stats, now);
            next.videoFrames().forEach(frame -> model.video(frame.regions(), now));
        } else if (region.rect() != null && next.live() == null) { // the host sends a video itself where it was
            region.end();
        }
        Changes changes = changes(work);
        if (!next.resized()) {
            keeper.consider(changes, now);
            List<Move> moves = work.moves.find(next, model, changes);
            region.moved(work.moves.seen());
            move(moves, work, now);
            keeper.store(changes, moves, work.writer, stats);
            writeCopies(moves, work.writer);
            stats.copies += moves.size();
        }
        next.videoFrames().forEach(work.writer::video);
        if (next.liveDamaged()) {
            region.draw(work, model, now);
        }
        Drawing drawing =
                new Drawing(work, model, keeper, options.client().compact(), stats, shared, region, unsent, now);
        drawing.draw(changes, lossless, budget);
        drawing.drawBesideVideo(next.pieces());
        if (!unsent.isPending()) { // what is nearly right can wait for what is not there at all
            drawing.refine(lossless ? 0 : refineAfter, budget.refineBytes());
        }
        region.follow(model, now);
    }

    /** Begins a picture from black. What was shown before may well come back in it. */
    private void begin(CellGrid grid, FrameWriter writer, StatsCounter stats, long now) {
        if (anew) {
            keeper.forget(writer, stats);
            anew = false;
        } else {
            keeper.storeAll(writer, stats, now);
        }
        model.resize(grid, now);
        region.clear(grid, now);
        keeper.underlay().clear(grid.cells());
        unsent.begin(grid);
        writer.resize(grid.width(), grid.height());
    }

    private Changes changes(Workspace work) {
        Snapshot next = work.snapshot;
        Changes changes = work.changes;
        changes.clear(next.grid().cells());
        for (int i = 0; i < next.count(); i++) {
            add(next.cell(i), next.box(i), next, changes);
        }
        return changes;
    }

    private void add(int cell, int within, Snapshot next, Changes changes) {
        if (changes.add(cell, within, next.pixels(), model.pixels(), model.grid())) {
            keeper.lookUp(changes, changes.count() - 1, next.pixels());
        }
    }

    /** Carries out the moves on what the viewer shows, and finds out what they leave wrong. */
    private void move(List<Move> moves, Workspace work, long now) {
        if (moves.isEmpty()) {
            return;
        }
        CellGrid grid = model.grid();
        model.move(moves, work.scratch(grid.width() * grid.height()), now);
        Changes changes = work.changes;
        int before = changes.count();
        for (Move move : moves) {
            Rect target = move.target();
            for (int row = CellGrid.at(target.y()); row <= CellGrid.at(target.bottom() - 1); row++) {
                for (int column = CellGrid.at(target.x()); column <= CellGrid.at(target.right() - 1); column++) {
                    int cell = row * grid.columns() + column;
                    int whole = Box.of(0, 0, grid.width(cell), grid.height(cell));
                    int i = changes.find(cell, before);
                    if (i >= 0) {
                        changes.diff(i, whole, work.snapshot.pixels(), model.pixels(), grid);
                    } else {
                        add(cell, whole, work.snapshot, changes);
                    }
                }
            }
        }
    }

    private static void writeCopies(List<Move> moves, FrameWriter writer) {
        for (Move move : moves) {
            Rect from = move.source();
            writer.copy(
                    from.x(),
                    from.y(),
                    from.width(),
                    from.height(),
                    move.target().x(),
                    move.target().y());
        }
    }

    /** What is to be done although nothing is painted. */
    Resting resting() {
        long oldest = Long.MAX_VALUE;
        boolean any = false;
        for (int cell = 0; cell < model.grid().cells() && model.lossyCells() > 0; cell++) {
            if (!model.isExact(cell) && (!any || model.lossyAt(cell) - oldest < 0)) {
                oldest = model.lossyAt(cell);
                any = true;
            }
        }
        return new Resting(any, oldest, region.rect() != null, region.restsAt());
    }
}
