package dev.oriel.e2e.picture;

import dev.oriel.e2e.process.Await;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Waits until a screen has a picture on it and has not changed for a while. */
public final class Stillness {
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    /** Longer than any host here leaves between a first rough picture and its refinement. */
    private static final long REST_NANOS = Duration.ofMillis(1_500).toNanos();
    /** A desktop that is not there yet has one or two. */
    private static final int COLOURS = 1_000;

    private final Supplier<Picture> screen;
    private @Nullable Picture last;
    private long since;

    private Stillness(Supplier<Picture> screen) {
        this.screen = screen;
    }

    public static Picture await(String what, Supplier<Picture> screen) {
        return Await.value(what + " to rest", PATIENCE, new Stillness(screen)::look);
    }

    private Optional<Picture> look() {
        Picture now = screen.get();
        @Nullable Picture before = last;
        last = now;
        if (before == null || !before.same(now) || now.colours() < COLOURS) {
            since = System.nanoTime();
            return Optional.empty();
        }
        return System.nanoTime() - since >= REST_NANOS ? Optional.of(now) : Optional.empty();
    }
}
