package dev.oriel.server.viewer;

import dev.oriel.server.runtime.Alarm;
import dev.oriel.server.runtime.Timers;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * Notices a viewer that acknowledges nothing any more. It has one timer at most, which looks when it has run out rather than
 * being set anew for each frame. Thread-safe.
 */
final class StallWatch {
    private final Duration patience;
    private final LongSupplier unacknowledgedFor;
    private final Runnable onStalled;

    private final ReentrantLock lock = new ReentrantLock();
    // From here on guarded by the lock.
    private boolean closed;

    private final Alarm alarm;

    /**
     * @param unacknowledgedFor for how many nanoseconds the oldest frame has been on its way, 0 where none is
     * @param onStalled called once it has been for {@code patience}, from the timer's thread
     */
    StallWatch(Timers timers, Duration patience, LongSupplier unacknowledgedFor, Runnable onStalled) {
        this.alarm = new Alarm(timers, lock);
        this.patience = patience;
        this.unacknowledgedFor = unacknowledgedFor;
        this.onStalled = onStalled;
    }

    /** A frame is on its way. */
    void sent() {
        lock.lock();
        try {
            if (!closed && !alarm.isSet()) {
                alarm.set(patience, this::look);
            }
        } finally {
            lock.unlock();
        }
    }

    void close() {
        lock.lock();
        try {
            closed = true;
            alarm.off();
        } finally {
            lock.unlock();
        }
    }

    private void look() {
        lock.lock();
        try {
            long waiting = unacknowledgedFor.getAsLong();
            if (closed || waiting == 0) {
                return;
            }
            Duration left = patience.minusNanos(waiting);
            if (left.isPositive()) {
                alarm.set(left, this::look);
                return;
            }
        } finally {
            lock.unlock();
        }
        onStalled.run();
    }
}
