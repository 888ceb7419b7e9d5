package dev.oriel.server.runtime;

import java.time.Duration;
import java.util.concurrent.locks.Lock;
import org.jspecify.annotations.Nullable;

/** One thing that its owner does later, unless it thinks better of it. Guarded by the owner's lock, and to be used under it. */
public final class Alarm {
    private final Timers timers;
    private final Lock lock;
    private Timers.@Nullable Task task;
    /** How often it has been set. */
    private long settings;

    public Alarm(Timers timers, Lock lock) {
        this.timers = timers;
        this.lock = lock;
    }

    /** Runs {@code then} after {@code delay}, once and without the lock, on the timer's thread; nothing else waits any more. */
    public void set(Duration delay, Runnable then) {
        off();
        long setting = ++settings;
        task = timers.after(delay, () -> ring(setting, then));
    }

    /** Whether it is still to ring. */
    public boolean isSet() {
        return task != null;
    }

    public void off() {
        if (task != null) {
            task.cancel();
            task = null;
        }
    }

    private void ring(long setting, Runnable then) {
        lock.lock();
        try {
            if (task == null || setting != settings) {
                return; // it was switched off, or set anew, when the timer had begun to run this
            }
            task = null;
        } finally {
            lock.unlock();
        }
        then.run();
    }
}
