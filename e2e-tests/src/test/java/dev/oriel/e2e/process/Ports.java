package dev.oriel.e2e.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;

/** Ports on loopback. */
public final class Ports {
    /** How long a program may take that starts at once. */
    public static final Duration STARTING = Duration.ofSeconds(20);

    private Ports() {}

    /** A port that nobody listens on now. */
    public static int free() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until the process listens there; fails with its output if it ends before. */
    public static void awaitListening(int port, Child process) {
        awaitListening(port, process, STARTING);
    }

    public static void awaitListening(int port, Child process, Duration limit) {
        Await.until(process.name() + " to listen on port " + port, limit, () -> {
            process.requireAlive();
            return accepts(port);
        });
    }

    // xrdp's session manager takes ::1 where it is told 127.0.0.1
    private static boolean accepts(int port) {
        return accepts("127.0.0.1", port) || accepts("::1", port);
    }

    private static boolean accepts(String address, int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, port), 1000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
