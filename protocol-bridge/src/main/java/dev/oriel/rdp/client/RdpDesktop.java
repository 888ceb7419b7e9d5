package dev.oriel.rdp.client;

import dev.oriel.bridge.ConnectStage;
import dev.oriel.bridge.DesktopLayout;
import dev.oriel.bridge.DesktopListener;
import dev.oriel.bridge.HostSettings;
import dev.oriel.bridge.InputEvent;
import dev.oriel.bridge.Outcome;
import dev.oriel.bridge.Outcome.Cause;
import dev.oriel.bridge.RemoteDesktop;
import dev.oriel.display.Surface;
import dev.oriel.rdp.connect.Connection;
import dev.oriel.rdp.connect.ConnectionEndedException;
import dev.oriel.rdp.security.tls.TlsSettings;
import dev.oriel.rdp.session.KeptBitmaps;
import dev.oriel.rdp.share.AutoReconnectCookie;
import dev.oriel.rdp.wire.Limits;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A desktop on a host that speaks RDP.
 *
 * <p>One thread of its own makes the connection and reads; the {@link DesktopListener} hears from it alone. Another one
 * writes. Where the line breaks and the host has given a cookie, the same desktop goes on over another connection.
 */
public final class RdpDesktop implements RemoteDesktop {
    private static final Logger log = LoggerFactory.getLogger(RdpDesktop.class);

    /** [MS-RDPBCGR] 5.5 leaves the number open; with the pauses this is some half a minute. */
    private static final int MAX_RECONNECTS = 5;

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);

    private final HostSettings settings;
    private final DesktopListener listener;
    private final Limits limits;
    private final ThreadFactory threads;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final Surface surface;
    private final KeptInput input = new KeptInput();
    /** Confined to the thread that connects and reads. */
    private final KeptBitmaps kept = KeptBitmaps.none();

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition closing = lock.newCondition();
    /** Guarded by {@link #lock}, as the rest. */
    private boolean closed;

    /** Nobody looks. */
    private boolean suppressed;

    /** What the next connection asks for. */
    private DesktopLayout wanted;

    /** The host is to be connected to anew for {@link #wanted}: at once where the share is active, else as soon as it is. */
    private boolean renewalWanted;

    /** The connection is being ended, because another one takes its place. */
    private boolean renewing;

    private @Nullable Socket socket;
    private @Nullable HostLine line;
    /** Written under {@link #lock}. */
    private volatile @Nullable Connection connection;

    private volatile boolean decodingVideo;

    private RdpDesktop(
            HostSettings settings, DesktopListener listener, Limits limits, ThreadFactory threads, Clock clock) {
        this.settings = settings;
        this.listener = listener;
        this.limits = limits;
        this.threads = threads;
        this.clock = clock;
        this.wanted = settings.layout();
        this.surface = new Surface(wanted.width(), wanted.height());
    }

    /**
     * Begins to connect and returns at once.
     *
     * @param listener hears how it goes, and of the end
     * @param limits for what the host sends
     * @param threads makes virtual threads: two for each connection
     */
    public static RdpDesktop connect(
            HostSettings settings, DesktopListener listener, Limits limits, ThreadFactory threads) {
        RdpDesktop desktop = new RdpDesktop(settings, listener, limits, threads, Clock.systemUTC());
        threads.newThread(desktop::run).start();
        return desktop;
    }

    @Override
    public Surface surface() {
        return surface;
    }

    @Override
    public boolean send(InputEvent event) {
        return input.send(event, this::sendNow);
    }

    private boolean sendNow(InputEvent event) {
        Connection now = connection;
        return now != null && now.session().send(event);
    }

    @Override
    public void requestRefresh() {
        Connection now = connection;
        if (now != null) {
            now.session().requestRefresh();
        }
    }

    @Override
    public void suppressOutput(boolean suppress) {
        Connection now;
        lock.lock();
        try {
            suppressed = suppress;
            now = connection;
        } finally {
            lock.unlock();
        }
        if (now != null) {
            now.session().suppressOutput(suppress);
        }
    }

    @Override
    public boolean resize(DesktopLayout layout) {
        lock.lock();
        try {
            wanted = layout;
        } finally {
            lock.unlock();
        }
        Connection now = connection;
        return now != null && now.dynamicChannels().resize(layout);
    }

    @Override
    public void reconnect(DesktopLayout layout) {
        lock.lock();
        try {
            wanted = layout;
            renewalWanted = true;
            Connection now = connection;
            if (now != null && now.wasActive() && !renewing) {
                renew(now);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Under the lock: ends the connection that stands; {@link #toTheEnd} makes the next one. */
    private void renew(Connection ending) {
        HostLine endingLine = line;
        if (closed || endingLine == null) {
            return;
        }
        renewalWanted = false;
        renewing = true;
        input.keep();
        log.info(
                "host {} port {} is connected to anew for {}x{}",
                settings.host(),
                settings.port(),
                wanted.width(),
                wanted.height());
        // the listener may hold locks of its own while it calls this desktop
        threads.newThread(() -> {
                    listener.renewing();
                    ending.disconnect();
                    endingLine.close();
                })
                .start();
    }

    /** The share of a connection is active for the first time. */
    private void becameActive(Connection now, DesktopLayout made) {
        lock.lock();
        try {
            boolean again = renewalWanted && !wanted.equals(made);
            renewalWanted = false;
            if (again) {
                renew(now);
                return;
            }
        } finally {
            lock.unlock();
        }
        boolean accepted;
        surface.lock().lock();
        try {
            accepted = input.deliver(surface.width(), surface.height(), this::sendNow);
        } finally {
            surface.lock().unlock();
        }
        if (!accepted) {
            log.info("host {} port {} has not taken all input", settings.host(), settings.port());
        }
    }

    @Override
    public void decodeVideo(boolean on) {
        decodingVideo = on;
        Connection now = connection;
        if (now != null) {
            now.dynamicChannels().decodeVideo(on);
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            if (closed) {
                return;
            }
            closed = true;
            closing.signalAll();
            if (line != null || socket != null) {
                // Saying good-bye may have to wait for the host.
                threads.newThread(this::hangUp).start();
            }
        } finally {
            lock.unlock();
        }
    }

    private void hangUp() {
        Connection endingConnection;
        HostLine endingLine;
        Socket endingSocket;
        lock.lock();
        try {
            endingConnection = connection;
            endingLine = line;
            endingSocket = socket;
        } finally {
            lock.unlock();
        }
        if (endingConnection != null) {
            Farewell.say(endingConnection);
        }
        if (endingLine != null) {
            endingLine.close();
        } else if (endingSocket != null) {
            closeSocket(endingSocket);
        }
    }

    private static void closeSocket(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            log.debug("closing a socket failed", e);
        }
    }

    private void run() {
        Outcome outcome;
        try {
            outcome = toTheEnd();
        } catch (RuntimeException | Error e) {
            log.error("session on {} port {} failed", settings.host(), settings.port(), e);
            outcome = Outcome.of(Cause.INTERNAL_ERROR, reached(), String.valueOf(e));
        }
        release();
        int lost = input.drop();
        if (lost > 0) {
            log.info("{} events of input never reached host {} port {}", lost, settings.host(), settings.port());
        }
        listener.ended(outcome);
    }

    /** Connects, again where there is reason to, and returns how it has ended for good. */
    private Outcome toTheEnd() {
        long protocols = Connection.protocols(settings);
        Deadline deadline = Deadline.in(settings.connectTimeout());
        Optional<AutoReconnectCookie> cookie = Optional.empty();
        Optional<Outcome> lost = Optional.empty();
        int reconnects = 0;
        while (true) {
            Connection before = connection;
            Outcome outcome = once(protocols, cookie, deadline);
            Connection ended = connection;
            if (isClosed()) {
                return closedByUser();
            }
            if (ended != null && takeRenewal()) {
                cookie = ended.session().reconnectCookie();
                lost = Optional.empty();
                reconnects = 0;
                deadline = Deadline.in(settings.connectTimeout());
                continue;
            }
            Optional<Long> fallback = Connection.fallback(settings, protocols, outcome);
            if (fallback.isPresent()) {
                protocols = fallback.get();
                continue;
            }
            if (ended != null && ended != before && ended.wasActive()) {
                // What was reached counts for the next break of the line.
                cookie = ended.session().reconnectCookie();
                lost = Optional.of(outcome);
                reconnects = 0;
            }
            boolean again = cookie.isPresent() && isPassing(outcome) && reconnects < MAX_RECONNECTS;
            if (!again) {
                return lost.filter(first -> isPassing(outcome)).orElse(outcome);
            }
            if (pause(FIRST_PAUSE.multipliedBy(1L << reconnects))) {
                return closedByUser();
            }
            reconnects++;
            deadline = Deadline.in(settings.connectTimeout());
        }
    }

    /** Whether the connection has ended for another one to take its place. */
    private boolean takeRenewal() {
        lock.lock();
        try {
            boolean taken = renewing;
            renewing = false;
            return taken;
        } finally {
            lock.unlock();
        }
    }

    private static boolean isPassing(Outcome outcome) {
        return switch (outcome.cause()) {
            case RESET, TIMED_OUT, UNREACHABLE, REFUSED -> true;
            default -> false;
        };
    }

    private Outcome closedByUser() {
        ConnectStage stage = reached();
        Cause cause = stage == ConnectStage.ACTIVE ? Cause.ENDED_BY_USER : Cause.CANCELLED;
        return Outcome.of(cause, stage, "");
    }

    private ConnectStage reached() {
        Connection now = connection;
        return now == null ? ConnectStage.CONNECT : now.stage();
    }

    /** One connection, from the name's lookup to its end. */
    private Outcome once(long protocols, Optional<AutoReconnectCookie> cookie, Deadline deadline) {
        try {
            checkCredentials();
            listener.stage(ConnectStage.RESOLVE);
            InetAddress[] addresses = Dialer.resolve(settings.host());
            listener.stage(ConnectStage.CONNECT);
            Socket connected = Dialer.connect(addresses, settings.port(), deadline, this::newSocket);
            HostLine newLine = new HostLine(connected, threads);
            DesktopLayout layout = wanted();
            Connection newConnection = new Connection(
                    new Connection.Parties(
                            settings.withLayout(layout),
                            connected.getLocalAddress().getHostAddress(),
                            cookie,
                            surface,
                            listener,
                            kept),
                    protocols,
                    limits,
                    clock,
                    random,
                    newLine.outbox());
            if (adopt(newLine, newConnection)) {
                TlsSettings tls = new TlsSettings(settings.host(), settings.certificate(), clock, random);
                newLine.run(newConnection, tls, deadline, () -> becameActive(newConnection, layout));
            }
            return closedByUser();
        } catch (ConnectionEndedException e) {
            return e.outcome();
        } catch (IOException e) {
            return Outcome.of(Cause.RESET, ConnectStage.CONNECT, String.valueOf(e.getMessage()));
        } finally {
            release();
        }
    }

    /** Longer than any host takes, or not to be written at all: nothing that a host could be asked. */
    private void checkCredentials() throws ConnectionEndedException {
        if (settings.credentials().isPresent()
                && !CredentialText.canBeSent(settings.credentials().get())) {
            throw new ConnectionEndedException(Outcome.of(
                    Cause.LOGON_REFUSED,
                    ConnectStage.RESOLVE,
                    "user, domain and password have at most " + CredentialText.MAX_LENGTH + " characters each"));
        }
    }

    private Socket newSocket() {
        lock.lock();
        try {
            Socket next = new Socket();
            socket = next;
            if (closed) {
                closeSocket(next);
            }
            return next;
        } finally {
            lock.unlock();
        }
    }

    /** Returns whether the desktop is still wanted. */
    private boolean adopt(HostLine newLine, Connection newConnection) {
        lock.lock();
        try {
            line = newLine;
            connection = newConnection;
            newConnection.session().suppressOutput(suppressed);
            newConnection.dynamicChannels().decodeVideo(decodingVideo);
            return !closed;
        } finally {
            lock.unlock();
        }
    }

    /** The connection has ended: nothing is sent any more, and its threads end. */
    private void release() {
        HostLine ending;
        lock.lock();
        try {
            ending = line;
            line = null;
            socket = null;
        } finally {
            lock.unlock();
        }
        Connection now = connection;
        if (now != null) {
            now.session().deactivate();
            now.dynamicChannels().end();
        }
        if (ending != null) {
            ending.close();
        }
    }

    private DesktopLayout wanted() {
        lock.lock();
        try {
            return wanted;
        } finally {
            lock.unlock();
        }
    }

    private boolean isClosed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }

    /** Waits. Returns whether the desktop has been closed meanwhile. */
    private boolean pause(Duration time) {
        long left = time.toNanos();
        lock.lock();
        try {
            while (!closed && left > 0) {
                left = closing.awaitNanos(left);
            }
            return closed;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        } finally {
            lock.unlock();
        }
    }
}
