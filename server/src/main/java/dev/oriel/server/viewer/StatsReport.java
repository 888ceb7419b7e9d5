package dev.oriel.server.viewer;

import dev.oriel.encoder.FrameStats;
import dev.oriel.server.runtime.Alarm;
import dev.oriel.server.runtime.Timers;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * Tells a viewer every five seconds how its frames do, while they flow: not again where there was none. On a quiet
 * desktop, more often would be a good part of all that is sent. Thread-safe.
 */
final class StatsReport {
    private static final Duration PERIOD = Duration.ofSeconds(5);

    private final Outbox outbox;
    private final LongSupplier roundTripNanos;

    private final ReentrantLock lock = new ReentrantLock();
    // From here on guarded by the lock.
    private FrameStats sum = FrameStats.NONE;
    private boolean closed;

    private final Alarm alarm;

    StatsReport(Outbox outbox, Timers timers, LongSupplier roundTripNanos) {
        this.outbox = outbox;
        this.alarm = new Alarm(timers, lock);
        this.roundTripNanos = roundTripNanos;
    }

    void add(FrameStats frame) {
        lock.lock();
        try {
            sum = sum.plus(frame);
            if (!closed && !alarm.isSet()) {
                alarm.set(PERIOD, this::send);
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

    private void send() {
        FrameStats told;
        lock.lock();
        try {
            told = sum;
            sum = FrameStats.NONE;
            if (!closed && told.frames() > 0) {
                alarm.set(PERIOD, this::send);
            }
        } finally {
            lock.unlock();
        }
        if (told.frames() > 0) {
            outbox.text(new GatewayText.Stats(
                    (int) Duration.ofNanos(roundTripNanos.getAsLong()).toMillis(),
                    (int) Math.ceilDiv(told.frames(), PERIOD.toSeconds()),
                    (int) (told.bytes() * 8 / PERIOD.toMillis()),
                    told.hitRate()));
        }
    }
}
