package dev.oriel.server.session;

import dev.oriel.bridge.DesktopLayout;
import dev.oriel.bridge.DesktopListener;
import dev.oriel.bridge.InputEvent;
import dev.oriel.bridge.Outcome;
import dev.oriel.bridge.RemoteDesktop;
import dev.oriel.display.Rect;
import dev.oriel.display.Surface;
import dev.oriel.encoder.SharedPhotos;
import dev.oriel.server.config.DesktopConfig;
import dev.oriel.server.config.GatewayConfig;
import dev.oriel.server.outcome.Refusal;
import dev.oriel.server.runtime.Timers;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One user's connection to one desktop. It lives on when its last viewer goes, for the grace time, so that whoever
 * comes back finds it as it was.
 *
 * <p>What the host reports goes to every viewer under {@link #lock}; so a viewer that joins gets what is known and then
 * what happens, without a gap. Painting calls arrive under the surface's lock: the order is surface, then session.
 */
public final class DesktopSession {
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
    private final Expiry expiry;
    private final HostRequests host;
    private final DesktopSize size;
    private final SessionLog log;
    private final Consumer<DesktopSession> onEnd;
    private final SharedPhotos photos = new SharedPhotos(new SecureRandom().nextLong());

    /** The host has said its last word. */
    private final CountDownLatch hostGone = new CountDownLatch(1);

    private final ReentrantLock lock = new ReentrantLock();
    // From here on guarded by the lock.
    private final Audience audience;
    private final SessionFacts facts = new SessionFacts();
    private boolean joinedBefore;

    private @Nullable Outcome outcome;

    DesktopSession(
            int number,
            Key key,
            DesktopConfig desktopConfig,
            GatewayConfig.Session limits,
            int maxViewers,
            DesktopLayout atFirst,
            Timers timers,
            LongSupplier nanoTime,
            Consumer<DesktopSession> onEnd) {
        this.number = number;
        this.key = key;
        this.desktopConfig = desktopConfig;
        this.audience = new Audience(maxViewers);
        this.expiry = new Expiry(limits, timers, nanoTime, why -> end(Outcome.Cause.IDLE_TIMEOUT, why));
        this.host = new HostRequests(desktopConfig.resize(), timers);
        this.size =
                new DesktopSize(atFirst, DesktopSize.Way.of(desktopConfig.resize()), timers, nanoTime, host::layout);
        this.log = new SessionLog(number, key);
        this.onEnd = onEnd;
    }

    /** What its viewers' encoders have in common. */
    public SharedPhotos photos() {
        return photos;
    }

    /** The listener for the desktop that {@link #start} gets. */
    DesktopListener listener() {
        return new HostReports(this);
    }

    /** Takes the desktop; it may have ended already. */
    void start(RemoteDesktop connecting) {
        host.start(connecting);
        expiry.start();
        log.started();
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
            } else if (!facts.isActive()) {
                return State.CONNECTING;
            }
            return audience.isEmpty() ? State.DETACHED : State.ACTIVE;
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
            return audience.size();
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
    Joined join(Viewer viewer, SessionRequest request) {
        lock.lock();
        try {
            Optional<Surface> surface = host.surface();
            if (outcome != null || surface.isEmpty()) {
                return Joined.ENDED;
            }
            if (request.takeover()) {
                audience.all().forEach(size::left);
                audience.dismiss(Refusal.TAKEN_OVER);
            } else if (audience.isFull()) {
                return Joined.FULL;
            }
            expiry.watched();
            audience.add(viewer);
            viewer.attached(this, surface.get(), joinedBefore);
            joinedBefore = true;
            facts.replay(viewer);
            if (request.follow()) {
                size.joined(viewer, request.room());
            }
            host.paintFor(audience.isLooking());
            reviewVideo();
            return Joined.YES;
        } finally {
            lock.unlock();
        }
    }

    /** The viewer has gone. After the last one the grace time begins. */
    public void leave(Viewer viewer) {
        lock.lock();
        try {
            if (!audience.remove(viewer)) {
                return;
            }
            size.left(viewer);
            host.paintFor(audience.isLooking());
            reviewVideo();
            if (audience.isEmpty() && outcome == null) {
                expiry.unwatched();
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * Has the desktop decode what it draws by H.264 if a viewer needs it, and wait if one is late: to be called when that may
     * have changed.
     */
    public void reviewVideo() {
        lock.lock();
        try {
            host.decodeVideo(audience.needsVideoDecoded());
            host.paceVideo(audience.isVideoLate());
        } finally {
            lock.unlock();
        }
    }

    /** A viewer has been shown what was on its way: the host goes on if it had to wait for this one. */
    public void caughtUp() {
        if (host.isPaced()) {
            reviewVideo();
        }
    }

    /** A viewer's page is shown, or covered. */
    public void visible(Viewer viewer, boolean visible) {
        lock.lock();
        try {
            audience.visible(viewer, visible);
            host.paintFor(audience.isLooking());
        } finally {
            lock.unlock();
        }
    }

    /** The desktop's size in pixels; empty before it is there. */
    public Optional<Rect> bounds() {
        lock.lock();
        try {
            return facts.bounds();
        } finally {
            lock.unlock();
        }
    }

    /** Asks the host to paint everything again. */
    public void requestRefresh() {
        host.refresh();
    }

    /** Input of one of the viewers. Takes no lock of the session. */
    public void send(Viewer from, InputEvent event) {
        expiry.userActed();
        if (!(event instanceof InputEvent.MouseMove || event instanceof InputEvent.MouseMoveBy)) {
            size.acted(from);
        }
        host.send(event);
    }

    /** A viewer's room has changed: the desktop follows, where the host can be asked. */
    public void resize(Viewer viewer, DesktopLayout room) {
        lock.lock();
        try {
            if (audience.contains(viewer)) {
                size.changed(viewer, room);
            }
        } finally {
            lock.unlock();
        }
    }

    /** A viewer wants the desktop to stay as it is, and scales it. */
    public void keepSize(Viewer viewer) {
        size.left(viewer);
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
            conclude(Outcome.of(cause, facts.stage(), detail));
        } finally {
            lock.unlock();
        }
        host.close();
        onEnd.accept(this);
    }

    /** Waits until the connection to the host has been closed in good order, at most until {@code deadline}. */
    void awaitHostGone(long deadlineNanos) throws InterruptedException {
        if (!hostGone.await(deadlineNanos - System.nanoTime(), TimeUnit.NANOSECONDS)) {
            log.endedUnanswered();
        }
    }

    // ---- from the host

    /** Something has happened that only present viewers need to know. */
    void tell(Consumer<Viewer> event) {
        tell(event, _ -> {});
    }

    /** Something has happened; {@code note} keeps it for viewers that join later. */
    void tell(Consumer<Viewer> event, Consumer<SessionFacts> note) {
        lock.lock();
        try {
            if (outcome == null) {
                note.accept(facts);
                audience.tell(event, this::failed);
            }
        } finally {
            lock.unlock();
        }
    }

    /** A mistake in what serves one viewer ends that viewer, not the session. */
    private void failed(Viewer viewer, RuntimeException failure) {
        log.viewerFailed(failure);
        audience.remove(viewer);
        size.left(viewer);
        viewer.ended(Outcome.of(Outcome.Cause.INTERNAL_ERROR, facts.stage(), ""));
    }

    /** The desktop has a size, a new one or the one it had. */
    void sized(int width, int height) {
        size.answered(width, height);
    }

    /** The connection to the host has ended. */
    void hostEnded(Outcome ending) {
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
        onEnd.accept(this);
    }

    // ---- the end

    /** Under the lock: nothing comes after this. */
    private void conclude(Outcome ending) {
        outcome = ending;
        expiry.stop();
        size.stop();
        audience.all().forEach(viewer -> viewer.ended(ending));
        audience.clear();
        log.ended(ending);
    }
}
