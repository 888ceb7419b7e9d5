package dev.oriel.rdp.client;

import dev.oriel.bridge.DesktopLayout;
import dev.oriel.rdp.connect.Connection;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The connection that a desktop has at the moment, as far as there is one; and what is wanted of it, which the next one is
 * told too. Safe for use by any thread; waits for nothing but {@link #pause}.
 */
final class CurrentConnection {
    private static final Logger log = LoggerFactory.getLogger(CurrentConnection.class);

    private final KeptInput input;
    private final ThreadFactory threads;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition closing = lock.newCondition();
    // From here on guarded by the lock.
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
    /** Written under the lock; the last one that there was, when it has ended. */
    private volatile @Nullable Connection connection;

    private volatile boolean decodingVideo;

    /**
     * @param input is kept from the moment on in which another connection is to take the place of this one
     * @param threads makes one where saying good-bye may have to wait for the host
     */
    CurrentConnection(DesktopLayout wanted, KeptInput input, ThreadFactory threads) {
        this.wanted = wanted;
        this.input = input;
        this.threads = threads;
    }

    /** The latest connection, which may have ended; null where the host has not been reached yet. */
    @Nullable
    Connection latest() {
        return connection;
    }

    // ---- what is wanted

    DesktopLayout wanted() {
        lock.lock();
        try {
            return wanted;
        } finally {
            lock.unlock();
        }
    }

    /** Returns whether the host can be asked for it now. */
    boolean resize(DesktopLayout layout) {
        lock.lock();
        try {
            wanted = layout;
        } finally {
            lock.unlock();
        }
        Connection now = connection;
        return now != null && now.dynamicChannels().resize(layout);
    }

    void suppressOutput(boolean suppress) {
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

    void decodeVideo(boolean on) {
        decodingVideo = on;
        Connection now = connection;
        if (now != null) {
            now.dynamicChannels().decodeVideo(on);
        }
    }

    /** Of this connection alone. */
    void holdFrames(boolean on) {
        Connection now = connection;
        if (now != null) {
            now.dynamicChannels().holdFrames(on);
        }
    }

    // ---- another one in its place

    /**
     * Another connection is to take the place of this one, for another size.
     *
     * @return what ends this one, where that is to be done now
     */
    Optional<Runnable> renew(DesktopLayout layout) {
        lock.lock();
        try {
            wanted = layout;
            renewalWanted = true;
            Connection now = connection;
            return now != null && now.wasActive() && !renewing ? beginRenewal(now) : Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    /**
     * The share of a connection is active for the first time.
     *
     * @param made what it has asked for
     * @return what ends it, where another size is wanted by now
     */
    Optional<Runnable> active(Connection now, DesktopLayout made) {
        lock.lock();
        try {
            boolean again = renewalWanted && !wanted.equals(made);
            renewalWanted = false;
            return again ? beginRenewal(now) : Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    /** Under the lock. */
    private Optional<Runnable> beginRenewal(Connection ending) {
        HostLine endingLine = line;
        if (closed || endingLine == null) {
            return Optional.empty();
        }
        renewalWanted = false;
        renewing = true;
        input.keep(); // under the lock: the next connection, which takes it, is not made before
        return Optional.of(() -> {
            ending.disconnect();
            endingLine.close();
        });
    }

    /** Returns, once, whether the connection has ended for another one to take its place. */
    boolean takeRenewal() {
        lock.lock();
        try {
            boolean taken = renewing;
            renewing = false;
            return taken;
        } finally {
            lock.unlock();
        }
    }

    // ---- its life

    /** For the next connection. It is closed already where none is wanted any more. */
    Socket newSocket() {
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

    /** Takes the next connection. Returns whether it is still wanted. */
    boolean adopt(HostLine newLine, Connection newConnection) {
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
    void release() {
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

    /** No connection is wanted any more. */
    void close() {
        lock.lock();
        try {
            if (closed) {
                return;
            }
            closed = true;
            closing.signalAll();
            if (line != null || socket != null) {
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

    boolean isClosed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }

    /** Waits. Returns whether no connection is wanted any more. */
    boolean pause(Duration time) {
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
