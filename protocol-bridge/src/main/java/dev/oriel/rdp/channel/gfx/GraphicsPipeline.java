package dev.oriel.rdp.channel.gfx;

import dev.oriel.bridge.DesktopListener;
import dev.oriel.display.Rect;
import dev.oriel.display.Surface;
import dev.oriel.rdp.channel.dynamic.DynamicChannel;
import dev.oriel.rdp.codec.avc.VideoDecoder;
import dev.oriel.rdp.codec.zgfx.ZgfxDecoder;
import dev.oriel.rdp.wire.Bytes;
import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Limits;
import dev.oriel.rdp.wire.WireReader;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The client's end of the graphics pipeline, [MS-RDPEGFX] 3.3: surfaces, caches and codecs, and the frames that it shows
 * on a desktop's {@link Surface}. Sans-I/O: messages in, acknowledgements out.
 *
 * <p>A frame appears under one hold of the surface's lock, when the host ends it. Copies, fills and H.264 are passed on as
 * such. Only what can be decoded is offered: H.264 where a library for it is installed.
 *
 * <p>INVARIANT: memory is bounded by {@link GfxSurfaces} for the surfaces together, by {@link GfxCache#MAX_BYTES} for the
 * cache, and by each codec's own bounds.
 *
 * <p>Messages come from the thread of its connection; {@link #decodeVideo} may be called by any other, but not by one that
 * holds the output's lock. Everything is guarded by {@link #lock}, which is taken before that of the output.
 */
public final class GraphicsPipeline implements DynamicChannel.Receiver {
    private static final Logger log = LoggerFactory.getLogger(GraphicsPipeline.class);

    /** Name of the dynamic channel. */
    public static final String CHANNEL = "Microsoft::Windows::RDS::Graphics";

    private final ReentrantLock lock = new ReentrantLock();
    private final Limits limits;
    private final Surface output;
    private final DesktopListener listener;
    private final Consumer<Bytes> send;
    private final IntSupplier queueDepth;
    private final FrameAcknowledgements acknowledgements;

    private final ZgfxDecoder zgfx;
    private final GfxSurfaces surfaces;
    private final GfxCache cache;
    private final PendingFrame pending;
    private final PipelineVideo video;
    private final GfxPainter painter;
    private final List<GfxCapability> offered;
    private boolean confirmed;
    private boolean inFrame;
    private long framesDecoded;
    private long ignored;

    /** Of a desktop's first connection; one that offers H.264 in all modes where there are decoders for it. */
    public GraphicsPipeline(
            Limits limits,
            Surface output,
            DesktopListener listener,
            Optional<VideoDecoder.Factory> videoDecoders,
            Consumer<Bytes> send,
            IntSupplier queueDepth) {
        this(limits, output, listener, videoDecoders, GfxOffer.VIDEO, new GfxCache(), send, queueDepth);
    }

    /**
     * @param output what is painted on
     * @param videoDecoders for H.264, which is not offered where there are none
     * @param offer what the host may draw with
     * @param kept what the desktop's earlier channel has left in its cache
     * @param send takes messages for the channel
     * @param queueDepth bytes received but not decoded yet, for acknowledgements; 0 where nobody knows
     */
    public GraphicsPipeline(
            Limits limits,
            Surface output,
            DesktopListener listener,
            Optional<VideoDecoder.Factory> videoDecoders,
            GfxOffer offer,
            GfxCache kept,
            Consumer<Bytes> send,
            IntSupplier queueDepth) {
        this.limits = limits;
        this.cache = kept;
        this.output = output;
        this.listener = listener;
        this.send = send;
        this.queueDepth = queueDepth;
        this.acknowledgements = new FrameAcknowledgements(send);
        this.zgfx = ZgfxDecoder.rdp8(limits);
        this.surfaces = new GfxSurfaces(limits);
        this.pending = new PendingFrame(output, listener);
        this.video = new PipelineVideo(videoDecoders, limits, pending);
        this.painter = new GfxPainter(surfaces, cache, pending, video, limits, listener);
        this.offered = (videoDecoders.isPresent() ? offer : GfxOffer.PICTURES).capabilities();
    }

    /** The channel is open: offers what we can. */
    public void start() {
        send.accept(new CapsPdu.CapsAdvertise(offered).toBytes());
    }

    /** Frames that the host has ended so far. */
    public long framesDecoded() {
        return framesDecoded;
    }

    /** Messages so far that are of no known kind or draw on no surface. */
    public long ignored() {
        return ignored;
    }

    /**
     * Whether the output is to have the pixels of what is drawn by H.264, from now on. Any thread that does not hold the
     * output's lock.
     */
    public void decodeVideo(boolean on) {
        lock.lock();
        try {
            video.decode(on, surfaces.all());
        } finally {
            lock.unlock();
        }
    }

    /** Whether the host is to wait with further frames, from now on. Any thread. */
    public void holdFrames(boolean on) {
        acknowledgements.hold(on);
    }

    @Override
    public void received(Bytes message) throws DecodeException {
        lock.lock();
        try {
            process(message);
        } finally {
            lock.unlock();
        }
    }

    private void process(Bytes message) throws DecodeException {
        WireReader in = zgfx.decode(message.reader()).reader();
        while (in.hasRemaining()) {
            process(GfxPdu.decode(in));
        }
        if (!inFrame && !pending.isEmpty()) {
            pending.show();
            listener.frameEnded();
        }
    }

    @Override
    public void closed() {
        lock.lock();
        try {
            surfaces.deleteAll();
        } finally {
            lock.unlock();
        }
    }

    private void process(GfxPdu pdu) throws DecodeException {
        if (!confirmed && !(pdu instanceof CapsPdu.CapsConfirm)) {
            throw DecodeException.unexpected("cmdId", 0, pdu.cmdId() + " before the capabilities are confirmed");
        }
        if (drawsOnNothing(pdu)) {
            ignored++;
            return;
        }
        switch (pdu) {
            case DrawPdu draw -> painter.draw(draw);
            case SurfacePdu surface -> surface(surface);
            case CachePdu cached -> cache(cached);
            case FramePdu frame -> frame(frame);
            case CapsPdu caps -> caps(caps);
            case GfxPdu.Unknown unknown -> ignored++;
        }
    }

    /**
     * Whether it draws on a surface that is not there. A host must not, but xrdp 0.10 deletes its surface on being asked for
     * another size before it has stopped to paint. Nobody could see it; only the caches of ClearCodec would miss it.
     */
    private boolean drawsOnNothing(GfxPdu pdu) {
        return switch (pdu) {
            case DrawPdu.WireToSurface1 wire ->
                wire.codecId() != GfxCodec.CLEAR_CODEC && surfaces.isMissing(wire.surfaceId());
            case DrawPdu.WireToSurface2 wire -> surfaces.isMissing(wire.surfaceId());
            case DrawPdu.SolidFill fill -> surfaces.isMissing(fill.surfaceId());
            case DrawPdu.SurfaceToSurface copy -> surfaces.isMissing(copy.surfaceIdDest());
            case CachePdu.CacheToSurface copy -> surfaces.isMissing(copy.surfaceId());
            default -> false;
        };
    }

    private void caps(CapsPdu pdu) throws DecodeException {
        switch (pdu) {
            case CapsPdu.CapsConfirm confirm -> {
                long version = confirm.capability().version();
                if (offered.stream().noneMatch(set -> set.version() == version)) {
                    throw DecodeException.invalid("version", 0, version);
                }
                if (!confirmed) {
                    offerKept();
                }
                confirmed = true;
                log.debug("the host draws by graphics pipeline 0x{}", Long.toHexString(version));
            }
            case CapsPdu.CapsAdvertise advertise -> throw notForClients(advertise);
        }
    }

    /** [MS-RDPEGFX] 2.2.2.16: once, after the capabilities are confirmed, and only where there is something. */
    private void offerKept() {
        List<CachePdu.CacheImportOffer.Entry> kept = cache.offer();
        if (!kept.isEmpty()) {
            send.accept(new CachePdu.CacheImportOffer(kept).toBytes());
        }
    }

    private static DecodeException notForClients(GfxPdu pdu) {
        return DecodeException.unexpected("cmdId", 0, "message " + pdu.cmdId() + " of a client");
    }

    private void cache(CachePdu pdu) throws DecodeException {
        switch (pdu) {
            case CachePdu.SurfaceToCache store -> painter.store(store);
            case CachePdu.CacheToSurface copy -> painter.draw(copy);
            case CachePdu.EvictCacheEntry evict -> cache.evict(evict.cacheSlot());
            case CachePdu.CacheImportReply reply -> {
                if (cache.awaitsReply()) {
                    cache.imported(reply.cacheSlots());
                } else {
                    ignored++;
                }
            }
            case CachePdu.CacheImportOffer offer -> throw notForClients(offer);
        }
    }

    private void frame(FramePdu pdu) throws DecodeException {
        switch (pdu) {
            case FramePdu.StartFrame start -> inFrame = true;
            case FramePdu.EndFrame end -> {
                inFrame = false;
                framesDecoded++;
                pending.show();
                listener.frameEnded();
                long total = framesDecoded & 0xFFFFFFFFL;
                acknowledgements.add(new FramePdu.FrameAcknowledge(queueDepth.getAsInt(), end.frameId(), total));
            }
            case FramePdu.FrameAcknowledge acknowledge -> throw notForClients(acknowledge);
            case FramePdu.QoeFrameAcknowledge acknowledge -> throw notForClients(acknowledge);
        }
    }

    private void surface(SurfacePdu pdu) throws DecodeException {
        switch (pdu) {
            case SurfacePdu.CreateSurface create -> surfaces.create(create);
            case SurfacePdu.DeleteSurface delete -> {
                GfxSurface surface = surfaces.find(delete.surfaceId());
                pending.show();
                surfaces.delete(surface);
            }
            case SurfacePdu.DeleteEncodingContext delete ->
                surfaces.find(delete.surfaceId()).dropProgressive();
            case SurfacePdu.ResetGraphics reset -> reset(reset);
            case SurfacePdu.MapSurfaceToOutput map -> {
                Rect size = surfaces.find(map.surfaceId()).visible();
                map(map.surfaceId(), map.outputOriginX(), map.outputOriginY(), size.width(), size.height());
            }
            case SurfacePdu.MapSurfaceToScaledOutput map ->
                map(map.surfaceId(), map.outputOriginX(), map.outputOriginY(), map.targetWidth(), map.targetHeight());
            // windows of remote applications: none are shown, so neither are these
            case SurfacePdu.MapSurfaceToWindow map ->
                surfaces.find(map.surfaceId()).unmap();
            case SurfacePdu.MapSurfaceToScaledWindow map ->
                surfaces.find(map.surfaceId()).unmap();
        }
    }

    /** The output has a new size. Old content stays until the host has drawn: better than black. */
    private void reset(SurfacePdu.ResetGraphics pdu) throws DecodeException {
        int width = surfaces.side("width", pdu.width());
        int height = surfaces.side("height", pdu.height());
        Limits.check("desktop area", -1, (long) width * height, limits.maxDesktopArea());
        pending.show();
        output.lock().lock();
        try {
            if (width == output.width() && height == output.height()) {
                return;
            }
            output.resize(width, height);
            listener.resized(width, height);
        } finally {
            output.lock().unlock();
        }
        surfaces.all().forEach(this::show);
    }

    /** All of a surface, unless there is nothing on it: what the output shows then is better than black. */
    private void show(GfxSurface surface) {
        if (!surface.isBlank()) {
            video.catchUp(surface);
            pending.painted(surface, surface.visible());
        }
    }

    private void map(int surfaceId, long x, long y, long width, long height) throws DecodeException {
        GfxSurface surface = surfaces.find(surfaceId);
        int left = Limits.check("outputOriginX", -1, x, limits.maxDesktopSide());
        int top = Limits.check("outputOriginY", -1, y, limits.maxDesktopSide());
        Rect area = new Rect(left, top, surfaces.side("targetWidth", width), surfaces.side("targetHeight", height));
        pending.show();
        surface.map(area);
        show(surface);
    }
}
