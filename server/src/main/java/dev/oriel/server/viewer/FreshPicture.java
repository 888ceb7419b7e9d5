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

    /** A host that has not painted everything by then is asked to: some forget what a larger desktop has more. */
    static final Duration REFRESH_AFTER = Duration.ofMillis(400);

    private final Region unpainted = new Region();
    private long resizedAt;
    private boolean refreshAsked;

    /** The desktop has another size since {@code nowNanos}, and nothing has been painted on it. */
    void resized(int width, int height, long nowNanos) {
        unpainted.clear();
        unpainted.add(new Rect(0, 0, width, height));
        resizedAt = nowNanos;
        refreshAsked = false;
    }

    void painted(Rect rect) {
        if (!unpainted.isEmpty()) {
            unpainted.subtract(rect);
        }
    }

    /** Whether it is fit to be shown. */
    boolean isWhole(long nowNanos) {
        return unpainted.isEmpty() || nowNanos - resizedAt >= PATIENCE.toNanos();
    }

    /** Whether it is time to ask the host to paint everything; once for each size. */
    boolean wantsRefresh(long nowNanos) {
        boolean wanted = !unpainted.isEmpty() && !refreshAsked && nowNanos - resizedAt >= REFRESH_AFTER.toNanos();
        refreshAsked |= wanted;
        return wanted;
    }

    /** When to look again, where it is not whole. */
    long nextLook() {
        return resizedAt + (refreshAsked ? PATIENCE : REFRESH_AFTER).toNanos();
    }
}
