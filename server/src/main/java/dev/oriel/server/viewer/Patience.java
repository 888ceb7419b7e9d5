package dev.oriel.server.viewer;

import dev.oriel.server.config.Durations;
import dev.oriel.server.config.GatewayConfig;
import dev.oriel.server.runtime.Alarm;
import dev.oriel.server.runtime.Timers;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * How long a browser is waited for, one thing at a time; and the beat of the pings that keep its line. Safe for use by any
 * thread; calls nothing under its lock.
 */
final class Patience {
    private final GatewayConfig.Viewer limits;
    private final Consumer<String> onOverdue;
    private final Runnable onPing;

    private final ReentrantLock lock = new ReentrantLock();
    // From here on guarded by the lock.
    private boolean stopped;

    private final Alarm deadline;
    private final Alarm ping;

    /**
     * @param onOverdue hears what has not come in time, on the timer's thread
     * @param onPing called whenever a ping is due, likewise
     */
    Patience(GatewayConfig.Viewer limits, Timers timers, Consumer<String> onOverdue, Runnable onPing) {
        this.limits = limits;
        this.deadline = new Alarm(timers, lock);
        this.ping = new Alarm(timers, lock);
        this.onOverdue = onOverdue;
        this.onPing = onPing;
    }

    void awaitHello() {
        await("hello", limits.helloTimeout());
    }

    void awaitCredentials() {
        await("log-on", limits.credentialsTimeout());
    }

    private void await(String what, Duration time) {
        lock.lock();
        try {
            if (!stopped) {
                deadline.set(time, () -> onOverdue.accept("no " + what + " in " + Durations.format(time)));
            }
        } finally {
            lock.unlock();
        }
    }

    /** What was waited for has come. */
    void satisfied() {
        lock.lock();
        try {
            deadline.off();
        } finally {
            lock.unlock();
        }
    }

    /** From now on pings are due. */
    void startPings() {
        lock.lock();
        try {
            if (!stopped) {
                ping.set(limits.ping(), this::ping);
            }
        } finally {
            lock.unlock();
        }
    }

    private void ping() {
        startPings();
        onPing.run();
    }

    /** Nothing is waited for any more. */
    void stop() {
        lock.lock();
        try {
            stopped = true;
            deadline.off();
            ping.off();
        } finally {
            lock.unlock();
        }
    }
}
