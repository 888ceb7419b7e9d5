package dev.oriel.server.session;

import dev.oriel.server.runtime.Timers;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Has a host wait while a viewer that is passed its video cannot follow: so no picture is left out, and none is shown much
 * later than it was drawn. The host does not wait for ever: a viewer that takes nothing any more leaves the video once too
 * much waits for it, and until then slows down all others only for a moment.
 *
 * <p>Thread-safe by its own monitor, which is held while the host is told.
 */
final class VideoPace {
    static final Duration PATIENCE = Duration.ofSeconds(5);

    /** Tells the host. */
    @FunctionalInterface
    interface Hold {
        void set(boolean on);
    }

    private final Timers timers;
    private final Hold hold;
    // From here on guarded by the monitor.
    private boolean late;
    /** Runs while the host waits. */
    private Timers.@Nullable Task patience;

    VideoPace(Timers timers, Hold hold) {
        this.timers = timers;
        this.hold = hold;
    }

    /** Whether a viewer is late is to be reviewed when it has been shown something. */
    synchronized boolean isLate() {
        return late;
    }

    /** @param now whether more waits for a viewer than it is going to be shown at once */
    synchronized void review(boolean now) {
        if (now == late) {
            return;
        }
        late = now;
        if (late) {
            hold.set(true);
            patience = timers.after(PATIENCE, this::release);
        } else {
            release();
        }
    }

    private synchronized void release() {
        Timers.Task waiting = patience;
        patience = null;
        if (waiting != null) {
            waiting.cancel();
            hold.set(false);
        }
    }
}
