package dev.oriel.encoder;

import dev.oriel.display.Rect;
import dev.oriel.display.Surface;
import dev.oriel.display.VideoFrame;
import dev.oriel.encoder.video.VideoEncoders;
import dev.oriel.encoder.wire.ByteSink;
import dev.oriel.encoder.wire.FrameWriter;
import dev.oriel.encoder.wire.History;
import dev.oriel.encoder.wire.TileOffer;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One viewer of a desktop: what its browser shows, what it must be sent, and when. The package's description says who
 * calls what from which thread.
 *
 * <p>Thread-safe. Hints and acknowledgements never wait for a frame that is being made.
 */
public final class ViewerEncoder {
    /** A message's memory is kept for the next one up to this size. */
    private static final int KEPT_BYTES = 64 << 10;

    /** A line of text that is typed into, with what blinks elsewhere. */
    private static final int FEW_CELLS = 12;

    /** In two milliseconds or less, so much is compressed as densely as can be. */
    private static final int DENSE_BYTES = 128 << 10;

    /** Bytes a second: to a slower line, what compressing densely takes off is more than the time that it takes. */
    private static final int DENSE_RATE = 2_500_000;

    /**
     * A line that takes so much in an interval is not kept busy by what is made exact: so it is, sooner than an eye
     * looks for it, and what a window covers half a second later is exact and can be kept.
     */
    private static final int FAST_BYTES = 128 << 10;

    private static final long FAST_REFINE_AFTER = 250_000_000;

    /** What the line takes so soon is drawn exactly at once, in a picture that appears as a whole. */
    private static final long SOON = 150_000_000;

    private static final long SECOND = 1_000_000_000;

    private static final int MIN_REFINE_BYTES = 32 << 10;
    private static final int MAX_REFINE_BYTES = 1 << 20;

    private final Workspaces workspaces;
    private final VideoEncoders encoders;
    private final SharedPhotos shared;
    private final Damage damage = new Damage();
    private final VideoQueue video = new VideoQueue();
    private final Pacer pacer;
    private final ViewerOptions options;
    private volatile boolean lossless;
    private volatile boolean refreshAsked;
    private volatile boolean decodesVideo;
    private volatile boolean visible = true;
    private volatile Resting resting = Resting.NOTHING;
    /** The last frame was cut short. */
    private volatile boolean unsent;

    // guarded by this
    private final FrameEncoder frames;
    private final History history = new History();
    private byte[] kept = new byte[1024];
    private int frameId;
    private FrameStats total = FrameStats.NONE;
    /** Whether the browser decoded video when the last frame was cut. */
    private boolean decoded;

    private boolean closed;

    /** Without video of our own, and with nobody to share what is encoded. */
    public ViewerEncoder(ViewerOptions options, Workspaces workspaces) {
        this(options, workspaces, VideoEncoders.none(), new SharedPhotos(options.hashSeed()));
    }

    /**
     * @param workspaces the one of the process
     * @param encoders the one of the process: what they encode is sent to viewers that decode H.264
     * @param shared the one of the session
     */
    public ViewerEncoder(ViewerOptions options, Workspaces workspaces, VideoEncoders encoders, SharedPhotos shared) {
        this.workspaces = workspaces;
        this.encoders = encoders;
        this.shared = shared;
        this.frames = new FrameEncoder(options, shared);
        this.pacer = new Pacer(options.pace());
        this.lossless = options.client().lossless();
        this.options = options;
        shared.join();
    }

    /**
     * Before the first frame: what the client has kept from an earlier connection, by the hashes that the options' seed
     * keys. It stands in the slots from 0 on.
     *
     * @param tiles from the most recently used on; no two of one hash
     * @return how many of them, from the first on, the cache has room for
     */
    public synchronized int keeps(List<TileOffer.Tile> tiles) {
        if (frameId != 0) {
            throw new IllegalStateException("frame " + frameId + " has been sent");
        }
        return frames.cache().take(tiles);
    }

    /** These pixels may have changed. */
    public void painted(Rect rect) {
        video.overdrawn(rect);
        damage.add(rect);
    }

    /** {@code from} was copied so that its top left corner is at {@code (toX, toY)}. */
    public void copied(Rect from, int toX, int toY) {
        video.overdrawn(new Rect(toX, toY, from.width(), from.height()));
        damage.addMove(from, toX, toY);
    }

    /** {@code rect} has one colour now. */
    public void filled(Rect rect) {
        video.overdrawn(rect);
        damage.add(rect);
    }

    /** A host has drawn by H.264: passed on untouched where the viewer follows that stream. */
    public void video(VideoFrame frame) {
        video.add(frame, damage);
    }

    /** What was drawn by H.264 before has been decoded: the surface has these pixels now. */
    public void videoDecoded(Rect rect) {
        damage.add(rect);
    }

    /** Whether the viewer's browser decodes H.264; it is not asked to before this is called. */
    public void decodesVideo(boolean on) {
        decodesVideo = on;
        video.decodes(on, damage);
    }

    /** Whether this viewer can only be shown what is drawn by H.264 if the surface has its pixels. */
    public boolean needsVideoDecoded() {
        return video.isBehind();
    }

    /** Whether the host draws by H.264 faster than this viewer is shown it; it has to wait, else the viewer falls behind. */
    public boolean isVideoLate() {
        return video.isLate();
    }

    /** The surface has another size, or other content altogether. */
    public void resized() {
        video.leave(damage);
        damage.addAll();
    }

    /**
     * The user has done something.
     *
     * @param prompt a key, a button or a wheel, whose effect a user waits for; not a move of the pointer
     */
    public void userActed(boolean prompt, long nowNanos) {
        pacer.input(prompt, nowNanos);
    }

    /** A page that is not visible gets no frames; what it misses is sent when it is shown again. */
    public void visible(boolean on) {
        visible = on;
        video.visible(on, damage);
        pacer.visible(on);
    }

    /** What is sent as video of our own since the last frame. */
    public synchronized Optional<Rect> videoRegion() {
        return Optional.ofNullable(frames.region().rect());
    }

    /** Gives back what a viewer needs only while it is sent frames; may wait for a frame that is being made. */
    public synchronized void rest() {
        if (!visible) {
            frames.region().end();
        }
    }

    /** The viewer has gone: gives back what it holds. May wait for a frame that is being made; there is none after it. */
    public synchronized void close() {
        if (!closed) {
            shared.leave();
        }
        closed = true;
        frames.region().end();
    }

    /** Forces the picture to be exact, or lets JPEG be used again where the viewer's options allow it. */
    public void lossless(boolean on) {
        lossless = on;
    }

    /** The next frame sends the whole picture again, and empties the client's cache. */
    public void refresh() {
        refreshAsked = true;
        video.leave(damage);
        damage.addAll();
    }

    /** Whether more than a few cells may have changed: a host that marks no frames may not be done with them. */
    public boolean isMuchPending() {
        return damage.cells() > FEW_CELLS;
    }

    /** Whether a frame is due. Cheap: to be asked whenever something has happened, and at the time it names. */
    public Decision next(long nowNanos) {
        boolean painted = damage.isPending();
        long restsAt = resting.at(refineAfter(pacer.bytesPerInterval(nowNanos)));
        return pacer.next(
                new Pacer.Wants(
                        painted && !isMuchPending(),
                        painted,
                        unsent,
                        video.isPending(),
                        lossless && restsAt != Long.MAX_VALUE ? nowNanos : restsAt),
                nowNanos);
    }

    /** How long what a JPEG has drawn must rest to be made exact: as the line is known now. */
    private long refineAfter(long bytesPerInterval) {
        long most = options.rest().refineAfter();
        return bytesPerInterval >= FAST_BYTES ? Math.min(most, FAST_REFINE_AFTER) : most;
    }

    /** As {@link #cut(Surface, BooleanSupplier, int, long)}, of a surface that is always fit to be shown. */
    public @Nullable EncodedFrame cut(Surface surface, int echo, long nowNanos) {
        return cut(surface, () -> true, echo, nowNanos);
    }

    /**
     * Makes the next frame, whether it is due or not. Holds the surface's lock only to compare and copy what has
     * changed.
     *
     * @param fit whether the surface may be shown as it is; asked under its lock
     * @param echo sequence number of the last input that the host had been sent
     * @return null where what was painted has changed nothing, or is not fit to be shown; a frame is valid until the
     *     next call
     * @throws RuntimeException only by a defect; the viewer must then be given up, since what it is believed to show may
     *     be wrong
     */
    public synchronized @Nullable EncodedFrame cut(Surface surface, BooleanSupplier fit, int echo, long nowNanos) {
        Workspace work = workspaces.borrow();
        if (refreshAsked) {
            refreshAsked = false;
            frames.refresh();
        }
        boolean decodes = decodesVideo;
        frames.region().use(decodes && !lossless && !closed ? encoders : VideoEncoders.none());
        if (decoded && !decodes) {
            frames.model().forgetStreamed(nowNanos);
        }
        decoded = decodes;
        boolean echoes = damage.isPending() && !isMuchPending() && pacer.awaitsEcho(nowNanos);
        surface.lock().lock();
        try {
            if (!fit.getAsBoolean()) {
                workspaces.giveBack(work);
                return null;
            }
            frames.snapshot(surface, damage, echoes, video, work, nowNanos);
        } finally {
            surface.lock().unlock();
        }
        StatsCounter stats = new StatsCounter();
        frames.encode(work, lossless, budget(echoes, nowNanos), stats, nowNanos);
        resting = frames.resting();
        unsent = frames.isUnsent();
        EncodedFrame frame = work.writer.isEmpty() ? null : finish(work, echo, stats, nowNanos);
        workspaces.giveBack(work);
        return frame;
    }

    /** @param echoes a user waits for this frame: it is to be small */
    private LineBudget budget(boolean echoes, long nowNanos) {
        long room = pacer.bytesPerInterval(nowNanos);
        frames.refineAfter(refineAfter(room));
        return new LineBudget(
                options.frameBytes(),
                pacer.partBytes(options.firstBytes()),
                pacer.bytesIn(SOON),
                pacer.isUnmeasured(),
                echoes || unsent ? 0 : (int) Math.clamp(room, MIN_REFINE_BYTES, (long) MAX_REFINE_BYTES));
    }

    private EncodedFrame finish(Workspace work, int echo, StatsCounter stats, long nowNanos) {
        frameId++;
        boolean complete = !damage.isPending()
                && !unsent
                && !video.isPending()
                && frames.model().lossyCells() == 0;
        work.message.clear();
        work.writer.finish(
                frameId, echo, complete, compression(work.writer.data().size()), history, work.message);
        ByteBuffer message = keep(work.message);
        pacer.cut(frameId, message.remaining(), nowNanos);
        FrameStats frameStats = stats.frame(message.remaining(), work.writer.size());
        total = total.plus(frameStats);
        return new EncodedFrame(frameId, echo, message, complete, frameStats);
    }

    /**
     * As dense as the time allows: on a fast line a large frame is not to wait for its compression, but for one that begins a
     * picture, of which there are few.
     */
    private FrameWriter.Compression compression(int dataBytes) {
        if (!options.client().deflate()) {
            return FrameWriter.Compression.LZ4;
        }
        boolean begins = frames.takeFreshDrawn() > FEW_CELLS;
        if (dataBytes <= DENSE_BYTES || begins || pacer.bytesIn(SECOND) < DENSE_RATE) {
            return FrameWriter.Compression.DEFLATE;
        }
        return FrameWriter.Compression.DEFLATE_FAST;
    }

    /** A copy of the viewer's own: the workspace serves another viewer while the message is being sent. */
    private ByteBuffer keep(ByteSink made) {
        byte[] copy = made.size() <= kept.length ? kept : new byte[made.size()];
        System.arraycopy(made.array(), 0, copy, 0, made.size());
        if (copy.length <= KEPT_BYTES) {
            kept = copy;
        }
        return ByteBuffer.wrap(copy, 0, made.size());
    }

    /**
     * The client has painted a frame, and with it all before.
     *
     * @param queue frames that it has received and not painted
     * @return whether that frame was on its way; a client that acknowledges another is out of order
     */
    public boolean acknowledged(int frame, int queue, long nowNanos) {
        return pacer.acknowledged(frame, queue, nowNanos);
    }

    /** How long the oldest frame has been on its way without being acknowledged, 0 where none is. */
    public long unacknowledgedFor(long nowNanos) {
        return pacer.unacknowledgedFor(nowNanos);
    }

    /** From the cut of a frame to its acknowledgement, smoothed; 0 before the first. */
    public long roundTripNanos() {
        return pacer.roundTripNanos();
    }

    /** All frames together. */
    public synchronized FrameStats stats() {
        return total;
    }

    /** Bytes that the client's cache holds, as the protocol counts them. */
    public synchronized long cacheBytes() {
        return frames.cache().bytes();
    }
}
