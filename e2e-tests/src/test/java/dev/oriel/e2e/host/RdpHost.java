package dev.oriel.e2e.host;

import dev.oriel.e2e.process.Child;
import dev.oriel.e2e.process.Ports;
import java.time.Duration;

/** A host that speaks RDP on loopback. */
public interface RdpHost extends AutoCloseable {
    int port();

    String user();

    String password();

    @Override
    void close();

    /** Returns the host once its process listens, and closes it where it does not. */
    static <H extends RdpHost> H listening(H host, Child process, Duration limit) {
        try {
            Ports.awaitListening(host.port(), process, limit);
        } catch (AssertionError e) {
            host.close();
            throw e;
        }
        return host;
    }

    /** As {@link #listening(RdpHost, Child, Duration)}, of a host that starts at once. */
    static <H extends RdpHost> H listening(H host, Child process) {
        return listening(host, process, Ports.STARTING);
    }
}
