package dev.oriel.server.viewer;

import dev.oriel.bridge.ConnectStage;
import dev.oriel.bridge.Outcome;
import dev.oriel.encoder.Workspaces;
import dev.oriel.encoder.video.VideoEncoders;
import dev.oriel.server.auth.SignIns;
import dev.oriel.server.auth.SignIns.SignIn;
import dev.oriel.server.config.GatewayConfig;
import dev.oriel.server.config.GatewayConfig.Video;
import dev.oriel.server.outcome.Catalogue;
import dev.oriel.server.outcome.Refusal;
import dev.oriel.server.runtime.Timers;
import dev.oriel.server.session.Sessions;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All viewers of the process. Safe for use by any thread. */
public final class ViewerHub {
    private static final Logger log = LoggerFactory.getLogger(ViewerHub.class);

    /** Encoders of video at a time, of all sessions together: with more, each would only be slower. */
    private static final int VIDEOS_A_PROCESSOR = 2;

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
                videoEncoders(config),
                viewers::remove);
    }

    private static VideoEncoders videoEncoders(GatewayConfig config) {
        if (config.encoder().video() == Video.OFF) {
            return VideoEncoders.none();
        }
        int most = VIDEOS_A_PROCESSOR * Runtime.getRuntime().availableProcessors();
        Optional<VideoEncoders> installed = VideoEncoders.installed(most);
        installed.ifPresentOrElse(
                found -> log.info("what keeps moving is sent as H.264 by {}, {} videos at a time", found.name(), most),
                () -> log.info("what keeps moving is sent as JPEGs: OpenH264 is not installed"
                        + " (Debian: libopenh264-7 or libopenh264-8)"));
        return installed.orElseGet(VideoEncoders::none);
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
