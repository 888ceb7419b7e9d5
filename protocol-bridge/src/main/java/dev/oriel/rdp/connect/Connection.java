package dev.oriel.rdp.connect;

import dev.oriel.bridge.ConnectStage;
import dev.oriel.bridge.DesktopListener;
import dev.oriel.bridge.HostSettings;
import dev.oriel.bridge.HostSettings.Security;
import dev.oriel.bridge.Outcome;
import dev.oriel.bridge.Outcome.Cause;
import dev.oriel.display.Surface;
import dev.oriel.rdp.mcs.McsPdu;
import dev.oriel.rdp.session.ActiveSession;
import dev.oriel.rdp.session.KeptBitmaps;
import dev.oriel.rdp.session.SessionChannels;
import dev.oriel.rdp.share.AutoReconnectCookie;
import dev.oriel.rdp.transport.FrameWriter;
import dev.oriel.rdp.transport.Framing;
import dev.oriel.rdp.wire.Bytes;
import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Limits;
import dev.oriel.rdp.wire.WireReader;
import dev.oriel.rdp.x224.SecurityProtocol;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;

/**
 * One connection to a host, from the first byte to the last, without I/O: the driver gives it what arrives and sends what
 * it writes.
 *
 * <p>Confined to the driver's thread, but for {@link #session}, whose sending side any thread may use, {@link
 * SessionChannels#resize} and {@link #disconnect}.
 */
public final class Connection {
    /**
     * Who takes part.
     *
     * @param settings what is wanted of the host
     * @param clientAddress of this end, as text, for the host's log
     * @param cookie of an earlier connection to the same session
     * @param surface that is painted
     * @param listener that hears of it
     * @param kept by the desktop's earlier connections
     */
    public record Parties(
            HostSettings settings,
            String clientAddress,
            Optional<AutoReconnectCookie> cookie,
            Surface surface,
            DesktopListener listener,
            KeptBitmaps kept) {}

    private final DesktopListener listener;
    private final FrameWriter frames;
    private final ActiveSession session;
    private final SessionChannels dynamicChannels;
    private State state;
    private ConnectStage reported = ConnectStage.CONNECT;
    /** Read by {@link #disconnect}. */
    private volatile boolean channelsStand;

    private volatile boolean active;

    /**
     * Sends the first message.
     *
     * @param requestedProtocols {@link SecurityProtocol} flags, see {@link #protocols}
     * @param sink of what is sent
     */
    public Connection(
            Parties parties,
            long requestedProtocols,
            Limits limits,
            Clock clock,
            SecureRandom random,
            FrameWriter.Sink sink) {
        this.listener = parties.listener();
        this.frames = new FrameWriter(sink);
        SharePath path = new SharePath(frames);
        this.session = new ActiveSession(
                parties.surface(),
                parties.listener(),
                path,
                limits,
                parties.kept().orders());
        this.dynamicChannels = new SessionChannels(
                parties.surface(),
                parties.listener(),
                limits,
                parties.settings().graphics(),
                parties.kept().pipeline(),
                path::dynamicChannel);
        Context context = new Context(
                parties.settings(),
                parties.clientAddress(),
                parties.cookie(),
                limits,
                clock,
                random,
                frames,
                path,
                session,
                dynamicChannels);
        this.state = Negotiation.begin(context, requestedProtocols);
        report();
    }

    /**
     * What to ask the host for: [MS-RDPBCGR] 3.2.5.3.1. One request names everything that is possible, and the host
     * chooses.
     */
    public static long protocols(HostSettings settings) {
        return switch (settings.security()) {
            case AUTO ->
                settings.credentials().isPresent()
                        ? SecurityProtocol.TLS | SecurityProtocol.HYBRID | SecurityProtocol.HYBRID_EX
                        : SecurityProtocol.TLS;
            case NLA -> SecurityProtocol.TLS | SecurityProtocol.HYBRID | SecurityProtocol.HYBRID_EX;
            case TLS -> SecurityProtocol.TLS;
            case RDP -> SecurityProtocol.RDP;
        };
    }

    /**
     * What to ask for on another connection, after the host has ended this one. Only a host that says that it cannot do
     * TLS is asked again, and only where any security will do.
     */
    public static Optional<Long> fallback(HostSettings settings, long requested, Outcome outcome) {
        boolean withoutTls = outcome.stage() == ConnectStage.NEGOTIATE
                && (outcome.cause() == Cause.TLS_NOT_SUPPORTED || outcome.cause() == Cause.HOST_CERTIFICATE_MISSING);
        return withoutTls && settings.security() == Security.AUTO && requested != SecurityProtocol.RDP
                ? Optional.of(SecurityProtocol.RDP)
                : Optional.empty();
    }

    public ActiveSession session() {
        return session;
    }

    public SessionChannels dynamicChannels() {
        return dynamicChannels;
    }

    /** How far it has come. */
    public ConnectStage stage() {
        return state.stage();
    }

    /** Whether the share has been active at least once. */
    public boolean wasActive() {
        return active;
    }

    /** Whether the driver is to make the TLS handshake now, before anything else is read. */
    public boolean awaitsTls() {
        return state instanceof TlsHandshake;
    }

    /** @param hostPublicKey SubjectPublicKey of the certificate that the host has shown */
    public void tlsEstablished(Bytes hostPublicKey) throws ConnectionEndedException {
        if (!(state instanceof TlsHandshake handshake)) {
            throw new IllegalStateException("TLS was not awaited at " + state.stage());
        }
        enter(handshake.established(hostPublicKey));
    }

    /**
     * Takes the next message from what has arrived. The bytes belong to the connection during the call: they are
     * decrypted in place.
     *
     * @param length of what has arrived
     * @param nanoTime when it arrived
     * @return number of bytes taken; 0 where the message is not whole yet
     */
    public int receive(byte[] bytes, int from, int length, long nanoTime) throws ConnectionEndedException {
        try {
            return switch (state) {
                case Negotiation negotiation -> {
                    int whole = negotiation.frameLength(bytes, from, length);
                    if (whole == 0 || whole > length) {
                        yield 0;
                    }
                    enter(negotiation.receive(new WireReader(bytes, from, whole)));
                    yield whole;
                }
                case TlsHandshake _ -> throw DecodeException.unexpected("byte", 0, "data before the TLS handshake");
                case State.Raw raw -> {
                    if (length > 0) {
                        enter(raw.receive(bytes, from, length));
                    }
                    yield length;
                }
                case State.Framed framed -> {
                    int whole = Framing.frameLength(bytes, from, length);
                    if (whole == 0 || whole > length) {
                        yield 0;
                    }
                    dynamicChannels.buffered(length - whole);
                    enter(framed.receive(new WireReader(bytes, from, whole), nanoTime));
                    yield whole;
                }
            };
        } catch (DecodeException e) {
            throw ConnectionEndedException.of(e, state.stage());
        }
    }

    /** Nothing more has arrived for now. */
    public void drained() {
        session.drained();
    }

    /** How it has ended where the host has closed the connection. */
    public Outcome closedByHost() {
        return state.closedByHost().outcome();
    }

    /**
     * Tells the host, as far as it would understand, that this end is about to close: [MS-RDPBCGR] 1.3.1.4.1. Any thread.
     * The session on the host goes on.
     */
    public void disconnect() {
        if (channelsStand) {
            frames.mcs(new McsPdu.DisconnectProviderUltimatum(McsPdu.DisconnectProviderUltimatum.USER_REQUESTED));
        }
    }

    private void enter(State next) {
        state = next;
        channelsStand = switch (next) {
            case Negotiation _, TlsHandshake _, State.Raw _, SettingsExchange _ -> false;
            case State.Framed _ -> true;
        };
        report();
    }

    /** Each stage once, in order: a host that starts another share is still active for everyone else. */
    private void report() {
        ConnectStage now = state.stage();
        if (now == ConnectStage.CAPABILITIES) {
            report(ConnectStage.LICENSE); // one message may have been all of it
        }
        report(now);
        active = reported == ConnectStage.ACTIVE;
    }

    private void report(ConnectStage stage) {
        if (stage.compareTo(reported) > 0) {
            reported = stage;
            listener.stage(stage);
        }
    }
}
