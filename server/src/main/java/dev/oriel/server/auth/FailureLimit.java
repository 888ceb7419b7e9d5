package dev.oriel.server.auth;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Bounds failed attempts within a sliding window, for each address and each name. An attempt counts when it begins, so
 * that many at once are bounded too; success takes it back. Safe for use by any thread.
 */
public final class FailureLimit {
    /** Addresses and names that are remembered; beyond it the longest quiet is forgotten. */
    private static final int MAX_SUBJECTS = 10_000;

    private final int max;
    private final Duration window;
    private final InstantSource clock;
    private final ReentrantLock lock = new ReentrantLock();
    /** Times of attempts, oldest first; the subjects themselves by last use. Guarded by {@link #lock}. */
    private final LinkedHashMap<String, ArrayDeque<Instant>> attempts = new LinkedHashMap<>(16, 0.75f, true);

    public FailureLimit(int max, Duration window, InstantSource clock) {
        this.max = max;
        this.window = window;
        this.clock = clock;
    }

    /**
     * Counts an attempt of {@code subject}.
     *
     * @return how long to wait where there have been too many; empty where the attempt may go on
     */
    public Optional<Duration> begin(String subject) {
        Instant now = clock.instant();
        lock.lock();
        try {
            ArrayDeque<Instant> times = attempts.computeIfAbsent(subject, _ -> new ArrayDeque<>());
            while (!times.isEmpty() && !now.isBefore(times.getFirst().plus(window))) {
                times.removeFirst();
            }
            if (times.size() >= max) {
                return Optional.of(Duration.between(now, times.getFirst().plus(window)));
            }
            times.addLast(now);
            if (attempts.size() > MAX_SUBJECTS) {
                attempts.pollFirstEntry();
            }
            return Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    /** Takes back the last attempt of {@code subject}: it was good. */
    public void succeeded(String subject) {
        lock.lock();
        try {
            ArrayDeque<Instant> times = attempts.get(subject);
            if (times != null) {
                times.pollLast();
            }
        } finally {
            lock.unlock();
        }
    }
}
