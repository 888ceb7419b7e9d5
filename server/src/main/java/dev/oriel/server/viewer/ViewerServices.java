package dev.oriel.server.viewer;

import dev.oriel.encoder.Workspaces;
import dev.oriel.encoder.video.VideoEncoders;
import dev.oriel.server.auth.Account;
import dev.oriel.server.auth.SignIns;
import dev.oriel.server.config.DesktopConfig;
import dev.oriel.server.config.GatewayConfig;
import dev.oriel.server.outcome.Catalogue;
import dev.oriel.server.runtime.Timers;
import dev.oriel.server.session.Sessions;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * What all viewers share.
 *
 * @param cpu encodes
 * @param executor runs what may take a moment, each task on a thread of its own
 * @param nanoTime as {@link System#nanoTime}
 * @param onClosed hears of every viewer that has let go of everything
 */
record ViewerServices(
        GatewayConfig config,
        Sessions sessions,
        SignIns signIns,
        Catalogue texts,
        Timers timers,
        Executor cpu,
        Executor executor,
        LongSupplier nanoTime,
        SecureRandom random,
        Workspaces workspaces,
        VideoEncoders videoEncoders,
        Consumer<ViewerConnection> onClosed) {

    /** The desktop, if the account may open it. */
    Optional<DesktopConfig> desktop(Account account, String id) {
        return config.desktops().stream()
                .filter(desktop -> desktop.id().equals(id) && account.mayOpen(id))
                .findFirst();
    }

    void closed(ViewerConnection viewer) {
        onClosed.accept(viewer);
    }
}
