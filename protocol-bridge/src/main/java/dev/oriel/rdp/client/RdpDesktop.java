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
import dev.oriel.rdp.client.RetryPolicy.Next;
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

    private final CurrentConnection current;

    private RdpDesktop(
            HostSettings settings, DesktopListener listener, Limits limits, ThreadFactory threads, Clock clock) {
        this.settings = settings;
        this.listener = listener;
        this.limits = limits;
        this.threads = threads;
        this.clock = clock;
        this.current = new CurrentConnection(settings.layout(), input, threads);
        this.surface = new Surface(settings.layout().width(), settings.layout().height());
    }

    /**
     * Begins to connect and returns at once.
     *
     * @param listener hears how it goes, and of the end
     * @param limits for what the host sends
     * @param threads makes two for each connection
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
        Connection now = current.latest();
        return now != null && now.session().send(event);
    }

    @Override
    public void requestRefresh() {
        Connection now = current.latest();
        if (now != null) {
            now.session().requestRefresh();
        }
    }

    @Override
    public void suppressOutput(boolean suppress) {
        current.suppressOutput(suppress);
    }

    @Override
    public void decodeVideo(boolean on) {
        current.decodeVideo(on);
    }

    @Override
    public boolean resize(DesktopLayout layout) {
        return current.resize(layout);
    }

    @Override
    public void reconnect(DesktopLayout layout) {
        current.renew(layout).ifPresent(this::renew);
    }

    /** @param ending ends the connection that stands; {@link #toTheEnd} makes the next one */
    private void renew(Runnable ending) {
        DesktopLayout wanted = current.wanted();
        log.info(
                "host {} port {} is connected to anew for {}x{}",
                settings.host(),
                settings.port(),
                wanted.width(),
                wanted.height());
        // the listener may hold locks of its own while it calls this desktop
        threads.newThread(() -> {
                    listener.renewing();
                    ending.run();
                })
                .start();
    }

    @Override
    public void holdFrames(boolean on) {
        current.holdFrames(on);
    }

    @Override
    public void close() {
        current.close();
    }

    private void run() {
        Outcome outcome;
        try {
            outcome = toTheEnd();
        } catch (RuntimeException | Error e) {
            log.error("session on {} port {} failed", settings.host(), settings.port(), e);
            outcome = Outcome.of(Cause.INTERNAL_ERROR, reached(), String.valueOf(e));
        }
        current.release();
        int lost = input.drop();
        if (lost > 0) {
            log.info("{} events of input never reached host {} port {}", lost, settings.host(), settings.port());
        }
        listener.ended(outcome);
    }

    /** Connects, again where there is reason to, and returns how it has ended for good. */
    private Outcome toTheEnd() {
        RetryPolicy retries = new RetryPolicy(settings);
        Deadline deadline = Deadline.in(settings.connectTimeout());
        while (true) {
            Connection before = current.latest();
            Outcome outcome = once(retries.protocols(), retries.cookie(), deadline);
            if (current.isClosed()) {
                return closedByUser();
            }
            switch (next(retries, before, outcome)) {
                case Next.Rephrase _ -> {}
                case Next.Reconnect(Duration pause) -> {
                    if (current.pause(pause)) {
                        return closedByUser();
                    }
                    deadline = Deadline.in(settings.connectTimeout());
                }
                case Next.End(Outcome last) -> {
                    return last;
                }
            }
        }
    }

    /** @param before the latest connection before the attempt that has ended */
    private Next next(RetryPolicy retries, @Nullable Connection before, Outcome outcome) {
        Connection ended = current.latest();
        if (ended != null && current.takeRenewal()) {
            return retries.renewed(ended.session().reconnectCookie());
        }
        if (ended != null && ended != before && ended.wasActive()) {
            return retries.broken(outcome, ended.session().reconnectCookie());
        }
        return retries.failed(outcome);
    }

    private Outcome closedByUser() {
        ConnectStage stage = reached();
        Cause cause = stage == ConnectStage.ACTIVE ? Cause.ENDED_BY_USER : Cause.CANCELLED;
        return Outcome.of(cause, stage, "");
    }

    private ConnectStage reached() {
        Connection now = current.latest();
        return now == null ? ConnectStage.CONNECT : now.stage();
    }

    /** One connection, from the name's lookup to its end. */
    private Outcome once(long protocols, Optional<AutoReconnectCookie> cookie, Deadline deadline) {
        try {
            checkCredentials();
            listener.stage(ConnectStage.RESOLVE);
            InetAddress[] addresses = Dialer.resolve(settings.host());
            listener.stage(ConnectStage.CONNECT);
            Socket connected = Dialer.connect(addresses, settings.port(), deadline, current::newSocket);
            HostLine newLine = new HostLine(connected, threads);
            DesktopLayout layout = current.wanted();
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
            if (current.adopt(newLine, newConnection)) {
                TlsSettings tls = new TlsSettings(settings.host(), settings.certificate(), clock, random);
                newLine.run(newConnection, tls, deadline, () -> becameActive(newConnection, layout));
            }
            return closedByUser();
        } catch (ConnectionEndedException e) {
            return e.outcome();
        } catch (IOException e) {
            return Outcome.of(Cause.RESET, ConnectStage.CONNECT, String.valueOf(e.getMessage()));
        } finally {
            current.release();
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

    /** The share of a connection is active for the first time. */
    private void becameActive(Connection now, DesktopLayout made) {
        Optional<Runnable> ending = current.active(now, made);
        if (ending.isPresent()) {
            renew(ending.get());
            return;
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
}
