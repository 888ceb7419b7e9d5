package dev.oriel.server.viewer;

import dev.oriel.display.Rect;
import java.time.Duration;

/**
 * Whether what a host has painted so far is fit to be shown: not in the middle of one of its frames, not while a desktop of a
 * new size is half painted, and a large change of a host without frame marks not before it has settled. Not thread-safe:
 * guarded by its owner.
 */
final class Readiness {
    /** A desktop that paints for longer without an end of frame is shown as it is: some hosts never pause. */
    private static final long PAINTING_PATIENCE = Duration.ofMillis(100).toNanos();

    private final FreshPicture fresh = new FreshPicture();
    private final Settling settling = new Settling();
    /** The host is in the middle of a frame, since {@code paintingSince}. */
    private boolean painting;

    private long paintingSince;

    void resized(int width, int height, long nowNanos) {
        fresh.resized(width, height, nowNanos);
    }

    void renewing() {
        fresh.renewing();
    }

    void painted(Rect rect, long nowNanos) {
        fresh.painted(rect, nowNanos);
        settling.painted(nowNanos);
        if (!painting) {
            painting = true;
            paintingSince = nowNanos;
        }
    }

    /** The host has marked the end of a frame. */
    void frameEnded() {
        painting = false;
        settling.frameEnded();
    }

    /** Nothing more has arrived. */
    void paused(long nowNanos) {
        painting = false;
        settling.paused(nowNanos);
    }

    /** What was painted is on its way to the viewer. */
    void seen() {
        settling.seen();
    }

    /** Whether the host is in a frame that may still be waited for. */
    boolean isAmidFrame(long nowNanos) {
        return painting && nowNanos - paintingSince <= PAINTING_PATIENCE;
    }

    /** Whether the host has been painting for so long that its frame's end is not waited for. */
    boolean isOverdue(long nowNanos) {
        return painting && nowNanos - paintingSince > PAINTING_PATIENCE;
    }

    /** Whether a desktop of a new size has been painted all over. */
    boolean isWhole(long nowNanos) {
        return fresh.isWhole(nowNanos);
    }

    /** Whether the host is to be asked to paint everything; once for each size. */
    boolean wantsRefresh(long nowNanos) {
        return fresh.wantsRefresh(nowNanos);
    }

    /** When to look again at a desktop that is not whole. */
    long nextLook() {
        return fresh.nextLook();
    }

    /** How long a large change has still to wait, 0 or less where it need not. */
    long settlesIn(long nowNanos) {
        return settling.remaining(nowNanos);
    }
}
