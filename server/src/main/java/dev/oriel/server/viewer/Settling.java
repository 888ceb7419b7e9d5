package dev.oriel.server.viewer;

import java.time.Duration;

/**
 * Whether what a host has painted is fit to be shown, where it marks no frames. Such a host sends a large change in many
 * pieces: what is cut in between is torn, and a scroll cut in two is sent as pixels. So a large change waits until
 * nothing has followed for a moment; what is small, such as a key's echo, does not. Not thread-safe: guarded by its owner.
 */
final class Settling {
    static final Duration QUIET = Duration.ofMillis(4);
    /** A host that never pauses is shown after this time. */
    static final Duration PATIENCE = Duration.ofMillis(30);

    private boolean paused;
    private long pausedAt;
    private boolean unseen;
    private long unseenSince;

    void painted(long nowNanos) {
        if (!unseen) {
            unseen = true;
            unseenSince = nowNanos;
        }
    }

    /** The host has marked the end of a frame. */
    void frameEnded() {
        paused = false;
    }

    /** Nothing more has arrived. */
    void paused(long nowNanos) {
        paused = true;
        pausedAt = nowNanos;
    }

    /** What was painted is on its way to the viewer. */
    void seen() {
        unseen = false;
    }

    /** How long a large change has still to wait, 0 or less where it is fit to be shown. */
    long remaining(long nowNanos) {
        if (!paused || !unseen) {
            return 0;
        }
        return Math.min(QUIET.toNanos() - (nowNanos - pausedAt), PATIENCE.toNanos() - (nowNanos - unseenSince));
    }
}
