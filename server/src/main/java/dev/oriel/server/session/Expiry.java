package dev.oriel.server.session;

import dev.oriel.server.config.Durations;
import dev.oriel.server.config.GatewayConfig;
import dev.oriel.server.runtime.Alarm;
import dev.oriel.server.runtime.Timers;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * When a session ends because nobody needs it: without a viewer for the grace time, or without input for the idle time.
 * Safe for use by any thread; calls nothing under its lock.
 */
final class Expiry {
    private final GatewayConfig.Session limits;
    private final LongSupplier nanoTime;
    private final Consumer<String> onExpired;

    private volatile long lastInput;

    private final ReentrantLock lock = new ReentrantLock();
    // From here on guarded by the lock.
    private boolean stopped;

    private final Alarm grace;
    private final Alarm idle;

    /**
     * @param nanoTime as {@link System#nanoTime}
     * @param onExpired hears why, on the timer's thread; more than once where both times pass
     */
    Expiry(GatewayConfig.Session limits, Timers timers, LongSupplier nanoTime, Consumer<String> onExpired) {
        this.limits = limits;
        this.grace = new Alarm(timers, lock);
        this.idle = new Alarm(timers, lock);
        this.nanoTime = nanoTime;
        this.onExpired = onExpired;
        this.lastInput = nanoTime.getAsLong();
    }

    /** The idle time counts from now on. */
    void start() {
        lock.lock();
        try {
            if (!stopped && limits.idleTimeout().isPositive()) {
                idle.set(limits.idleTimeout(), this::checkIdle);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Takes no lock: called with each input event. */
    void userActed() {
        lastInput = nanoTime.getAsLong();
    }

    void watched() {
        lock.lock();
        try {
            grace.off();
        } finally {
            lock.unlock();
        }
    }

    void unwatched() {
        lock.lock();
        try {
            if (!stopped) {
                grace.set(limits.grace(), this::graceIsOver);
            }
        } finally {
            lock.unlock();
        }
    }

    /** The session has ended. */
    void stop() {
        lock.lock();
        try {
            stopped = true;
            grace.off();
            idle.off();
        } finally {
            lock.unlock();
        }
    }

    private void graceIsOver() {
        onExpired.accept("no viewer came back within " + Durations.format(limits.grace()));
    }

    /** Looks again when the time since the last input could be over: not at every input. */
    private void checkIdle() {
        Duration quiet = Duration.ofNanos(nanoTime.getAsLong() - lastInput);
        Duration left = limits.idleTimeout().minus(quiet);
        if (!left.isPositive()) {
            onExpired.accept("no input for " + Durations.format(limits.idleTimeout()));
            return;
        }
        lock.lock();
        try {
            if (!stopped) {
                idle.set(left, this::checkIdle);
            }
        } finally {
            lock.unlock();
        }
    }
}
