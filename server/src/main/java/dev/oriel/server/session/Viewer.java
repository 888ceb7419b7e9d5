package dev.oriel.server.session;

import dev.oriel.bridge.DesktopListener;
import dev.oriel.display.Surface;
import dev.oriel.server.outcome.Refusal;

/**
 * One browser, as a session sees it. All calls come under the session's lock, so in order: a viewer only takes note,
 * waits for nothing, and neither joins nor leaves from here.
 */
public interface Viewer extends DesktopListener {
    /**
     * The first call. What the session already knows (stage, size, pointer, lock keys) follows as if it happened now.
     *
     * @param resumed the session was there before
     */
    void attached(DesktopSession session, Surface surface, boolean resumed);

    /** Whether this viewer can only be shown what is drawn by H.264 if the surface has its pixels. */
    boolean needsVideoDecoded();

    /** Whether the host draws by H.264 faster than this viewer is shown it. */
    boolean isVideoLate();

    /** The viewer has to go while the session lives on. */
    void dismissed(Refusal why);
}
