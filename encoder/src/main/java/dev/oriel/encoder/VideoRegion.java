package dev.oriel.encoder;

import dev.oriel.display.Rect;
import dev.oriel.display.VideoFrame;
import dev.oriel.display.VideoFrame.View;
import dev.oriel.encoder.tile.PhotoDetector;
import dev.oriel.encoder.video.VideoEncoder;
import dev.oriel.encoder.video.VideoEncoders;
import dev.oriel.encoder.wire.ByteSink;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The part of a viewer's picture that is sent as video, because it keeps moving: begins where a {@link MotionMap} finds
 * one, follows it when it grows, shrinks or moves, and ends when it rests.
 *
 * <p>Only what has changed of it is shown from the video's pictures, and remembered as nearly right like what a JPEG has
 * drawn; so each cell is made exact when it rests, whether the others do or not.
 *
 * <p>Confined to one thread at a time.
 */
final class VideoRegion {
    /** The host's videos are numbered from 0 up. */
    static final int STREAM = 0xFFFF;

    private static final long MILLIS = 1_000_000;

    /** Between looks at what moves. */
    private static final long LOOK_EVERY = 100 * MILLIS;
    /** A region that has not been found again for so long gives its encoder back. */
    private static final long REST = 600 * MILLIS;
    /** Where so many looks in a row find the same other rectangle, the video begins anew there. */
    private static final int MIN_LOOKS = 2;
    /** It does so as well where so many find none but others. */
    private static final int MAX_LOOKS = 4;
    /** Of the region: where so much moves, it serves as well as the rectangle that was found, until that has settled. */
    private static final int MIN_USED_PERCENT = 75;

    private static final int SETTLED_LOOKS = 8;
    /** Changes of a cell from one look at whether it is a photograph still to the next. */
    private static final int PHOTO_EVERY = 4;

    private final MotionMap motion = new MotionMap();
    private final ByteSink unit = new ByteSink(0);
    private final int[] boxes = new int[CellDiff.MAX_BOXES];
    private final RectMerger merger = new RectMerger(Integer.MAX_VALUE);
    private VideoEncoders encoders = VideoEncoders.none();
    private @Nullable VideoEncoder encoder;
    private @Nullable Rect rect;
    private @Nullable Rect other;
    private int looks;
    private int same;
    private long lastLook;
    private long lastFound;
    private boolean leaving;

    /** The rectangle that is sent as video now. */
    @Nullable
    Rect rect() {
        return rect;
    }

    /** Whether there may be one; else nobody needs to know what moves. */
    boolean isOn() {
        return encoders != VideoEncoders.none();
    }

    /** A part of a cell outside has changed. */
    void changed(int cell, int box, boolean looksLikePhoto, long now) {
        if (isOn()) {
            motion.changed(cell, box, looksLikePhoto, now);
        }
    }

    /**
     * Parts of the picture have moved, and all that lies between those that have moved alike: what comes into sight with
     * them is no video. Where they reach into this region it ends with this frame, so that the next can be made of copies.
     */
    void moved(List<Move> moves) {
        if (!isOn()) {
            return;
        }
        for (Move move : moves) {
            Rect area = move.target();
            for (Move other : moves) {
                if (other.dx() == move.dx() && other.dy() == move.dy()) {
                    area = area.union(other.target()).union(other.source());
                }
            }
            motion.moved(area);
            leaving |= rect != null && area.intersects(rect);
        }
    }

    /** By which it is encoded from now on; {@link VideoEncoders#none()} ends it. */
    void use(VideoEncoders newEncoders) {
        if (encoders != newEncoders) {
            end();
            encoders = newEncoders;
        }
    }

    /** The picture begins anew, perhaps in another size. */
    void clear(CellGrid grid, long now) {
        end();
        motion.clear(grid, now);
    }

    /** Gives the encoder back. */
    void end() {
        if (encoder != null) {
            encoder.close();
        }
        encoder = null;
        rect = null;
        other = null;
        looks = 0;
        leaving = false;
    }

    /**
     * Shows what has changed of the region. Where something else than a photograph has appeared and does not move, it is
     * left to be drawn exactly, as a piece of the snapshot.
     */
    void draw(Workspace work, ViewerModel model, long now) {
        Rect region = Objects.requireNonNull(rect);
        Snapshot next = work.snapshot;
        CellGrid grid = model.grid();
        for (int row = CellGrid.at(region.y()); row <= CellGrid.at(region.bottom() - 1); row++) {
            for (int column = CellGrid.at(region.x()); column <= CellGrid.at(region.right() - 1); column++) {
                int cell = row * grid.columns() + column;
                draw(cell, region.intersect(grid.rect(cell)), next, model, now);
            }
        }
        List<Rect> shown = new ArrayList<>();
        merger.drain((x, y, width, height, _) -> shown.add(new Rect(x, y, width, height)));
        if (!shown.isEmpty()) {
            work.writer.video(encode(next.pixels(), grid, region, shown));
        }
    }

    private void draw(int cell, Rect inside, Snapshot next, ViewerModel model, long now) {
        CellGrid grid = model.grid();
        int within = grid.box(cell, inside);
        int changed = changed(cell, within, next, model);
        if (changed == Box.EMPTY) {
            return;
        }
        boolean moves = motion.isMoving(cell, now);
        boolean photo = (moves && motion.run(cell) % PHOTO_EVERY != 0)
                ? motion.isPhoto(cell)
                : isPhoto(cell, changed, next.pixels(), model);
        motion.changed(cell, changed, photo, now);
        if (!photo && !moves) {
            next.pieces().add(inside);
            return;
        }
        int drawn =
                Box.intersect(Box.union(changed, motion.box(cell)), within); // as always: so neighbours can be joined
        int x = grid.x(cell) + Box.left(drawn);
        int y = grid.y(cell) + Box.top(drawn);
        merger.add(x, y, Box.width(drawn), Box.height(drawn), 0);
        model.drawnByVideo(cell, drawn, next.pixels(), now);
    }

    private int changed(int cell, int within, Snapshot next, ViewerModel model) {
        CellGrid grid = model.grid();
        int count = CellDiff.boxes(next.pixels(), model.pixels(), model.offset(cell), grid.width(), within, boxes, 0);
        int all = Box.EMPTY;
        for (int i = 0; i < count; i++) {
            all = Box.union(all, boxes[i]);
        }
        return all;
    }

    /** Text may take the video's place: what moves is looked at now and then, what begins to at once. */
    private static boolean isPhoto(int cell, int changed, int[] pixels, ViewerModel model) {
        CellGrid grid = model.grid();
        int at = model.offset(cell) + Box.top(changed) * grid.width() + Box.left(changed);
        return PhotoDetector.isPhoto(pixels, at, grid.width(), Box.width(changed), Box.height(changed));
    }

    private VideoFrame encode(int[] pixels, CellGrid grid, Rect region, List<Rect> shown) {
        unit.clear();
        boolean key = Objects.requireNonNull(encoder)
                .encode(pixels, region.y() * grid.width() + region.x(), grid.width(), false, unit);
        byte[] bytes = Arrays.copyOf(unit.array(), unit.size());
        return new VideoFrame(STREAM, View.PICTURE, key, region, shown, bytes, true);
    }

    /** When the region ends unless it goes on moving; {@link Long#MAX_VALUE} where there is none. */
    long restsAt() {
        return rect == null ? Long.MAX_VALUE : Math.max(lastFound + REST, lastLook + LOOK_EVERY);
    }

    /** Begins, moves or ends the region, for the next frame. */
    void follow(ViewerModel model, long now) {
        if (leaving) {
            end();
        }
        if (!isOn() || now - lastLook < LOOK_EVERY) {
            return;
        }
        lastLook = now;
        Rect found = motion.find(now);
        if (found == null || model.isUnknown(found)) {
            looks = 0;
            other = null;
            if (now - lastFound >= REST) {
                end();
            }
            return;
        }
        lastFound = now;
        if (found.equals(rect)) {
            looks = 0;
            other = null;
            return;
        }
        looks++;
        same = found.equals(other) ? same + 1 : 1;
        other = found;
        boolean serves = rect != null && rect.contains(found) && found.area() * 100 >= rect.area() * MIN_USED_PERCENT;
        if (serves ? same == SETTLED_LOOKS : same == MIN_LOOKS || looks == MAX_LOOKS) {
            begin(found);
        }
    }

    private void begin(Rect found) {
        end();
        encoder = encoders.open(found.width(), found.height()).orElse(null);
        rect = encoder == null ? null : found;
    }
}
