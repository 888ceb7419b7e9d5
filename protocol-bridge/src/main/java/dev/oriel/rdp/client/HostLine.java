package dev.oriel.rdp.client;

import dev.oriel.bridge.ConnectStage;
import dev.oriel.bridge.Outcome;
import dev.oriel.bridge.Outcome.Cause;
import dev.oriel.rdp.connect.Connection;
import dev.oriel.rdp.connect.ConnectionEndedException;
import dev.oriel.rdp.security.tls.TlsConnection;
import dev.oriel.rdp.security.tls.TlsException;
import dev.oriel.rdp.security.tls.TlsSettings;
import dev.oriel.rdp.transport.Framing;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.concurrent.ThreadFactory;

/**
 * A TCP connection that feeds a {@link Connection} until it ends. Reading is confined to one thread; {@link #close} may
 * come from any.
 */
final class HostLine {
    /** Room for the largest frame and for what one read of TLS brings after it. In bytes. */
    private static final int BUFFER = Framing.MAX_LENGTH + 1 + (16 << 10);

    private static final long FLUSH_MILLIS = 500;

    private final Socket socket;
    private final Outbox outbox;
    /** What closes the line: the socket, later TLS over it. */
    private volatile Closeable closer;

    private final byte[] buffer = new byte[BUFFER];
    private InputStream in;
    private int filled;

    HostLine(Socket socket, ThreadFactory threads) throws IOException {
        this.socket = socket;
        this.closer = socket;
        this.in = socket.getInputStream();
        this.outbox = new Outbox(socket.getOutputStream(), this::abort);
        outbox.start(threads);
    }

    Outbox outbox() {
        return outbox;
    }

    /**
     * Runs the connection to its end, which it always throws.
     *
     * @param deadline for everything before the share is active
     * @param onActive called once, when it is
     */
    void run(Connection connection, TlsSettings settings, Deadline deadline, Runnable onActive)
            throws ConnectionEndedException {
        boolean told = false;
        while (true) {
            if (connection.awaitsTls()) {
                upgrade(connection, settings, deadline);
            }
            read(connection, deadline);
            dispatch(connection);
            if (connection.wasActive() && !told) {
                told = true;
                onActive.run();
            }
        }
    }

    private void upgrade(Connection connection, TlsSettings settings, Deadline deadline)
            throws ConnectionEndedException {
        if (filled > 0) {
            throw ended(Cause.PROTOCOL_ERROR, ConnectStage.TLS, filled + " bytes before the TLS handshake");
        }
        try {
            socket.setSoTimeout(deadline.millisLeft());
            TlsConnection tls = TlsConnection.upgrade(socket, settings);
            in = tls.input();
            closer = tls;
            outbox.redirect(tls.output());
            connection.tlsEstablished(tls.hostPublicKey());
        } catch (TlsException e) {
            throw new ConnectionEndedException(e.outcome());
        } catch (IOException e) {
            throw broken(connection, e);
        }
    }

    private void read(Connection connection, Deadline deadline) throws ConnectionEndedException {
        try {
            socket.setSoTimeout(connection.wasActive() ? 0 : deadline.millisLeft());
            int count = in.read(buffer, filled, buffer.length - filled);
            if (count < 0) {
                throw new ConnectionEndedException(connection.closedByHost());
            }
            filled += count;
        } catch (TlsException e) {
            throw new ConnectionEndedException(atStage(e.outcome(), connection.stage()));
        } catch (SocketTimeoutException e) {
            throw ended(Cause.TIMED_OUT, connection.stage(), "no answer from the host");
        } catch (IOException e) {
            throw broken(connection, e);
        }
        if (!connection.wasActive() && deadline.hasPassed()) {
            throw ended(Cause.TIMED_OUT, connection.stage(), "the host takes too long to connect");
        }
    }

    /** Gives all whole messages to the connection, and tells it when nothing more has arrived. */
    private void dispatch(Connection connection) throws ConnectionEndedException {
        long now = System.nanoTime();
        int at = 0;
        while (at < filled) {
            int taken = connection.receive(buffer, at, filled - at, now);
            if (taken == 0) {
                break;
            }
            at += taken;
            if (connection.awaitsTls()) {
                break;
            }
        }
        System.arraycopy(buffer, at, buffer, 0, filled - at);
        filled -= at;
        try {
            if (filled == 0 && in.available() == 0) {
                connection.drained();
            }
        } catch (TlsException e) {
            throw new ConnectionEndedException(atStage(e.outcome(), connection.stage()));
        } catch (IOException e) {
            throw broken(connection, e);
        }
    }

    /** A failure of TLS after its handshake: the connection has come further than that. */
    private static Outcome atStage(Outcome outcome, ConnectStage stage) {
        return new Outcome(outcome.cause(), stage, outcome.detail(), outcome.hostCode());
    }

    private static ConnectionEndedException broken(Connection connection, IOException e) {
        // What the host has said before it broke the line is the better explanation.
        Outcome outcome = connection.closedByHost();
        if (outcome.cause() == Cause.RESET) {
            outcome = Outcome.of(Cause.RESET, outcome.stage(), outcome.detail() + ": " + e.getMessage());
        }
        ConnectionEndedException ended = new ConnectionEndedException(outcome);
        ended.initCause(e);
        return ended;
    }

    private static ConnectionEndedException ended(Cause cause, ConnectStage stage, String detail) {
        return new ConnectionEndedException(Outcome.of(cause, stage, detail));
    }

    /** Sends what waits, and closes. */
    void close() {
        outbox.finish(FLUSH_MILLIS);
        abort();
    }

    /** Closes at once: the reading thread sees it. */
    private void abort() {
        try {
            closer.close();
        } catch (IOException e) {
            throw new IllegalStateException("a line that cannot be closed", e);
        }
    }
}
