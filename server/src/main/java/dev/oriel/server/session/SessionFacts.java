package dev.oriel.server.session;

import dev.oriel.bridge.ConnectStage;
import dev.oriel.bridge.DesktopListener;
import dev.oriel.bridge.PointerShape;
import dev.oriel.display.Rect;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a host has said of its desktop that later viewers need to hear too: the latest of each kind. Confined to the
 * session's lock.
 */
final class SessionFacts {
    private ConnectStage stage = ConnectStage.RESOLVE;
    private boolean active;
    private int width;
    private int height;
    private @Nullable PointerShape pointer;
    private boolean relativeMouse;
    private int lockKeys = -1;

    void stage(ConnectStage reached) {
        stage = reached;
    }

    void active(int newWidth, int newHeight) {
        active = true;
        stage = ConnectStage.ACTIVE;
        resized(newWidth, newHeight);
    }

    void resized(int newWidth, int newHeight) {
        width = newWidth;
        height = newHeight;
    }

    void pointer(PointerShape shape) {
        pointer = shape;
    }

    void relativeMouse(boolean taken) {
        relativeMouse = taken;
    }

    void lockKeys(int flags) {
        lockKeys = flags;
    }

    ConnectStage stage() {
        return stage;
    }

    boolean isActive() {
        return active;
    }

    /** The desktop's size in pixels; empty before it is there. */
    Optional<Rect> bounds() {
        return active ? Optional.of(new Rect(0, 0, width, height)) : Optional.empty();
    }

    /** Tells everything to a listener that comes late, as if it happened now. */
    void replay(DesktopListener late) {
        late.stage(stage);
        if (active) {
            late.active(width, height);
        }
        if (pointer != null) {
            late.pointer(pointer);
        }
        if (relativeMouse) {
            late.relativeMouse(true);
        }
        if (lockKeys >= 0) {
            late.lockKeys(lockKeys);
        }
    }
}
