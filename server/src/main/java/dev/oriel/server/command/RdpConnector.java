package dev.oriel.server.command;

import dev.oriel.bridge.DesktopListener;
import dev.oriel.bridge.HostSettings;
import dev.oriel.bridge.RemoteDesktop;
import dev.oriel.rdp.client.RdpDesktop;
import dev.oriel.rdp.wire.Limits;
import dev.oriel.server.runtime.Threads;
import dev.oriel.server.session.DesktopConnector;
import java.util.concurrent.ThreadFactory;

/** Desktops that speak RDP. */
final class RdpConnector implements DesktopConnector {
    private final ThreadFactory threads;

    RdpConnector(Threads threads) {
        this.threads = threads.platform("rdp");
    }

    @Override
    public RemoteDesktop connect(HostSettings settings, DesktopListener listener) {
        return RdpDesktop.connect(settings, listener, Limits.DEFAULT, threads);
    }
}
