package dev.oriel.server.session;

import dev.oriel.bridge.DesktopLayout;
import dev.oriel.server.config.DesktopConfig.Resize;
import dev.oriel.server.runtime.Alarm;
import dev.oriel.server.runtime.Timers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Which size a session's desktop is to have. Where several viewers watch, one of them decides and the others scale: the
 * one whose window changed last, or who works while the one that decided does not.
 *
 * <p>The host is asked for one size at a time, and for the next one when it has answered: of what is wanted meanwhile only
 * the latest counts. A host that gives another size than it was asked for is not asked again for the same; one that says
 * nothing is, a few times, for hosts lose what comes while they are busy with another size.
 *
 * <p>Safe for use by any thread. {@code ask} is called under the lock: it calls nothing of the session.
 */
final class DesktopSize {
    /** Who works takes the size over from who has not worked for so long: two who work in turns do not fight. */
    static final Duration TAKEOVER = Duration.ofSeconds(5);
    /** Between an answer of the host and the next request, at least since the last one. */
    static final Duration PERIOD = Duration.ofMillis(200);
    /** A host that takes a request and keeps its size does not answer. */
    static final Duration PATIENCE = Duration.ofSeconds(2);

    /**
     * How a desktop gets another size.
     *
     * @param quiet how long a size has to be wanted before the host is asked for it
     * @param patience how long an answer is waited for
     * @param tries how often the host is asked for the same size if it does not answer
     */
    record Way(Duration quiet, Duration patience, int tries) {
        /** The host is asked on the connection that stands. */
        static final Way LIVE = new Way(Duration.ZERO, PATIENCE, 3);
        /** It may take another connection: not for a window that is still being dragged. */
        static final Way RECONNECT = new Way(Duration.ofSeconds(1), Duration.ofSeconds(20), 1);

        static Way of(Resize resize) {
            return resize == Resize.RECONNECT ? RECONNECT : LIVE;
        }
    }

    /** Hosts take even widths only, or multiples of four: a size so near is the one that was asked for. */
    private static final int ROUNDING = 4;

    private final LongSupplier nanoTime;
    private final Way way;
    private final Consumer<DesktopLayout> ask;

    private final ReentrantLock lock = new ReentrantLock();
    // From here on guarded by the lock.
    /** What each viewer that wants the desktop to follow it has room for; who acted last is last. */
    private final Map<Viewer, DesktopLayout> rooms = new LinkedHashMap<>();

    private @Nullable Viewer deciding;
    private long decidedAt;
    /** The latest size that was wanted, and since when. */
    private DesktopLayout wanted;

    private long wantedAt;
    private DesktopLayout asked;
    private long askedAt;
    /** How often the host has been asked for this size. */
    private int asks;

    private boolean answered = true;
    /** A request before the last one was given up: its answer may still come. */
    private boolean late;

    private boolean active;
    private boolean stopped;

    private final Alarm alarm;

    /**
     * @param atFirst what the host is asked for when it is connected to
     * @param way how the host is asked
     * @param nanoTime as {@link System#nanoTime}
     * @param ask asks the host, without waiting for it
     */
    DesktopSize(DesktopLayout atFirst, Way way, Timers timers, LongSupplier nanoTime, Consumer<DesktopLayout> ask) {
        this.asked = atFirst;
        this.wanted = atFirst;
        this.way = way;
        this.alarm = new Alarm(timers, lock);
        this.nanoTime = nanoTime;
        this.ask = ask;
        this.askedAt = nanoTime.getAsLong() - PERIOD.toNanos();
        this.wantedAt = askedAt;
    }

    /** A viewer with this room has joined; it decides where nobody else does. */
    void joined(Viewer viewer, DesktopLayout room) {
        lock.lock();
        try {
            rooms.put(viewer, room);
            if (deciding == null) {
                decide(viewer);
            }
        } finally {
            lock.unlock();
        }
    }

    /** A viewer's room has changed: it decides from now on. */
    void changed(Viewer viewer, DesktopLayout room) {
        lock.lock();
        try {
            rooms.put(viewer, room);
            decide(viewer);
        } finally {
            lock.unlock();
        }
    }

    /** A viewer works: it decides from now on, unless another one has worked just now. */
    void acted(Viewer viewer) {
        lock.lock();
        try {
            boolean quiet = nanoTime.getAsLong() - decidedAt > TAKEOVER.toNanos();
            if (rooms.containsKey(viewer) && (viewer.equals(deciding) || quiet)) {
                decide(viewer);
            }
        } finally {
            lock.unlock();
        }
    }

    /** A viewer has gone, or its desktop is no longer to follow it. */
    void left(Viewer viewer) {
        lock.lock();
        try {
            rooms.remove(viewer);
            if (viewer.equals(deciding)) {
                deciding = null;
                rooms.keySet().stream().reduce((_, later) -> later).ifPresent(this::decide);
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * The host has answered, whatever size it gave; or the desktop is there for the first time.
     *
     * @param width of the desktop now, in pixels
     * @param height of the desktop now, in pixels
     */
    void answered(int width, int height) {
        lock.lock();
        try {
            active = true;
            boolean toAnother = late && !isAsked(width, height);
            late = false;
            if (!toAnother) {
                answered = true;
                alarm.off();
            }
            askIfWanted();
        } finally {
            lock.unlock();
        }
    }

    void stop() {
        lock.lock();
        try {
            stopped = true;
            alarm.off();
        } finally {
            lock.unlock();
        }
    }

    /** Under the lock. */
    private void decide(Viewer viewer) {
        if (!viewer.equals(deciding)) {
            DesktopLayout room = rooms.remove(viewer);
            rooms.put(viewer, room); // the last one
            deciding = viewer;
        }
        decidedAt = nanoTime.getAsLong();
        askIfWanted();
    }

    /** Under the lock. */
    private void askIfWanted() {
        DesktopLayout room = deciding == null ? null : rooms.get(deciding);
        if (room == null) {
            return;
        }
        long now = nanoTime.getAsLong();
        if (!room.equals(wanted)) {
            wanted = room;
            wantedAt = now;
        }
        boolean again = wanted.equals(asked);
        if (!active || stopped || (again && (answered || asks >= way.tries()))) {
            return;
        }
        long wait = Math.max(
                askedAt + (answered ? PERIOD : way.patience()).toNanos() - now,
                wantedAt + way.quiet().toNanos() - now);
        alarm.off();
        if (wait > 0) {
            alarm.set(Duration.ofNanos(wait), this::due);
            return;
        }
        asked = wanted;
        askedAt = now;
        asks = again ? asks + 1 : 1;
        late = !answered && !again;
        answered = false;
        ask.accept(wanted);
        if (asks < way.tries()) {
            alarm.set(way.patience(), this::due);
        }
    }

    /** Under the lock. */
    private boolean isAsked(int width, int height) {
        return Math.abs(width - asked.width()) < ROUNDING && Math.abs(height - asked.height()) < ROUNDING;
    }

    private void due() {
        lock.lock();
        try {
            askIfWanted();
        } finally {
            lock.unlock();
        }
    }
}
