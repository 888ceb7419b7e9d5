package dev.oriel.server.viewer;

import dev.oriel.bridge.InputEvent;
import dev.oriel.display.Rect;
import dev.oriel.encoder.wire.ClientMessage;
import dev.oriel.server.session.DesktopSession;
import dev.oriel.server.session.Viewer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What ties a viewer to the session that it watches: the frames that it is sent, and the keys and buttons that it holds
 * down. Safe for use by any thread; calls nothing under its lock.
 */
final class Attachment {
    private final DesktopSession session;
    /** What stands for the viewer in the session. */
    private final Viewer viewer;

    private final FramePump frames;

    private final ReentrantLock lock = new ReentrantLock();
    /** Guarded by the lock. */
    private final HeldInput held = new HeldInput();

    Attachment(DesktopSession session, Viewer viewer, FramePump frames) {
        this.session = session;
        this.viewer = viewer;
        this.frames = frames;
    }

    DesktopSession session() {
        return session;
    }

    FramePump frames() {
        return frames;
    }

    /** Brings to the host what the user does. */
    void input(ClientMessage.Input input) {
        Optional<Rect> bounds = session.bounds();
        if (bounds.isEmpty()) {
            return; // nothing is there yet that could receive it
        }
        events(input, bounds.get()).forEach(event -> session.send(viewer, event));
        frames.inputSent(input);
    }

    private List<InputEvent> events(ClientMessage.Input input, Rect bounds) {
        lock.lock();
        try {
            return Inputs.events(input, held, bounds);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Releases what is held down, and leaves the session.
     *
     * @param executor leaves it, because the caller may hold the session's lock
     */
    void letGo(Executor executor) {
        List<InputEvent> releases;
        lock.lock();
        try {
            releases = held.release();
        } finally {
            lock.unlock();
        }
        frames.close();
        releases.forEach(event -> session.send(viewer, event));
        executor.execute(() -> session.leave(viewer));
    }
}
