package dev.oriel.server.viewer;

import dev.oriel.server.runtime.Timers;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Wakes at the earliest of the times asked for since it last did. Not thread-safe: guarded by its owner. */
final class Alarm {
    private final Timers timers;
    private final LongSupplier nanoTime;
    private final Runnable onTime;
    private Timers.@Nullable Task task;
    private long dueAt;

    /** @param onTime called from the timer's thread; to begin with {@link #rang} */
    Alarm(Timers timers, LongSupplier nanoTime, Runnable onTime) {
        this.timers = timers;
        this.nanoTime = nanoTime;
        this.onTime = onTime;
    }

    void at(long nanos) {
        if (task != null && dueAt - nanos <= 0) {
            return;
        }
        off();
        dueAt = nanos;
        task = timers.after(Duration.ofNanos(nanos - nanoTime.getAsLong()), onTime);
    }

    void rang() {
        task = null;
    }

    void off() {
        if (task != null) {
            task.cancel();
            task = null;
        }
    }
}
