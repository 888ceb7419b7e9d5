package dev.oriel.bridge;

import dev.oriel.display.Rect;
import dev.oriel.display.Surface;
import dev.oriel.display.VideoFrame;

/**
 * What a {@link RemoteDesktop} reports. All calls come from the one thread of the host's connection, in order; a
 * listener returns quickly and never waits for a viewer.
 *
 * <p>Painting calls come while the painter holds the lock of the {@link Surface}, after the pixels have changed. They
 * are hints: everything that changed is covered by {@link #painted}, {@link #copied}, {@link #filled} or {@link #video}.
 */
public interface DesktopListener {
    /** The connection has reached {@code stage}. */
    void stage(ConnectStage stage);

    /** The session is active and the surface has its size; more than once where the host deactivates and reactivates. */
    void active(int width, int height);

    /**
     * The host is being connected to anew for another size: what it paints first may be what it shows whoever logs on. Comes
     * from a thread of its own, before anything of the next connection.
     */
    default void renewing() {}

    /** The surface has a new size; its old content is no longer to be relied on. */
    void resized(int width, int height);

    /** These pixels may have changed. */
    void painted(Rect rect);

    /** {@code from} was copied so that its top left corner is at {@code (toX, toY)}, as it was before the copy. */
    void copied(Rect from, int toX, int toY);

    /** {@code rect} has one colour now, {@code 0x00RRGGBB}. */
    void filled(Rect rect, int rgb);

    /**
     * The host has drawn by H.264: whoever decodes it shows the same as the host. Where the surface does not have the
     * pixels, {@link RemoteDesktop#decodeVideo} brings them there.
     */
    void video(VideoFrame frame);

    /**
     * What was drawn by H.264 before has been decoded, and the surface has its pixels. Comes from whichever thread has asked
     * for it.
     */
    void videoDecoded(Rect rect);

    /** The host marks the end of a frame: what was painted is fit to be shown. */
    void frameEnded();

    /** Nothing more has arrived from a host that marks no frames: this may be the end of one, or more may be on its way. */
    default void paused() {
        frameEnded();
    }

    /** The pointer's shape from now on. */
    void pointer(PointerShape shape);

    /** The host moved the pointer. */
    void pointerMoved(int x, int y);

    /**
     * Whether the host takes {@link InputEvent.MouseMoveBy} and {@link InputEvent.MouseButtonHere} from now on; it does not
     * before it has been said.
     */
    void relativeMouse(boolean taken);

    /** State of the lock keys as the host has them, a combination of {@link InputEvent.SyncLocks} flags. */
    void lockKeys(int flags);

    /** The host plays the bell: [MS-RDPBCGR] 2.2.9.1.1.5 Play Sound PDU. */
    void bell(int frequencyHz, int durationMs);

    /** The user has logged on; {@code user} as the host names them, empty where it does not say. */
    void loggedOn(String user);

    /**
     * The host has drawn in this way for the first time on this connection: {@code means: codec}, for whoever looks into
     * a slow or a wrong picture.
     */
    default void drawsWith(String technique) {}

    /** The last call: the connection has ended and nothing more is painted. */
    void ended(Outcome outcome);
}
