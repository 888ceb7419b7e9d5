package dev.oriel.server.support;

import dev.oriel.server.runtime.Timers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Time that passes when a test says so; confined to the test's thread. */
public final class ManualTime implements Timers, InstantSource {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final List<Scheduled> waiting = new ArrayList<>();
    private long nanos;

    private record Scheduled(long at, Runnable task) {}

    @Override
    public Task after(Duration delay, Runnable task) {
        Scheduled scheduled = new Scheduled(nanos + delay.toNanos(), task);
        waiting.add(scheduled);
        return () -> waiting.remove(scheduled);
    }

    @Override
    public Instant instant() {
        return START.plusNanos(nanos);
    }

    public long nanoTime() {
        return nanos;
    }

    /** Runs what is due on the way, in order. */
    public void pass(Duration duration) {
        long end = nanos + duration.toNanos();
        while (true) {
            Scheduled next = waiting.stream()
                    .filter(task -> task.at() <= end)
                    .min(Comparator.comparingLong(Scheduled::at))
                    .orElse(null);
            if (next == null) {
                break;
            }
            waiting.remove(next);
            nanos = next.at();
            next.task().run();
        }
        nanos = end;
    }

    /** Tasks that wait: none means that nothing will ever happen by itself. */
    public int waiting() {
        return waiting.size();
    }
}
