package dev.oriel.e2e.process;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waiting for what another process does and tells nobody: asks again until it is so, or fails. */
public final class Await {
    private static final Duration INTERVAL = Duration.ofMillis(50);

    private Await() {}

    public static void until(String what, Duration limit, BooleanSupplier condition) {
        value(what, limit, () -> condition.getAsBoolean() ? Optional.of(true) : Optional.empty());
    }

    /** The first value that the supplier gives. */
    public static <T> T value(String what, Duration limit, Supplier<Optional<T>> supplier) {
        long deadline = System.nanoTime() + limit.toNanos();
        while (true) {
            Optional<T> value = supplier.get();
            if (value.isPresent()) {
                return value.get();
            }
            if (System.nanoTime() - deadline > 0) {
                throw new AssertionError("waited %d s in vain for %s".formatted(limit.toSeconds(), what));
            }
            LockSupport.parkNanos(INTERVAL.toNanos());
        }
    }
}
