package dev.oriel.server.command;

import dev.oriel.bridge.ConnectStage;
import dev.oriel.bridge.DesktopListener;
import dev.oriel.bridge.HostSettings;
import dev.oriel.bridge.InputEvent;
import dev.oriel.bridge.Outcome;
import dev.oriel.bridge.RemoteDesktop;
import dev.oriel.display.Surface;
import dev.oriel.server.runtime.Threads;
import dev.oriel.server.session.DesktopConnector;

/** Desktops that speak RDP: every connection ends at once until the driver is there. */
final class RdpConnector implements DesktopConnector {
    private final Threads threads;

    RdpConnector(Threads threads) {
        this.threads = threads;
    }

    @Override
    public RemoteDesktop connect(HostSettings settings, DesktopListener listener) {
        Surface surface = new Surface(settings.width(), settings.height());
        threads.virtual("rdp")
                .newThread(() -> listener.ended(
                        Outcome.of(Outcome.Cause.NOT_SUPPORTED, ConnectStage.RESOLVE, "no RDP driver in this build")))
                .start();
        return new RemoteDesktop() {
            @Override
            public Surface surface() {
                return surface;
            }

            @Override
            public boolean send(InputEvent event) {
                return false;
            }

            @Override
            public void requestRefresh() {}

            @Override
            public void close() {}
        };
    }
}
