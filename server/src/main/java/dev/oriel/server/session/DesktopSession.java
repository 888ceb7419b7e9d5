package dev.oriel.server.session;

import dev.oriel.bridge.ConnectStage;
import dev.oriel.bridge.DesktopListener;
import dev.oriel.bridge.InputEvent;
import dev.oriel.bridge.Outcome;
import dev.oriel.bridge.PointerShape;
import dev.oriel.bridge.RemoteDesktop;
import dev.oriel.display.Rect;
import dev.oriel.server.config.DesktopConfig;
import dev.oriel.server.config.Durations;
import dev.oriel.server.config.GatewayConfig;
import dev.oriel.server.outcome.Refusal;
import dev.oriel.server.outcome.Rule;
import dev.oriel.server.runtime.Timers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One user's connection to one desktop. It lives on when its last viewer goes, for the grace time, so that whoever
 * comes back finds it as it was.
 *
 * <p>What the host reports goes to every viewer under {@link #lock}; so a viewer that joins gets what is known and then
 * what happens, without a gap. Painting calls arrive under the surface's lock: the order is surface, then session.
 */
public final class DesktopSession {
    private static final Logger log = LoggerFactory.getLogger(DesktopSession.class);

    /** Which session of which user: at most one lives at a time. */
    public record Key(String user, String desktop) {}

    /** How far a session is, as users are told. */
    public enum State {
        CONNECTING,
        ACTIVE,
        /** active, and nobody looks */
        DETACHED,
        ENDED
    }

    private final int number;
    private final Key key;
    private final DesktopConfig desktopConfig;
    private final GatewayConfig.Session limits;
    private final int maxViewers;
    private final Timers timers;
    private final LongSupplier nanoTime;
    private final Consumer<DesktopSession> onEnd;

    /** The host has said its last word. */
    private final CountDownLatch hostGone = new CountDownLatch(1);

    private final ReentrantLock lock = new ReentrantLock();
    // From here on guarded by the lock.
    private final List<Viewer> viewers = new ArrayList<>();
    /** Set once, under the lock. */
    private volatile @Nullable RemoteDesktop desktop;

    private ConnectStage stage = ConnectStage.RESOLVE;
    private boolean active;
    private int width;
    private int height;
    private @Nullable PointerShape pointer;
    private int lockKeys = -1;
    private boolean joinedBefore;
    private @Nullable Outcome outcome;
    private Timers.@Nullable Task graceTask;
    private Timers.@Nullable Task idleTask;
    private volatile long lastInput;

    DesktopSession(
            int number,
            Key key,
            DesktopConfig desktopConfig,
            GatewayConfig.Session limits,
            int maxViewers,
            Timers timers,
            LongSupplier nanoTime,
            Consumer<DesktopSession> onEnd) {
        this.number = number;
        this.key = key;
        this.desktopConfig = desktopConfig;
        this.limits = limits;
        this.maxViewers = maxViewers;
        this.timers = timers;
        this.nanoTime = nanoTime;
        this.onEnd = onEnd;
        this.lastInput = nanoTime.getAsLong();
    }

    /** The listener for the desktop that {@link #start} gets. */
    DesktopListener listener() {
        return new FromHost();
    }

    /** Takes the desktop; it may have ended already. */
    void start(RemoteDesktop connecting) {
        lock.lock();
        try {
            desktop = connecting;
            if (limits.idleTimeout().isPositive() && outcome == null) {
                idleTask = timers.after(limits.idleTimeout(), this::checkIdle);
            }
        } finally {
            lock.unlock();
        }
        log.atInfo()
                .addKeyValue("event", "session-started")
                .addKeyValue("session", number)
                .addKeyValue("user", key.user())
                .addKeyValue("desktop", key.desktop())
                .log("session {} of {} connects to {}", number, key.user(), key.desktop());
    }

    public int number() {
        return number;
    }

    public Key key() {
        return key;
    }

    public DesktopConfig desktopConfig() {
        return desktopConfig;
    }

    public State state() {
        lock.lock();
        try {
            if (outcome != null) {
                return State.ENDED;
            } else if (!active) {
                return State.CONNECTING;
            }
            return viewers.isEmpty() ? State.DETACHED : State.ACTIVE;
        } finally {
            lock.unlock();
        }
    }

    public Optional<Outcome> outcome() {
        lock.lock();
        try {
            return Optional.ofNullable(outcome);
        } finally {
            lock.unlock();
        }
    }

    int viewerCount() {
        lock.lock();
        try {
            return viewers.size();
        } finally {
            lock.unlock();
        }
    }

    /** What came of an attempt to join. */
    enum Joined {
        YES,
        ENDED,
        FULL
    }

    /** Lets a viewer in, from now on. */
    Joined join(Viewer viewer, boolean takeover) {
        lock.lock();
        try {
            RemoteDesktop shown = desktop;
            if (outcome != null || shown == null) {
                return Joined.ENDED;
            }
            if (takeover) {
                viewers.forEach(other -> other.dismissed(Refusal.TAKEN_OVER));
                viewers.clear();
            } else if (viewers.size() >= maxViewers) {
                return Joined.FULL;
            }
            graceTask = cancel(graceTask);
            viewers.add(viewer);
            viewer.attached(this, shown.surface(), joinedBefore);
            joinedBefore = true;
            viewer.stage(stage);
            if (active) {
                viewer.active(width, height);
            }
            if (pointer != null) {
                viewer.pointer(pointer);
            }
            if (lockKeys >= 0) {
                viewer.lockKeys(lockKeys);
            }
            return Joined.YES;
        } finally {
            lock.unlock();
        }
    }

    /** The viewer has gone. After the last one the grace time begins. */
    public void leave(Viewer viewer) {
        lock.lock();
        try {
            if (!viewers.remove(viewer) || !viewers.isEmpty() || outcome != null) {
                return;
            }
            graceTask = timers.after(limits.grace(), this::graceIsOver);
        } finally {
            lock.unlock();
        }
    }

    /** The desktop's size in pixels; empty before it is there. */
    public Optional<Rect> bounds() {
        lock.lock();
        try {
            return active ? Optional.of(new Rect(0, 0, width, height)) : Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    /** Asks the host to paint everything again. */
    public void requestRefresh() {
        RemoteDesktop target = desktop;
        if (target != null) {
            target.requestRefresh();
        }
    }

    /** Input of one of the viewers. Takes no lock of the session. */
    public void send(InputEvent event) {
        RemoteDesktop target = desktop;
        if (target != null) {
            lastInput = nanoTime.getAsLong();
            target.send(event);
        }
    }

    /** The user ends the connection to the host, or gives up waiting for it. */
    public void disconnect() {
        boolean waiting = state() == State.CONNECTING;
        end(waiting ? Outcome.Cause.CANCELLED : Outcome.Cause.ENDED_BY_USER, "");
    }

    /** Ends the session by the gateway's own decision. */
    void end(Outcome.Cause cause, String detail) {
        lock.lock();
        try {
            if (outcome != null) {
                return;
            }
            conclude(Outcome.of(cause, stage, detail));
        } finally {
            lock.unlock();
        }
        RemoteDesktop target = desktop;
        if (target != null) {
            target.close();
        }
        onEnd.accept(this);
    }

    /** Waits until the connection to the host has been closed in good order, at most until {@code deadline}. */
    void awaitHostGone(long deadlineNanos) throws InterruptedException {
        if (!hostGone.await(deadlineNanos - System.nanoTime(), TimeUnit.NANOSECONDS)) {
            log.warn("session {} ends without an answer of the host", number);
        }
    }

    /** Under the lock: nothing comes after this. */
    private void conclude(Outcome ending) {
        outcome = ending;
        graceTask = cancel(graceTask);
        idleTask = cancel(idleTask);
        viewers.forEach(viewer -> viewer.ended(ending));
        viewers.clear();
        Rule rule = Rule.of(ending.cause());
        log.atLevel(rule.level())
                .addKeyValue("event", "session-ended")
                .addKeyValue("session", number)
                .addKeyValue("user", key.user())
                .addKeyValue("desktop", key.desktop())
                .addKeyValue("outcome", rule.id())
                .addKeyValue("stage", ending.stage().name().toLowerCase(Locale.ROOT))
                .log(
                        "session {} of {} on {} ended at stage {}: {}{}",
                        number,
                        key.user(),
                        key.desktop(),
                        ending.stage().name().toLowerCase(Locale.ROOT),
                        rule.id(),
                        ending.detail().isEmpty() ? "" : ", " + ending.detail());
    }

    private void graceIsOver() {
        lock.lock();
        try {
            if (!viewers.isEmpty()) {
                return;
            }
        } finally {
            lock.unlock();
        }
        end(Outcome.Cause.IDLE_TIMEOUT, "no viewer came back within " + Durations.format(limits.grace()));
    }

    /** Looks again when the time since the last input could be over: not at every input. */
    private void checkIdle() {
        Duration quiet = Duration.ofNanos(nanoTime.getAsLong() - lastInput);
        Duration left = limits.idleTimeout().minus(quiet);
        if (!left.isPositive()) {
            end(Outcome.Cause.IDLE_TIMEOUT, "no input for " + Durations.format(limits.idleTimeout()));
            return;
        }
        lock.lock();
        try {
            if (outcome == null) {
                idleTask = timers.after(left, this::checkIdle);
            }
        } finally {
            lock.unlock();
        }
    }

    private static Timers.@Nullable Task cancel(Timers.@Nullable Task task) {
        if (task != null) {
            task.cancel();
        }
        return null;
    }

    /** Keeps what later viewers need and passes everything on. Called by the thread of the host's connection. */
    private final class FromHost implements DesktopListener {
        @Override
        public void stage(ConnectStage reached) {
            tell(viewer -> viewer.stage(reached), () -> stage = reached);
        }

        @Override
        public void active(int newWidth, int newHeight) {
            tell(viewer -> viewer.active(newWidth, newHeight), () -> {
                active = true;
                width = newWidth;
                height = newHeight;
                stage = ConnectStage.ACTIVE;
            });
        }

        @Override
        public void resized(int newWidth, int newHeight) {
            tell(viewer -> viewer.resized(newWidth, newHeight), () -> {
                width = newWidth;
                height = newHeight;
            });
        }

        @Override
        public void painted(Rect rect) {
            tell(viewer -> viewer.painted(rect));
        }

        @Override
        public void copied(Rect from, int toX, int toY) {
            tell(viewer -> viewer.copied(from, toX, toY));
        }

        @Override
        public void filled(Rect rect, int rgb) {
            tell(viewer -> viewer.filled(rect, rgb));
        }

        @Override
        public void frameEnded() {
            tell(DesktopListener::frameEnded);
        }

        @Override
        public void pointer(PointerShape shape) {
            tell(viewer -> viewer.pointer(shape), () -> pointer = shape);
        }

        @Override
        public void pointerMoved(int x, int y) {
            tell(viewer -> viewer.pointerMoved(x, y));
        }

        @Override
        public void lockKeys(int flags) {
            tell(viewer -> viewer.lockKeys(flags), () -> lockKeys = flags);
        }

        @Override
        public void bell(int frequencyHz, int durationMs) {
            tell(viewer -> viewer.bell(frequencyHz, durationMs));
        }

        @Override
        public void loggedOn(String user) {
            tell(viewer -> viewer.loggedOn(user));
        }

        @Override
        public void ended(Outcome ending) {
            hostGone.countDown();
            lock.lock();
            try {
                if (outcome != null) {
                    return; // by our own decision, before the host heard of it
                }
                conclude(ending);
            } finally {
                lock.unlock();
            }
            onEnd.accept(DesktopSession.this);
        }

        /** A mistake in what serves one viewer ends that viewer, not the session. */
        private void tell(Viewer viewer, Consumer<Viewer> event) {
            try {
                event.accept(viewer);
            } catch (RuntimeException e) {
                log.error("a viewer of session {} failed", number, e);
                viewers.remove(viewer);
                viewer.ended(Outcome.of(Outcome.Cause.INTERNAL_ERROR, stage, ""));
            }
        }

        private void tell(Consumer<Viewer> event) {
            tell(event, () -> {});
        }

        private void tell(Consumer<Viewer> event, Runnable note) {
            lock.lock();
            try {
                if (outcome == null) {
                    note.run();
                    for (int i = viewers.size() - 1; i >= 0; i--) {
                        tell(viewers.get(i), event);
                    }
                }
            } finally {
                lock.unlock();
            }
        }
    }
}
