package dev.oriel.rdp.client;

import java.time.Duration;

/**
 * A moment by which something has to be done.
 *
 * @param nanoTime as {@link System#nanoTime} counts
 */
record Deadline(long nanoTime) {
    static Deadline in(Duration time) {
        return new Deadline(System.nanoTime() + time.toNanos());
    }

    /** At least 1, because sockets take 0 for no limit at all. */
    int millisLeft() {
        return Math.clamp((nanoTime - System.nanoTime()) / 1_000_000, 1, Integer.MAX_VALUE);
    }

    boolean hasPassed() {
        return System.nanoTime() - nanoTime >= 0;
    }
}
