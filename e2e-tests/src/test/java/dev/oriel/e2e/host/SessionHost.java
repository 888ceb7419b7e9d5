package dev.oriel.e2e.host;

/** A session host whose sessions are X screens. */
public interface SessionHost extends RdpHost {
    /** The host's own screen; where logging on makes it, that must have been done. */
    XScreen screen();
}
