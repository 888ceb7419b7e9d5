package dev.oriel.e2e.host;

/** A host that speaks RDP on loopback. */
public interface RdpHost extends AutoCloseable {
    int port();

    String user();

    String password();

    @Override
    void close();
}
