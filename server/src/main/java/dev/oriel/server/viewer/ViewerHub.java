package dev.oriel.server.viewer;

import dev.oriel.bridge.ConnectStage;
import dev.oriel.bridge.Outcome;
import dev.oriel.encoder.Workspaces;
import dev.oriel.server.auth.SignIns;
import dev.oriel.server.auth.SignIns.SignIn;
import dev.oriel.server.config.GatewayConfig;
import dev.oriel.server.outcome.Catalogue;
import dev.oriel.server.outcome.Refusal;
import dev.oriel.server.runtime.Timers;
import dev.oriel.server.session.Sessions;
import java.security.SecureRandom;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;

/** All viewers of the process. Safe for use by any thread. */
public final class ViewerHub {
    private final ViewerServices services;
    private final Set<ViewerConnection> viewers = ConcurrentHashMap.newKeySet();
    private final AtomicInteger lastNumber = new AtomicInteger();

    /** Parameters as of {@link ViewerServices}. */
    public ViewerHub(
            GatewayConfig config,
            Sessions sessions,
            SignIns signIns,
            Catalogue texts,
            Timers timers,
            Executor cpu,
            Executor executor,
            LongSupplier nanoTime,
            SecureRandom random) {
        services = new ViewerServices(
                config,
                sessions,
                signIns,
                texts,
                timers,
                cpu,
                executor,
                nanoTime,
                random,
                new Workspaces(),
                viewers::remove);
    }

    /** A browser that is signed in has opened a line. */
    ViewerConnection open(SignIn signIn, Line line) {
        ViewerConnection viewer = new ViewerConnection(lastNumber.incrementAndGet(), signIn, line, services);
        viewers.add(viewer);
        if (viewers.size() > services.config().viewer().max()) {
            viewer.refuse(
                    Refusal.TOO_MANY_VIEWERS,
                    "viewer.max is " + services.config().viewer().max());
        } else {
            viewer.opened();
        }
        return viewer;
    }

    int maxMessageBytes() {
        return services.config().viewer().maxMessage().intBytes();
    }

    /** Closes the viewers of a browser that has signed out. */
    public void signedOut(SignIn signIn) {
        for (ViewerConnection viewer : viewers) {
            if (viewer.signIn() == signIn) {
                viewer.refuse(Refusal.NOT_SIGNED_IN, "signed out");
            }
        }
    }

    /** The gateway stops: closes the viewers that no session closes. */
    public void stop() {
        for (ViewerConnection viewer : viewers) {
            viewer.ended(Outcome.of(Outcome.Cause.SHUTTING_DOWN, ConnectStage.ACTIVE, ""));
        }
    }

    public int count() {
        return viewers.size();
    }
}
