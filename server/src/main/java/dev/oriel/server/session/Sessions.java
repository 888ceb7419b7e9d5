package dev.oriel.server.session;

import dev.oriel.bridge.ConnectStage;
import dev.oriel.bridge.HostSettings;
import dev.oriel.bridge.HostSettings.Credentials;
import dev.oriel.bridge.Outcome;
import dev.oriel.bridge.Secret;
import dev.oriel.server.config.DesktopConfig;
import dev.oriel.server.config.GatewayConfig;
import dev.oriel.server.outcome.Refusal;
import dev.oriel.server.runtime.Timers;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/** All sessions of the process. Lock order: this registry, then a session. */
public final class Sessions {
    /** As hosts show it: [MS-RDPBCGR] 2.2.1.3.2 clientName, at most 15 characters. */
    private static final String CLIENT_NAME = "oriel";
    /** Windows keyboard layout for browsers that cannot tell theirs. */
    private static final int US_ENGLISH = 0x409;
    /** For saying good-bye to hosts. */
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(2);
    /** Outcomes kept for failure pages. */
    private static final int MAX_REMEMBERED = 1000;

    private final GatewayConfig config;
    private final DesktopConnector connector;
    private final Timers timers;
    private final LongSupplier nanoTime;

    private final ReentrantLock lock = new ReentrantLock();
    // From here on guarded by the lock.
    private final Map<DesktopSession.Key, DesktopSession> sessions = new HashMap<>();
    private final LinkedHashMap<DesktopSession.Key, Outcome> lastOutcomes = new LinkedHashMap<>();
    private int lastNumber;
    private boolean stopping;

    /** The answer to a viewer that wants a desktop. */
    public sealed interface Admission {
        /** The viewer has joined. */
        record Joined(DesktopSession session) implements Admission {}

        /** The desktop needs a log-on that the configuration does not hold. */
        record CredentialsNeeded(String user, String domain) implements Admission {}

        /** There are as many sessions as are allowed, or the gateway stops. */
        record Ended(Outcome outcome) implements Admission {}

        record Refused(Refusal why) implements Admission {}
    }

    /** How many there are, for the health report. */
    public record Counts(int connecting, int active, int detached, int viewers, int started) {}

    /** @param nanoTime as {@link System#nanoTime} */
    public Sessions(GatewayConfig config, DesktopConnector connector, Timers timers, LongSupplier nanoTime) {
        this.config = config;
        this.connector = connector;
        this.timers = timers;
        this.nanoTime = nanoTime;
    }

    /** Joins the user's session on the desktop, or begins one. */
    public Admission open(DesktopConfig desktop, SessionRequest request, Viewer viewer) {
        DesktopSession.Key key = new DesktopSession.Key(request.user(), desktop.id());
        lock.lock();
        try {
            DesktopSession present = sessions.get(key);
            if (present != null) {
                switch (present.join(viewer, request)) {
                    case YES -> {
                        return new Admission.Joined(present);
                    }
                    case FULL -> {
                        return new Admission.Refused(Refusal.TOO_MANY_VIEWERS);
                    }
                    case ENDED -> sessions.remove(key, present);
                }
            }
            return begin(key, desktop, request, viewer);
        } finally {
            lock.unlock();
        }
    }

    private Admission begin(DesktopSession.Key key, DesktopConfig desktop, SessionRequest request, Viewer viewer) {
        if (stopping) {
            return ended(Outcome.Cause.SHUTTING_DOWN, "");
        }
        Credentials credentials =
                request.credentials().or(() -> stored(desktop)).orElse(null);
        if (credentials == null) {
            return new Admission.CredentialsNeeded(
                    desktop.user().orElse(""), desktop.domain().orElse(""));
        }
        if (sessions.size() >= config.session().max()) {
            return ended(
                    Outcome.Cause.TOO_MANY_SESSIONS,
                    "session.max is " + config.session().max());
        }
        long ofUser = sessions.keySet().stream()
                .filter(other -> other.user().equals(key.user()))
                .count();
        if (ofUser >= config.session().maxPerUser()) {
            return ended(
                    Outcome.Cause.TOO_MANY_SESSIONS,
                    "session.max-per-user is " + config.session().maxPerUser());
        }
        DesktopSession session = new DesktopSession(
                ++lastNumber,
                key,
                desktop,
                config.session(),
                config.viewer().maxPerSession(),
                request.room(),
                timers,
                nanoTime,
                this::remove);
        session.start(connector.connect(settings(desktop, request, credentials), session.listener()));
        if (session.join(viewer, request) == DesktopSession.Joined.ENDED) {
            // It failed before anybody could look: the viewer gets the outcome all the same.
            return new Admission.Ended(session.outcome().orElseThrow());
        }
        sessions.put(key, session); // an end in between waits for the registry's lock, to remove it
        return new Admission.Joined(session);
    }

    private static Admission ended(Outcome.Cause cause, String detail) {
        return new Admission.Ended(Outcome.of(cause, ConnectStage.RESOLVE, detail));
    }

    private HostSettings settings(DesktopConfig desktop, SessionRequest request, Credentials credentials) {
        return new HostSettings(
                desktop.host(),
                desktop.port(),
                Optional.of(credentials),
                desktop.security(),
                desktop.certificatePolicy(),
                desktop.colorDepth(),
                request.room(),
                keyboardLayout(desktop, request),
                request.timeZone().isEmpty() ? ZoneId.systemDefault().getId() : request.timeZone(),
                CLIENT_NAME,
                config.session().connectTimeout(),
                desktop.graphics());
    }

    private static int keyboardLayout(DesktopConfig desktop, SessionRequest request) {
        if (desktop.ownKeyboardLayout() != 0) {
            return desktop.ownKeyboardLayout();
        }
        return request.keyboardLayout() == 0 ? US_ENGLISH : request.keyboardLayout();
    }

    /** The log-on that the configuration holds; its secret stays with the configuration. */
    private static Optional<Credentials> stored(DesktopConfig desktop) {
        if (desktop.user().isEmpty() || desktop.password().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Credentials(
                desktop.user().get(),
                Secret.wrap(desktop.password().get().reveal()),
                desktop.domain().orElse("")));
    }

    /** Whether a viewer will be asked for a log-on. */
    public static boolean needsCredentials(DesktopConfig desktop) {
        return desktop.user().isEmpty() || desktop.password().isEmpty();
    }

    private void remove(DesktopSession session) {
        lock.lock();
        try {
            sessions.remove(session.key(), session);
            lastOutcomes.remove(session.key());
            lastOutcomes.putLast(session.key(), session.outcome().orElseThrow());
            if (lastOutcomes.size() > MAX_REMEMBERED) {
                lastOutcomes.pollFirstEntry();
            }
        } finally {
            lock.unlock();
        }
    }

    public Optional<DesktopSession> find(DesktopSession.Key key) {
        lock.lock();
        try {
            return Optional.ofNullable(sessions.get(key));
        } finally {
            lock.unlock();
        }
    }

    /** How the last session of that user on that desktop ended. */
    public Optional<Outcome> lastOutcome(DesktopSession.Key key) {
        lock.lock();
        try {
            return Optional.ofNullable(lastOutcomes.get(key));
        } finally {
            lock.unlock();
        }
    }

    public Counts counts() {
        int connecting = 0;
        int active = 0;
        int detached = 0;
        int viewers = 0;
        for (DesktopSession session : all()) {
            switch (session.state()) {
                case CONNECTING -> connecting++;
                case ACTIVE -> active++;
                case DETACHED -> detached++;
                case ENDED -> {}
            }
            viewers += session.viewerCount();
        }
        return new Counts(connecting, active, detached, viewers, lastNumber());
    }

    /** Ends every session, and gives the hosts a moment to hear of it; none begins from now on. */
    public void stop() throws InterruptedException {
        lock.lock();
        try {
            stopping = true;
        } finally {
            lock.unlock();
        }
        List<DesktopSession> ending = all();
        ending.forEach(session -> session.end(Outcome.Cause.SHUTTING_DOWN, ""));
        long deadline = System.nanoTime() + STOP_PATIENCE.toNanos();
        for (DesktopSession session : ending) {
            session.awaitHostGone(deadline);
        }
    }

    private int lastNumber() {
        lock.lock();
        try {
            return lastNumber;
        } finally {
            lock.unlock();
        }
    }

    private List<DesktopSession> all() {
        lock.lock();
        try {
            return List.copyOf(sessions.values());
        } finally {
            lock.unlock();
        }
    }
}
