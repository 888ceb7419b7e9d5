package dev.oriel.server.session;

import dev.oriel.bridge.ConnectStage;
import dev.oriel.bridge.DesktopListener;
import dev.oriel.bridge.Outcome;
import dev.oriel.bridge.PointerShape;
import dev.oriel.display.Rect;
import dev.oriel.display.VideoFrame;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a session's host reports: kept where later viewers need it, and passed on to every viewer. Called by the thread of
 * the host's connection.
 */
final class HostReports implements DesktopListener {
    private static final Logger log = LoggerFactory.getLogger(HostReports.class);

    private final DesktopSession session;

    HostReports(DesktopSession session) {
        this.session = session;
    }

    @Override
    public void stage(ConnectStage reached) {
        session.tell(viewer -> viewer.stage(reached), facts -> facts.stage(reached));
    }

    @Override
    public void active(int width, int height) {
        session.tell(viewer -> viewer.active(width, height), facts -> facts.active(width, height));
        session.sized(width, height);
    }

    @Override
    public void renewing() {
        session.tell(DesktopListener::renewing);
    }

    @Override
    public void resized(int width, int height) {
        session.tell(viewer -> viewer.resized(width, height), facts -> facts.resized(width, height));
        session.sized(width, height);
    }

    @Override
    public void painted(Rect rect) {
        session.tell(viewer -> viewer.painted(rect));
    }

    @Override
    public void copied(Rect from, int toX, int toY) {
        session.tell(viewer -> viewer.copied(from, toX, toY));
    }

    @Override
    public void filled(Rect rect, int rgb) {
        session.tell(viewer -> viewer.filled(rect, rgb));
    }

    @Override
    public void video(VideoFrame frame) {
        session.tell(viewer -> viewer.video(frame));
        session.reviewVideo();
    }

    @Override
    public void videoDecoded(Rect rect) {
        session.tell(viewer -> viewer.videoDecoded(rect));
    }

    @Override
    public void frameEnded() {
        session.tell(DesktopListener::frameEnded);
    }

    @Override
    public void paused() {
        session.tell(DesktopListener::paused);
    }

    @Override
    public void pointer(PointerShape shape) {
        session.tell(viewer -> viewer.pointer(shape), facts -> facts.pointer(shape));
    }

    @Override
    public void pointerMoved(int x, int y) {
        session.tell(viewer -> viewer.pointerMoved(x, y));
    }

    @Override
    public void relativeMouse(boolean taken) {
        session.tell(viewer -> viewer.relativeMouse(taken), facts -> facts.relativeMouse(taken));
    }

    @Override
    public void lockKeys(int flags) {
        session.tell(viewer -> viewer.lockKeys(flags), facts -> facts.lockKeys(flags));
    }

    @Override
    public void bell(int frequencyHz, int durationMs) {
        session.tell(viewer -> viewer.bell(frequencyHz, durationMs));
    }

    @Override
    public void loggedOn(String user) {
        session.tell(viewer -> viewer.loggedOn(user));
    }

    @Override
    public void drawsWith(String technique) {
        log.atInfo()
                .addKeyValue("event", "host-draws")
                .addKeyValue("session", session.number())
                .addKeyValue("technique", technique)
                .log("the host of session {} draws with {}", session.number(), technique);
    }

    @Override
    public void ended(Outcome ending) {
        session.hostEnded(ending);
    }
}
