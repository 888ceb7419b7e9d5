package dev.oriel.server.viewer;

import dev.oriel.display.Rect;
import dev.oriel.display.Region;
import java.time.Duration;

/**
 * Whether a desktop of a new size has been painted all over: before, viewers go on seeing the old picture, which is better
 * than one that is torn or half black. Not thread-safe: guarded by its owner.
 */
final class FreshPicture {
    /** A host that leaves parts of its desktop unpainted is shown as it is this time after it has begun to paint. */
    static final Duration PATIENCE = Duration.ofSeconds(1);

    /** A host that paints nothing at all, as one that has just been connected to anew, is given this time. */
    static final Duration UNTOUCHED_PATIENCE = Duration.ofSeconds(5);

    /** A host that has not painted everything by then is asked to: some forget what a larger desktop has more. */
    static final Duration REFRESH_AFTER = Duration.ofMillis(400);

    /** One that has been connected to anew paints more than the desktop: it is shown once nothing has followed for so long. */
    static final Duration RENEWED_QUIET = Duration.ofMillis(300);

    private final Region unpainted = new Region();
    private long resizedAt;
    /** Nothing has been painted since. */
    private boolean untouched;

    private long touchedAt;
    private long paintedAt;
    /** The host is being connected to anew. */
    private boolean renewing;
    /** It has been: its picture has to come to rest. */
    private boolean settling;

    private boolean refreshAsked;

    /** The desktop has another size since {@code nowNanos}, and nothing has been painted on it. */
    void resized(int width, int height, long nowNanos) {
        unpainted.clear();
        unpainted.add(new Rect(0, 0, width, height));
        resizedAt = nowNanos;
        untouched = true;
        refreshAsked = false;
        settling = renewing;
        renewing = false;
    }

    /** The host is connected to anew: the next size comes with whatever a host shows somebody who logs on. */
    void renewing() {
        renewing = true;
    }

    void painted(Rect rect, long nowNanos) {
        paintedAt = nowNanos;
        if (unpainted.isEmpty()) {
            return;
        }
        unpainted.subtract(rect);
        if (untouched) {
            untouched = false;
            touchedAt = nowNanos;
        }
    }

    /** Whether it is fit to be shown. */
    boolean isWhole(long nowNanos) {
        if (settling && nowNanos - settlesAt() >= 0) {
            settling = false;
        }
        return (unpainted.isEmpty() && !settling) || nowNanos - patienceEnds() >= 0;
    }

    /** Whether it is time to ask the host to paint everything; once for each size. */
    boolean wantsRefresh(long nowNanos) {
        boolean wanted = !unpainted.isEmpty() && !refreshAsked && nowNanos - resizedAt >= REFRESH_AFTER.toNanos();
        refreshAsked |= wanted;
        return wanted;
    }

    /** When to look again, where it is not whole. */
    long nextLook() {
        if (settling) {
            return untouched ? patienceEnds() : settlesAt();
        }
        return refreshAsked ? patienceEnds() : resizedAt + REFRESH_AFTER.toNanos();
    }

    /** Where it goes on painting, it does not settle: {@link #patienceEnds} counts then. */
    private long settlesAt() {
        return untouched ? patienceEnds() : paintedAt + RENEWED_QUIET.toNanos();
    }

    private long patienceEnds() {
        return untouched || settling ? resizedAt + UNTOUCHED_PATIENCE.toNanos() : touchedAt + PATIENCE.toNanos();
    }
}
