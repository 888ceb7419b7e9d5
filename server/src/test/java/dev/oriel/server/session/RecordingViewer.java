package dev.oriel.server.session;

import dev.oriel.bridge.ConnectStage;
import dev.oriel.bridge.Outcome;
import dev.oriel.bridge.PointerShape;
import dev.oriel.display.Rect;
import dev.oriel.display.Surface;
import dev.oriel.display.VideoFrame;
import dev.oriel.server.outcome.Refusal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes down what a session tells it. */
final class RecordingViewer implements Viewer {
    private final List<String> heard = new ArrayList<>();
    private @Nullable DesktopSession session;
    private boolean failsOnPainted;

    /** Throws when told that something was painted. */
    void failOnPainted() {
        failsOnPainted = true;
    }

    /** What {@link #needsVideoDecoded} answers. */
    volatile boolean needsVideo;
    /** What {@link #isVideoLate} answers. */
    volatile boolean isLate;

    List<String> heard() {
        return heard;
    }

    DesktopSession session() {
        if (session == null) {
            throw new AssertionError("the viewer has not been attached");
        }
        return session;
    }

    @Override
    public void attached(DesktopSession joined, Surface surface, boolean resumed) {
        session = joined;
        heard.add("attached " + joined.number() + (resumed ? " resumed" : " new"));
    }

    @Override
    public void dismissed(Refusal why) {
        heard.add("dismissed " + why);
    }

    @Override
    public void stage(ConnectStage stage) {
        heard.add("stage " + stage);
    }

    @Override
    public void active(int width, int height) {
        heard.add("active " + width + "x" + height);
    }

    @Override
    public void resized(int width, int height) {
        heard.add("resized " + width + "x" + height);
    }

    @Override
    public void painted(Rect rect) {
        if (failsOnPainted) {
            throw new IllegalStateException("broken");
        }
        heard.add("painted " + text(rect));
    }

    @Override
    public void copied(Rect from, int toX, int toY) {
        heard.add("copied " + text(from) + " to " + toX + "," + toY);
    }

    @Override
    public void video(VideoFrame frame) {
        heard.add("video");
    }

    @Override
    public void videoDecoded(Rect rect) {
        heard.add("decoded");
    }

    @Override
    public boolean needsVideoDecoded() {
        return needsVideo;
    }

    @Override
    public boolean isVideoLate() {
        return isLate;
    }

    @Override
    public void filled(Rect rect, int rgb) {
        heard.add("filled " + text(rect));
    }

    @Override
    public void frameEnded() {
        heard.add("frame ended");
    }

    @Override
    public void pointer(PointerShape shape) {
        heard.add("pointer " + shape);
    }

    @Override
    public void pointerMoved(int x, int y) {
        heard.add("pointer at " + x + "," + y);
    }

    @Override
    public void relativeMouse(boolean taken) {
        heard.add("relative mouse " + taken);
    }

    @Override
    public void lockKeys(int flags) {
        heard.add("locks " + flags);
    }

    @Override
    public void bell(int frequencyHz, int durationMs) {
        heard.add("bell " + frequencyHz);
    }

    @Override
    public void loggedOn(String user) {
        heard.add("logged on " + user);
    }

    @Override
    public void ended(Outcome outcome) {
        heard.add("ended " + outcome.cause());
    }

    private static String text(Rect rect) {
        return rect.width() + "x" + rect.height() + "+" + rect.x() + "+" + rect.y();
    }
}
