package dev.oriel.bridge;

import dev.oriel.display.Surface;

/**
 * One session on one host. It paints into one {@link Surface} and reports to its {@link DesktopListener}; it knows no
 * browser.
 *
 * <p>Methods may be called from any thread and do not wait for the host.
 */
public interface RemoteDesktop extends AutoCloseable {
    /** What the host has painted; guarded by its lock. The same object for the life of the session. */
    Surface surface();

    /**
     * Sends one input event to the host. Before the session is active and after it has ended, input is dropped: there
     * is nobody to receive it.
     *
     * @return whether the event was accepted
     */
    boolean send(InputEvent event);

    /**
     * Asks the host to paint everything again ([MS-RDPBCGR] 2.2.11.2 Refresh Rect PDU). Hosts may ignore it.
     */
    void requestRefresh();

    /**
     * Tells the host whether anybody sees what it draws ([MS-RDPBCGR] 2.2.11.3 Suppress Output PDU). While nobody does, the
     * surface may stay behind; afterwards the host paints what has changed. Hosts may ignore it.
     */
    default void suppressOutput(boolean suppress) {}

    /**
     * Asks the host for a desktop of another size, which it may take, adapt or ignore: {@link DesktopListener#resized}
     * tells. Only the latest request counts. A host that cannot be asked yet is asked as soon as it can be.
     *
     * @return whether the host can be asked now; as long as it cannot, only a new connection has another size
     */
    default boolean resize(DesktopLayout layout) {
        return false;
    }

    /**
     * Gives a host that cannot be asked a desktop of another size: connects anew, to the same session where the host keeps
     * one for its user. The surface stays as it is until the new connection has its size; what is {@link #send sent}
     * meanwhile comes after it. Where the host cannot be reached again, that is the end.
     */
    default void reconnect(DesktopLayout layout) {}

    /**
     * Whether the surface is to have the pixels of what a host draws by H.264, from now on: not before it is asked for. May
     * take as long as it takes to decode some seconds of video; the caller holds neither the surface's lock nor one that a
     * listener takes.
     */
    default void decodeVideo(boolean on) {}

    /**
     * Whether the host is to wait with further frames, from now on: its frames are not acknowledged meanwhile, and hosts draw
     * only so many ahead. A new connection begins without waiting.
     */
    default void holdFrames(boolean on) {}

    /** Ends the connection in good order; the listener hears {@link DesktopListener#ended}. A second call does nothing. */
    @Override
    void close();
}
