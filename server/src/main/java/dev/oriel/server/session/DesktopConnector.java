package dev.oriel.server.session;

import dev.oriel.bridge.DesktopListener;
import dev.oriel.bridge.HostSettings;
import dev.oriel.bridge.RemoteDesktop;

/** Opens desktops. */
@FunctionalInterface
public interface DesktopConnector {
    /** Begins to connect and returns at once; how it goes, {@code listener} hears from another thread. */
    RemoteDesktop connect(HostSettings settings, DesktopListener listener);
}
