package dev.oriel.server.session;

import dev.oriel.bridge.DesktopLayout;
import dev.oriel.bridge.InputEvent;
import dev.oriel.bridge.RemoteDesktop;
import dev.oriel.display.Surface;
import dev.oriel.server.config.DesktopConfig.Resize;
import dev.oriel.server.runtime.Timers;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a session asks of its host on behalf of its viewers: the other direction of {@link HostReports}. Before the host is
 * connected to there is nobody to ask, and nothing happens. Waits for no answer; safe for use by any thread except where
 * said otherwise.
 */
final class HostRequests {
    private final Resize resize;
    private final VideoDemand video;
    private final VideoPace pace;
    /** Set once. */
    private volatile @Nullable RemoteDesktop desktop;
    /** What the host has been told last: whether anybody sees the desktop. Confined to the session's lock. */
    private boolean looking = true;

    /** @param resize how the desktop may be given another size */
    HostRequests(Resize resize, Timers timers) {
        this.resize = resize;
        this.video = new VideoDemand(timers);
        this.pace = new VideoPace(timers, this::hold);
    }

    /** Takes the desktop; it may have ended already. */
    void start(RemoteDesktop connecting) {
        desktop = connecting;
        video.start(connecting);
    }

    /** What the host paints on; empty before it is connected to. */
    Optional<Surface> surface() {
        return Optional.ofNullable(desktop).map(RemoteDesktop::surface);
    }

    void send(InputEvent event) {
        RemoteDesktop target = desktop;
        if (target != null) {
            target.send(event);
        }
    }

    /** To paint everything again. */
    void refresh() {
        RemoteDesktop target = desktop;
        if (target != null) {
            target.requestRefresh();
        }
    }

    /** To paint nothing for nobody. Under the session's lock. */
    void paintFor(boolean somebody) {
        RemoteDesktop target = desktop;
        if (target == null || somebody == looking) {
            return;
        }
        looking = somebody;
        target.suppressOutput(!looking);
    }

    /** To decode what it draws by H.264, as long as somebody needs it. */
    void decodeVideo(boolean needed) {
        video.want(needed);
    }

    /** To wait with further frames, as long as somebody is late who is passed what it draws by H.264. */
    void paceVideo(boolean late) {
        pace.review(late);
    }

    boolean isPaced() {
        return pace.isLate();
    }

    private void hold(boolean on) {
        RemoteDesktop target = desktop;
        if (target != null) {
            target.holdFrames(on);
        }
    }

    /** To have this size, as far as the desktop's configuration lets it. */
    void layout(DesktopLayout layout) {
        RemoteDesktop target = desktop;
        if (target == null) {
            return;
        }
        switch (resize) {
            case LIVE -> target.resize(layout);
            case RECONNECT -> {
                if (!target.resize(layout)) {
                    target.reconnect(layout);
                }
            }
            case OFF -> {}
        }
    }

    /** To end. */
    void close() {
        RemoteDesktop target = desktop;
        if (target != null) {
            target.close();
        }
    }
}
