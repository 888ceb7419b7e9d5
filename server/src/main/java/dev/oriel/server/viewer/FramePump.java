package dev.oriel.server.viewer;

import dev.oriel.display.Rect;
import dev.oriel.display.Surface;
import dev.oriel.display.VideoFrame;
import dev.oriel.encoder.Decision;
import dev.oriel.encoder.EncodedFrame;
import dev.oriel.encoder.SharedPhotos;
import dev.oriel.encoder.ViewerEncoder;
import dev.oriel.encoder.wire.ClientMessage;
import dev.oriel.server.runtime.Alarm;
import dev.oriel.server.viewer.ClientText.Hello;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gets one viewer's frames encoded and on their way: asks the encoder whether a frame is due whenever something has
 * happened, has it cut on the pool for CPU work, and hands it to the outbox. One frame is being cut or written at a
 * time; whatever the desktop paints meanwhile is in the next one. While nothing happens, nothing runs.
 *
 * <p>The encoder guards what it shares between threads; {@link #lock} guards the rest and is never held while encoding
 * or writing.
 */
final class FramePump {
    private static final Logger log = LoggerFactory.getLogger(FramePump.class);

    private final Surface surface;
    private final Outbox outbox;
    private final ViewerServices services;
    private final Runnable onUnpainted;
    private final Consumer<Throwable> onFailure;
    private final ViewerEncoder encoder;
    private final ViewerTerms terms;
    private final int keptTiles;
    private final StatsReport stats;
    private final StallWatch stallWatch;

    private final ReentrantLock lock = new ReentrantLock();
    // From here on guarded by the lock.
    /** The desktop is there. */
    private boolean active;

    private final Readiness readiness = new Readiness();
    /** A frame is being cut or written; its buffer is the encoder's only one. */
    private boolean busy;

    private boolean closed;
    /** What the last frame showed as video of our own. */
    private @Nullable Rect video;

    private int lastInput;
    private final Alarm alarm;
    /** When the alarm rings, if it is set. */
    private long nextLook;

    /**
     * @param photos the session's
     * @param onStalled the viewer acknowledges nothing any more; called from the timer's thread
     * @param onUnpainted the host leaves parts of a desktop of a new size unpainted; called from any thread
     * @param onFailure a frame could not be made: a mistake of ours; called from the pool for CPU work
     */
    FramePump(
            Surface surface,
            SharedPhotos photos,
            Hello hello,
            Outbox outbox,
            ViewerServices services,
            Runnable onStalled,
            Runnable onUnpainted,
            Consumer<Throwable> onFailure) {
        this.surface = surface;
        this.outbox = outbox;
        this.services = services;
        this.onUnpainted = onUnpainted;
        this.onFailure = onFailure;
        this.terms = ViewerTerms.of(hello, services.config());
        this.encoder = new ViewerEncoder(
                terms.options(hello, services.config(), services.random().nextLong()),
                services.workspaces(),
                services.videoEncoders(),
                photos);
        this.keptTiles =
                hello.offer().map(offer -> encoder.keeps(offer.tiles())).orElse(0);
        encoder.decodesVideo(hello.features().contains("h264"));
        this.stats = new StatsReport(outbox, services.timers(), encoder::roundTripNanos);
        this.stallWatch = new StallWatch(
                services.timers(),
                services.config().viewer().stalled(),
                () -> encoder.unacknowledgedFor(services.nanoTime().getAsLong()),
                onStalled);
        this.alarm = new Alarm(services.timers(), lock);
    }

    ViewerTerms terms() {
        return terms;
    }

    /** How many of the tiles that the viewer has kept, from the first on, its cache begins with. */
    int keptTiles() {
        return keptTiles;
    }

    // ---- the desktop, under the surface's lock

    /** The desktop is there, with what the host has painted so far. */
    void active() {
        encoder.resized();
        lock.lock();
        try {
            active = true;
        } finally {
            lock.unlock();
        }
        wake();
    }

    /** The host is connected to anew: what is shown stays until its picture has come to rest. */
    void renewing() {
        lock.lock();
        try {
            readiness.renewing();
        } finally {
            lock.unlock();
        }
    }

    /** The desktop has another size; its picture is shown once it is whole. */
    void resized(int width, int height) {
        encoder.resized();
        lock.lock();
        try {
            readiness.resized(width, height, services.nanoTime().getAsLong());
        } finally {
            lock.unlock();
        }
        wake();
    }

    void painted(Rect rect) {
        encoder.painted(rect);
        beginFrame(rect);
    }

    void copied(Rect from, int toX, int toY) {
        encoder.copied(from, toX, toY);
        beginFrame(new Rect(toX, toY, from.width(), from.height()));
    }

    void filled(Rect rect) {
        encoder.filled(rect);
        beginFrame(rect);
    }

    private void beginFrame(Rect rect) {
        long now = services.nanoTime().getAsLong();
        boolean overdue;
        lock.lock();
        try {
            overdue = readiness.isOverdue(now);
            readiness.painted(rect, now);
        } finally {
            lock.unlock();
        }
        if (overdue) {
            wake();
        }
    }

    void video(VideoFrame frame) {
        encoder.video(frame);
        frame.regions().forEach(this::beginFrame);
    }

    /** Comes when it was asked for, rather than in a frame of the host. */
    void videoDecoded(Rect rect) {
        encoder.videoDecoded(rect);
        wake();
    }

    void frameEnded() {
        lock.lock();
        try {
            readiness.frameEnded();
        } finally {
            lock.unlock();
        }
        wake();
    }

    void paused() {
        lock.lock();
        try {
            readiness.paused(services.nanoTime().getAsLong());
        } finally {
            lock.unlock();
        }
        wake();
    }

    // ---- the viewer

    void refresh() {
        encoder.refresh();
        wake();
    }

    void lossless(boolean on) {
        encoder.lossless(on || terms.lossless());
        wake();
    }

    void decodesVideo(boolean on) {
        encoder.decodesVideo(on);
        wake();
    }

    boolean needsVideoDecoded() {
        return encoder.needsVideoDecoded();
    }

    boolean isVideoLate() {
        return encoder.isVideoLate();
    }

    void visible(boolean visible) {
        encoder.visible(visible);
        if (!visible) {
            services.executor().execute(encoder::rest);
        }
        wake();
    }

    /** The host has been sent this input: frames from now on may show what it does. */
    void inputSent(ClientMessage.Input input) {
        boolean prompt = !(input instanceof ClientMessage.Move || input instanceof ClientMessage.MoveBy);
        encoder.userActed(prompt, services.nanoTime().getAsLong());
        lock.lock();
        try {
            lastInput = input.seq();
        } finally {
            lock.unlock();
        }
    }

    /** @return whether that frame was on its way; another is out of order */
    boolean acknowledged(ClientMessage.Ack ack) {
        long now = services.nanoTime().getAsLong();
        if (!encoder.acknowledged(ack.frameId(), ack.queue(), now)) {
            return false;
        }
        wake();
        return true;
    }

    void close() {
        lock.lock();
        try {
            closed = true;
            alarm.off();
        } finally {
            lock.unlock();
        }
        stats.close();
        stallWatch.close();
        services.executor().execute(encoder::close);
    }

    // ---- frames

    /** Something has happened: perhaps a frame is due. */
    private void wake() {
        if (!decide()) {
            onUnpainted.run();
        }
    }

    /** Returns false where the host has to be asked to paint everything. */
    private boolean decide() {
        lock.lock();
        try {
            long now = services.nanoTime().getAsLong();
            if (closed || !active || busy) {
                return true;
            }
            if (!readiness.isWhole(now)) {
                boolean refresh = readiness.wantsRefresh(now);
                lookAt(readiness.nextLook(), now);
                return !refresh;
            }
            if (readiness.isAmidFrame(now)) {
                return true;
            }
            long wait = encoder.isMuchPending() ? readiness.settlesIn(now) : 0;
            if (wait > 0) {
                lookAt(now + wait, now);
                return true;
            }
            switch (encoder.next(now)) {
                case Decision.Cut _ -> {
                    busy = true;
                    readiness.seen();
                    services.cpu().execute(this::cut);
                }
                case Decision.NotBefore(long nanos) -> lookAt(nanos, now);
                case Decision.AwaitAck _, Decision.Nothing _ -> {}
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Under the lock: at the latest then. */
    private void lookAt(long nanos, long now) {
        if (!alarm.isSet() || nanos - nextLook < 0) {
            nextLook = nanos;
            alarm.set(Duration.ofNanos(nanos - now), this::wake);
        }
    }

    private void cut() {
        int echo;
        lock.lock();
        try {
            if (closed) {
                return;
            }
            echo = lastInput;
        } finally {
            lock.unlock();
        }
        EncodedFrame frame;
        try {
            frame = encoder.cut(surface, this::isFit, echo, services.nanoTime().getAsLong());
        } catch (RuntimeException | Error e) {
            onFailure.accept(e);
            return;
        }
        logVideo(encoder.videoRegion().orElse(null));
        if (frame == null) { // what was painted is what the viewer shows
            written();
            return;
        }
        stallWatch.sent();
        stats.add(frame.stats());
        outbox.frame(frame.message(), this::written);
    }

    /** Only the task that cuts gets here. */
    private void logVideo(@Nullable Rect region) {
        if (!Objects.equals(region, video)) {
            video = region;
            log.debug("a viewer is sent {} as video", region == null ? "nothing more" : region);
        }
    }

    /** Asked under the surface's lock: no new size comes between the answer and the cut. */
    private boolean isFit() {
        lock.lock();
        try {
            return readiness.isWhole(services.nanoTime().getAsLong());
        } finally {
            lock.unlock();
        }
    }

    private void written() {
        lock.lock();
        try {
            busy = false;
        } finally {
            lock.unlock();
        }
        wake();
    }
}
