package dev.oriel.rdp.testing;

import dev.oriel.bridge.ConnectStage;
import dev.oriel.bridge.DesktopListener;
import dev.oriel.bridge.Outcome;
import dev.oriel.bridge.PointerShape;
import dev.oriel.display.Rect;
import dev.oriel.display.VideoFrame;

/** Takes no notice of what a desktop reports: to be extended where something is to be noted. */
public class SilentListener implements DesktopListener {
    @Override
    public void stage(ConnectStage stage) {}

    @Override
    public void active(int width, int height) {}

    @Override
    public void resized(int width, int height) {}

    @Override
    public void painted(Rect rect) {}

    @Override
    public void copied(Rect from, int toX, int toY) {}

    @Override
    public void video(VideoFrame frame) {}

    @Override
    public void videoDecoded(Rect rect) {}

    @Override
    public void filled(Rect rect, int rgb) {}

    @Override
    public void frameEnded() {}

    @Override
    public void pointer(PointerShape shape) {}

    @Override
    public void pointerMoved(int x, int y) {}

    @Override
    public void relativeMouse(boolean taken) {}

    @Override
    public void lockKeys(int flags) {}

    @Override
    public void bell(int frequencyHz, int durationMs) {}

    @Override
    public void loggedOn(String user) {}

    @Override
    public void ended(Outcome outcome) {}
}
