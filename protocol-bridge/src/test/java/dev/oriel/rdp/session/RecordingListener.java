package dev.oriel.rdp.session;

import dev.oriel.bridge.ConnectStage;
import dev.oriel.bridge.DesktopListener;
import dev.oriel.bridge.Outcome;
import dev.oriel.bridge.PointerShape;
import dev.oriel.display.Rect;
import dev.oriel.display.VideoFrame;
import java.util.ArrayList;
import java.util.List;

/** Writes down what a session reports, one line an event. */
final class RecordingListener implements DesktopListener {
    final List<String> events = new ArrayList<>();
    final List<String> techniques = new ArrayList<>();
    final List<PointerShape> pointers = new ArrayList<>();

    /** The events since the last call. */
    List<String> take() {
        List<String> taken = List.copyOf(events);
        events.clear();
        return taken;
    }

    @Override
    public void drawsWith(String technique) {
        techniques.add(technique);
    }

    @Override
    public void stage(ConnectStage stage) {
        events.add("stage " + stage);
    }

    @Override
    public void active(int width, int height) {
        events.add("active " + width + "x" + height);
    }

    @Override
    public void resized(int width, int height) {
        events.add("resized " + width + "x" + height);
    }

    @Override
    public void painted(Rect rect) {
        events.add("painted " + rect.x() + "," + rect.y() + " " + rect.width() + "x" + rect.height());
    }

    @Override
    public void copied(Rect from, int toX, int toY) {
        events.add("copied");
    }

    @Override
    public void video(VideoFrame frame) {
        events.add("video");
    }

    @Override
    public void videoDecoded(Rect rect) {
        events.add("decoded");
    }

    @Override
    public void filled(Rect rect, int rgb) {
        events.add("filled");
    }

    @Override
    public void frameEnded() {
        events.add("frame");
    }

    @Override
    public void pointer(PointerShape shape) {
        events.add("pointer " + shape.getClass().getSimpleName());
        pointers.add(shape);
    }

    @Override
    public void pointerMoved(int x, int y) {
        events.add("pointer at " + x + "," + y);
    }

    @Override
    public void relativeMouse(boolean taken) {
        events.add("relative mouse " + taken);
    }

    @Override
    public void lockKeys(int flags) {
        events.add("locks " + flags);
    }

    @Override
    public void bell(int frequencyHz, int durationMs) {
        events.add("bell " + frequencyHz + " Hz " + durationMs + " ms");
    }

    @Override
    public void loggedOn(String user) {
        events.add("logged on " + user);
    }

    @Override
    public void ended(Outcome outcome) {
        events.add("ended " + outcome.cause());
    }
}
