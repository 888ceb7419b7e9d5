package dev.oriel.server.command;

import dev.oriel.bridge.DesktopListener;
import dev.oriel.bridge.HostSettings;
import dev.oriel.bridge.RemoteDesktop;
import dev.oriel.rdp.client.RdpDesktop;
import dev.oriel.rdp.wire.Limits;
import dev.oriel.server.runtime.Threads;
import dev.oriel.server.session.DesktopConnector;

/** Desktops that speak RDP. */
final class RdpConnector implements DesktopConnector {
    private final Threads threads;

    RdpConnector(Threads threads) {
        this.threads = threads;
    }

    @Override
    public RemoteDesktop connect(HostSettings settings, DesktopListener listener) {
        return RdpDesktop.connect(settings, listener, Limits.DEFAULT, threads.virtual("rdp"));
    }
}
