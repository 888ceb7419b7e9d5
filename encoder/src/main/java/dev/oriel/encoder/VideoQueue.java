package dev.oriel.encoder;

import dev.oriel.display.Rect;
import dev.oriel.display.Region;
import dev.oriel.display.VideoFrame;
import dev.oriel.display.VideoFrame.View;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The video that one viewer is sent as the host has made it: the access units that wait for the next frame, and the
 * pixels that the viewer shows by them, which nothing else may draw.
 *
 * <p>A viewer joins a stream at a key frame and then gets every unit, in order. One that falls behind by more than the
 * bounds leaves all streams until their next key frames; until then it is behind, and needs the video decoded.
 *
 * <p>Thread-safe by its own monitor: the host's thread adds while it holds the surface's lock, an encoder takes while it
 * holds the surface's lock, so what is taken goes with what the surface shows at that moment.
 */
final class VideoQueue {
    private static final int MAX_UNITS = 120;
    private static final long MAX_BYTES = 8 << 20;
    /** So many wait now and then, on a line that is a little slow. */
    private static final int FEW_UNITS = 4;
    /** A {@link Region} of more rectangles may become larger than what was added, which must not happen here. */
    private static final int MAX_RECTS = Region.MAX_RECTS / 2;

    private static final int MAX_STREAMS = 64;

    /** What an encoder has taken. Reused from frame to frame. */
    static final class Taken {
        final List<VideoFrame> frames = new ArrayList<>();
        /** What the viewer shows by video once it has these frames. */
        final Region shown = new Region();
    }

    private final Set<Integer> joined = new HashSet<>();
    private final List<VideoFrame> waiting = new ArrayList<>();
    private final Region shown = new Region();
    private long waitingBytes;
    private boolean decodes;
    private boolean visible = true;
    private boolean behind = true;
    private volatile boolean pending;

    /** Whether units wait; no lock is needed to ask. */
    boolean isPending() {
        return pending;
    }

    /** Whether this viewer can only be shown the video if the surface has its pixels. */
    synchronized boolean isBehind() {
        return visible && behind;
    }

    /** Whether more waits than goes out at once: the host is faster than the viewer. */
    synchronized boolean isLate() {
        return waiting.size() > FEW_UNITS;
    }

    /** Whether the viewer's browser decodes H.264; it does not before this is called. */
    synchronized void decodes(boolean on, Damage damage) {
        decodes = on;
        if (!on) {
            leave(damage);
        }
    }

    /** A page that is not visible is sent nothing, and needs nothing. */
    synchronized void visible(boolean on, Damage damage) {
        visible = on;
        if (!on) {
            leave(damage);
        }
    }

    /** Takes a unit for the viewer, or, where the viewer must do without, its regions as painted. */
    synchronized void add(VideoFrame frame, Damage damage) {
        boolean begins = frame.key() && frame.view() == View.PICTURE && decodes && visible;
        if (begins && joined.size() < MAX_STREAMS && joined.add(frame.stream())) {
            behind = false;
        }
        if (!joined.contains(frame.stream())) {
            behind = true;
            for (Rect rect : frame.regions()) {
                shown.subtract(rect);
                damage.add(rect);
            }
            return;
        }
        waiting.add(frame);
        waitingBytes += frame.unit().length;
        pending = true;
        if (shown.rects().size() + frame.regions().size() > MAX_RECTS) {
            shown.coalesce();
        }
        boolean tooMany = waiting.size() > MAX_UNITS || waitingBytes > MAX_BYTES;
        if (tooMany || shown.rects().size() + frame.regions().size() > MAX_RECTS) {
            frame.regions().forEach(damage::add);
            leave(damage);
            return;
        }
        frame.regions().forEach(shown::add);
    }

    /** Something else than video has drawn {@code rect}. */
    synchronized void overdrawn(Rect rect) {
        if (!shown.isEmpty()) {
            shown.subtract(rect);
        }
    }

    /** Gives up all streams until their next key frames. */
    synchronized void leave(Damage damage) {
        joined.clear();
        waiting.clear();
        waitingBytes = 0;
        pending = false;
        behind = true;
        shown.rects().forEach(damage::add);
        shown.clear();
    }

    /** Hands over what waits. */
    synchronized void take(Taken taken) {
        taken.frames.clear();
        taken.frames.addAll(waiting);
        taken.shown.clear();
        taken.shown.add(shown);
        waiting.clear();
        waitingBytes = 0;
        pending = false;
    }
}
