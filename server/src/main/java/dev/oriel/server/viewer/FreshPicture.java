package dev.oriel.server.viewer;

import dev.oriel.display.Rect;
import dev.oriel.display.Region;
import java.time.Duration;

/**
 * Whether a desktop of a new size has been painted all over: before, viewers go on seeing the old picture, which is better
 * than one that is torn or half black. Not thread-safe: guarded by its owner.
 */
final class FreshPicture {
    /** A host that leaves parts of its desktop unpainted is shown as it is after this time. */
    static final Duration PATIENCE = Duration.ofSeconds(1);

    private final Region unpainted = new Region();
    private long resizedAt;

    /** The desktop has another size since {@code nowNanos}, and nothing has been painted on it. */
    void resized(int width, int height, long nowNanos) {
        unpainted.clear();
        unpainted.add(new Rect(0, 0, width, height));
        resizedAt = nowNanos;
    }

    void painted(Rect rect) {
        if (!unpainted.isEmpty()) {
            unpainted.subtract(rect);
        }
    }

    /** Whether it is fit to be shown. */
    boolean isWhole(long nowNanos) {
        return unpainted.isEmpty() || nowNanos - patienceEnds() >= 0;
    }

    /** When it is shown whatever is missing. */
    long patienceEnds() {
        return resizedAt + PATIENCE.toNanos();
    }
}
