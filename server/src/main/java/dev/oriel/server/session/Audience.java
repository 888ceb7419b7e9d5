package dev.oriel.server.session;

import dev.oriel.server.outcome.Refusal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** The viewers of a session, and which of them anybody can see. Confined to the session's lock. */
final class Audience {
    private final int max;
    private final List<Viewer> viewers = new ArrayList<>();
    private final Set<Viewer> hidden = new HashSet<>();

    /** @param max viewers at the same time */
    Audience(int max) {
        this.max = max;
    }

    int size() {
        return viewers.size();
    }

    boolean isEmpty() {
        return viewers.isEmpty();
    }

    boolean isFull() {
        return viewers.size() >= max;
    }

    boolean contains(Viewer viewer) {
        return viewers.contains(viewer);
    }

    /** Whether somebody sees the desktop. */
    boolean isLooking() {
        return viewers.size() > hidden.size();
    }

    /** Whether somebody can only be shown what is drawn by H.264 if the surface has its pixels. */
    boolean needsVideoDecoded() {
        return viewers.stream().anyMatch(Viewer::needsVideoDecoded);
    }

    /** Whether the host draws by H.264 faster than somebody is shown it. */
    boolean isVideoLate() {
        return viewers.stream().anyMatch(Viewer::isVideoLate);
    }

    void add(Viewer viewer) {
        viewers.add(viewer);
    }

    /** Returns whether it was there. */
    boolean remove(Viewer viewer) {
        hidden.remove(viewer);
        return viewers.remove(viewer);
    }

    void visible(Viewer viewer, boolean visible) {
        if (visible) {
            hidden.remove(viewer);
        } else if (viewers.contains(viewer)) {
            hidden.add(viewer);
        }
    }

    /** Sends all away. */
    void dismiss(Refusal why) {
        viewers.forEach(viewer -> viewer.dismissed(why));
        clear();
    }

    void clear() {
        viewers.clear();
        hidden.clear();
    }

    List<Viewer> all() {
        return List.copyOf(viewers);
    }

    /**
     * Tells every viewer.
     *
     * @param onFailure hears of viewers that failed; it may remove them
     */
    void tell(Consumer<Viewer> event, BiConsumer<Viewer, RuntimeException> onFailure) {
        for (int i = viewers.size() - 1; i >= 0; i--) {
            Viewer viewer = viewers.get(i);
            try {
                event.accept(viewer);
            } catch (RuntimeException e) {
                onFailure.accept(viewer, e);
            }
        }
    }
}
