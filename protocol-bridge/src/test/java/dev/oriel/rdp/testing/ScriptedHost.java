package dev.oriel.rdp.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * An RDP host on a loopback socket that does what a script says, and so can misbehave at every stage. It speaks the other
 * half of the protocol with the same PDUs.
 */
public final class ScriptedHost implements AutoCloseable {
    /** What the host does with one connection. It is closed when the script returns. */
    @FunctionalInterface
    public interface Script {
        void serve(HostEnd end) throws Exception;
    }

    private final ServerSocket server;
    private final List<Script> scripts;
    private final List<Throwable> failures = new CopyOnWriteArrayList<>();
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private final AtomicInteger connections = new AtomicInteger();
    private final Thread acceptor;

    private ScriptedHost(int port, List<Script> scripts) throws IOException {
        this.scripts = scripts;
        this.server = new ServerSocket(port, 10, InetAddress.getLoopbackAddress());
        this.acceptor = Thread.ofVirtual().name("scripted-host").start(this::accept);
    }

    /** @param scripts one for each connection; the last one serves all that come after it too */
    public static ScriptedHost start(Script... scripts) {
        return start(0, scripts);
    }

    /** The same on a port that is not 0. */
    public static ScriptedHost start(int port, Script... scripts) {
        try {
            return new ScriptedHost(port, List.of(scripts));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return server.getLocalPort();
    }

    /** Number of connections so far. */
    public int connections() {
        return connections.get();
    }

    /** What went wrong in scripts: for assertions, after the end. */
    public List<Throwable> failures() {
        return failures;
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                open.add(socket);
                int number = connections.getAndIncrement();
                Script script = scripts.get(Math.min(number, scripts.size() - 1));
                Thread.ofVirtual().name("scripted-host-" + number).start(() -> serve(socket, script));
            } catch (IOException e) {
                if (!server.isClosed()) {
                    failures.add(e);
                }
            }
        }
    }

    private void serve(Socket socket, Script script) {
        try (socket) {
            socket.setTcpNoDelay(true);
            script.serve(new HostEnd(socket));
        } catch (HostEnd.ClientGone e) {
            // The client may hang up whenever it likes; what it said before is for the test to judge.
            open.remove(socket);
        } catch (Exception | AssertionError e) {
            failures.add(e);
        }
    }

    @Override
    public void close() {
        try {
            server.close();
            for (Socket socket : open) {
                socket.close();
            }
            acceptor.join();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
