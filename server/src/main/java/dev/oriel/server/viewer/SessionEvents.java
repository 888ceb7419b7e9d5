package dev.oriel.server.viewer;

import dev.oriel.bridge.ConnectStage;
import dev.oriel.bridge.Outcome;
import dev.oriel.bridge.PointerShape;
import dev.oriel.display.Rect;
import dev.oriel.display.Surface;
import dev.oriel.display.VideoFrame;
import dev.oriel.encoder.wire.ByteSink;
import dev.oriel.encoder.wire.PointerMessage;
import dev.oriel.encoder.wire.PointerWriter;
import dev.oriel.server.config.DesktopConfig;
import dev.oriel.server.outcome.Refusal;
import dev.oriel.server.session.DesktopSession;
import dev.oriel.server.session.Viewer;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** What a session reports becomes messages and frames for one browser. Called under the session's lock, in order. */
final class SessionEvents implements Viewer {
    private static final String RELATIVE_MOUSE = "relative-mouse";
    private static final String COMPACT = "compact";

    private final ViewerConnection viewer;
    private final Outbox outbox;
    /** Made when the first pointer comes: what the browser understands is known by then. */
    private @Nullable PointerWriter pointers;

    SessionEvents(ViewerConnection viewer, Outbox outbox) {
        this.viewer = viewer;
        this.outbox = outbox;
    }

    @Override
    public void attached(DesktopSession joined, Surface surface, boolean resumed) {
        viewer.attach(joined, surface, resumed).ifPresent(frames -> {
            DesktopConfig desktop = joined.desktopConfig();
            ViewerTerms terms = frames.terms();
            outbox.text(new GatewayText.Welcome(
                    joined.number(),
                    new GatewayText.Welcome.Desktop(desktop.id(), desktop.displayName()),
                    resumed,
                    terms.cacheBytes(),
                    frames.keptTiles(),
                    terms.offerTiles(),
                    terms.storeBytes(),
                    terms.lossless(),
                    desktop.ownKeyboardLayout(),
                    GatewayText.features(desktop)));
        });
    }

    @Override
    public void dismissed(Refusal why) {
        viewer.refuse(why, "");
    }

    @Override
    public void stage(ConnectStage stage) {
        outbox.text(GatewayText.Stage.of(stage));
    }

    @Override
    public void active(int width, int height) {
        viewer.withFrames(FramePump::active);
    }

    @Override
    public void renewing() {
        viewer.withFrames(FramePump::renewing);
    }

    @Override
    public void resized(int width, int height) {
        viewer.withFrames(frames -> frames.resized(width, height));
    }

    @Override
    public void painted(Rect rect) {
        viewer.withFrames(frames -> frames.painted(rect));
    }

    @Override
    public void copied(Rect from, int toX, int toY) {
        viewer.withFrames(frames -> frames.copied(from, toX, toY));
    }

    @Override
    public void filled(Rect rect, int rgb) {
        viewer.withFrames(frames -> frames.filled(rect));
    }

    @Override
    public void video(VideoFrame frame) {
        viewer.withFrames(frames -> frames.video(frame));
    }

    @Override
    public void videoDecoded(Rect rect) {
        viewer.withFrames(frames -> frames.videoDecoded(rect));
    }

    @Override
    public boolean needsVideoDecoded() {
        return viewer.attachment()
                .map(watched -> watched.frames().needsVideoDecoded())
                .orElse(false);
    }

    @Override
    public boolean isVideoLate() {
        return viewer.attachment()
                .map(watched -> watched.frames().isVideoLate())
                .orElse(false);
    }

    @Override
    public void frameEnded() {
        viewer.withFrames(FramePump::frameEnded);
    }

    @Override
    public void paused() {
        viewer.withFrames(FramePump::paused);
    }

    @Override
    public void pointer(PointerShape shape) {
        PointerMessage message = switch (shape) {
            case PointerShape.Hidden _ -> new PointerMessage.Hidden();
            case PointerShape.SystemDefault _ -> new PointerMessage.SystemDefault();
            case PointerShape.Image image ->
                new PointerMessage.Picture(
                        image.width(), image.height(), image.hotspotX(), image.hotspotY(), image.argb());
        };
        PointerWriter writer = pointers();
        outbox.pointer(() -> {
            ByteSink sink = new ByteSink();
            writer.write(message, sink);
            return ByteBuffer.wrap(sink.array(), 0, sink.size());
        });
    }

    @Override
    public void pointerMoved(int x, int y) {
        outbox.pointerPosition(encoded(new PointerMessage.Position(x, y)));
    }

    @Override
    public void relativeMouse(boolean taken) {
        if (viewer.understands(RELATIVE_MOUSE)) {
            outbox.text(new GatewayText.Mouse(taken));
        }
    }

    @Override
    public void lockKeys(int flags) {
        outbox.text(new GatewayText.Locks(flags));
    }

    @Override
    public void bell(int frequencyHz, int durationMs) {
        outbox.text(new GatewayText.Bell(frequencyHz, durationMs));
    }

    @Override
    public void loggedOn(String user) {
        // Who has logged on is the session's to know: the browser shows the desktop either way.
    }

    @Override
    public void ended(Outcome outcome) {
        viewer.ended(outcome);
    }

    private PointerWriter pointers() {
        PointerWriter made = pointers;
        if (made == null) {
            made = new PointerWriter(viewer.understands(COMPACT));
            pointers = made;
        }
        return made;
    }

    private static ByteBuffer encoded(PointerMessage message) {
        ByteSink sink = new ByteSink();
        message.encode(sink);
        return ByteBuffer.wrap(sink.array(), 0, sink.size());
    }
}
