package dev.oriel.e2e.host;

/** A session host that speaks RDP on loopback. */
public interface SessionHost extends AutoCloseable {
    int port();

    String user();

    String password();

    /** The host's own screen; where logging on makes it, that must have been done. */
    XScreen screen();

    @Override
    void close();
}
