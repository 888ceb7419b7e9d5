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
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
 * <p>INVARIANT: memory is bounded by {@link Limits#maxDesktopArea} for the surfaces together (twice that, as a resized
 * desktop exists twice for a moment), by {@link GfxCache#MAX_BYTES} for the cache, and by each codec's own bounds.
 *
 * <p>Messages come from the thread of its connection; {@link #decodeVideo} may be called by any other, but not by one that
 * holds the output's lock. Everything is guarded by {@link #lock}, which is taken before that of the output.
 */
public final class GraphicsPipeline implements DynamicChannel.Receiver {
    private static final Logger log = LoggerFactory.getLogger(GraphicsPipeline.class);

    /** Name of the dynamic channel. */
    public static final String CHANNEL = "Microsoft::Windows::RDS::Graphics";

    private static final int MAX_SURFACES = 256;

    private final ReentrantLock lock = new ReentrantLock();
    private final Limits limits;
    private final Surface output;
    private final DesktopListener listener;
    private final Consumer<Bytes> send;
    private final IntSupplier queueDepth;

    private final ZgfxDecoder zgfx;
    private final BitmapDecoders decoders;
    private final Map<Integer, GfxSurface> surfaces = new LinkedHashMap<>();
    private final GfxCache cache;
    private final PendingFrame pending;
    private final PipelineVideo video;
    private final Set<Integer> codecsUsed = new HashSet<>();
    private final List<GfxCapability> offered;
    private long surfaceArea;
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
        this.zgfx = ZgfxDecoder.rdp8(limits);
        this.decoders = new BitmapDecoders(limits);
        this.pending = new PendingFrame(output, listener);
        this.video = new PipelineVideo(videoDecoders, limits, pending);
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

    /** Messages of no known kind so far. */
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
            video.decode(on, surfaces.values());
        } finally {
            lock.unlock();
        }
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
            surfaces.values().forEach(GfxSurface::closeVideo);
            surfaces.clear();
            surfaceArea = 0;
        } finally {
            lock.unlock();
        }
    }

    private void process(GfxPdu pdu) throws DecodeException {
        if (!confirmed && !(pdu instanceof CapsPdu.CapsConfirm)) {
            throw DecodeException.unexpected("cmdId", 0, pdu.cmdId() + " before the capabilities are confirmed");
        }
        switch (pdu) {
            case DrawPdu draw -> draw(draw);
            case SurfacePdu surface -> surface(surface);
            case CachePdu cached -> cache(cached);
            case FramePdu frame -> frame(frame);
            case CapsPdu caps -> caps(caps);
            case GfxPdu.Unknown unknown -> ignored++;
        }
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

    private void draw(DrawPdu pdu) throws DecodeException {
        switch (pdu) {
            case DrawPdu.WireToSurface1 wire -> {
                GfxSurface surface = target(wire.surfaceId());
                used(wire.codecId());
                switch (wire.codecId()) {
                    case GfxCodec.AVC_420, GfxCodec.AVC_444, GfxCodec.AVC_444_2 -> video.decode(wire, surface);
                    default -> bitmap(wire, surface);
                }
            }
            case DrawPdu.WireToSurface2 wire -> {
                GfxSurface surface = target(wire.surfaceId());
                used(wire.codecId());
                decoders.decode(wire, surface, rect -> drawn(surface, rect));
            }
            case DrawPdu.SolidFill fill -> {
                GfxSurface surface = target(fill.surfaceId());
                int rgb = fill.fillPixel() & 0xFFFFFF;
                for (GfxRect rect : fill.fillRects()) {
                    Rect inside = surface.inside("fillRects", rect);
                    video.overdraw(surface, inside);
                    surface.fill(inside, rgb);
                    pending.filled(surface, inside, rgb);
                }
            }
            case DrawPdu.SurfaceToSurface copy -> copy(copy);
        }
    }

    private void used(int codecId) {
        if (codecsUsed.add(codecId)) {
            listener.drawsWith("graphics pipeline: " + GfxCodec.nameOf(codecId));
        }
    }

    /** What a codec of bitmaps draws: some leave pixels as they were, so those must be there. */
    private void bitmap(DrawPdu.WireToSurface1 wire, GfxSurface surface) throws DecodeException {
        if (wire.codecId() == GfxCodec.CLEAR_CODEC) {
            video.fetch(surface, surface.inside("destRect", wire.destRect()));
        }
        decoders.decode(wire, surface, rect -> drawn(surface, rect));
    }

    private void drawn(GfxSurface surface, Rect rect) {
        video.overdraw(surface, rect);
        pending.painted(surface, rect);
    }

    private void copy(DrawPdu.SurfaceToSurface pdu) throws DecodeException {
        GfxSurface source = find(pdu.surfaceIdSrc());
        GfxSurface target = target(pdu.surfaceIdDest());
        Rect from = source.inside("rectSrc", pdu.rectSrc());
        video.fetch(source, from);
        for (GfxPoint to : pdu.destPts()) {
            Rect rect = target.inside("destPts", new Rect(to.x(), to.y(), from.width(), from.height()));
            video.overdraw(target, rect);
            source.copyTo(from, target, to.x(), to.y());
            if (source == target) {
                pending.copied(source, from, to.x(), to.y(), isAlone(source));
            } else {
                pending.painted(target, rect);
            }
        }
    }

    private boolean isAlone(GfxSurface surface) {
        return surfaces.values().stream().allMatch(other -> other == surface || other.mapping() == null);
    }

    private void cache(CachePdu pdu) throws DecodeException {
        switch (pdu) {
            case CachePdu.SurfaceToCache store -> {
                GfxSurface surface = find(store.surfaceId());
                Rect rect = surface.inside("rectSrc", store.rectSrc());
                video.fetch(surface, rect);
                cache.store(store.cacheSlot(), store.cacheKey(), surface, rect);
            }
            case CachePdu.CacheToSurface copy -> {
                GfxSurface surface = target(copy.surfaceId());
                for (GfxPoint to : copy.destPts()) {
                    drawn(surface, cache.copyTo(copy.cacheSlot(), surface, to));
                }
            }
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
                send.accept(new FramePdu.FrameAcknowledge(queueDepth.getAsInt(), end.frameId(), total).toBytes());
            }
            case FramePdu.FrameAcknowledge acknowledge -> throw notForClients(acknowledge);
            case FramePdu.QoeFrameAcknowledge acknowledge -> throw notForClients(acknowledge);
        }
    }

    private void surface(SurfacePdu pdu) throws DecodeException {
        switch (pdu) {
            case SurfacePdu.CreateSurface create -> create(create);
            case SurfacePdu.DeleteSurface delete -> {
                GfxSurface surface = find(delete.surfaceId());
                pending.show();
                surfaces.remove(delete.surfaceId());
                surface.closeVideo();
                surfaceArea -= surface.area();
            }
            case SurfacePdu.DeleteEncodingContext delete ->
                find(delete.surfaceId()).dropProgressive();
            case SurfacePdu.ResetGraphics reset -> reset(reset);
            case SurfacePdu.MapSurfaceToOutput map -> {
                Rect size = find(map.surfaceId()).visible();
                map(map.surfaceId(), map.outputOriginX(), map.outputOriginY(), size.width(), size.height());
            }
            case SurfacePdu.MapSurfaceToScaledOutput map ->
                map(map.surfaceId(), map.outputOriginX(), map.outputOriginY(), map.targetWidth(), map.targetHeight());
            // windows of remote applications: none are shown, so neither are these
            case SurfacePdu.MapSurfaceToWindow map -> find(map.surfaceId()).unmap();
            case SurfacePdu.MapSurfaceToScaledWindow map ->
                find(map.surfaceId()).unmap();
        }
    }

    private void create(SurfacePdu.CreateSurface pdu) throws DecodeException {
        GfxPixelFormat.check(pdu.pixelFormat());
        if (surfaces.containsKey(pdu.surfaceId())) {
            throw DecodeException.unexpected("surfaceId", 0, "second surface " + pdu.surfaceId());
        }
        Limits.check("number of surfaces", -1, surfaces.size() + 1L, MAX_SURFACES);
        int width = side("width", pdu.width());
        int height = side("height", pdu.height());
        long area = surfaceArea + GfxSurface.area(width, height);
        Limits.check("area of surfaces", -1, area, Math.multiplyExact(2, limits.maxDesktopArea()));
        surfaces.put(pdu.surfaceId(), new GfxSurface(pdu.surfaceId(), width, height));
        surfaceArea = area;
    }

    private int side(String field, long value) throws DecodeException {
        if (value == 0) {
            throw DecodeException.invalid(field, -1, value);
        }
        return Limits.check(field, -1, value, limits.maxDesktopSide());
    }

    /** The output has a new size. Old content stays until the host has drawn: better than black. */
    private void reset(SurfacePdu.ResetGraphics pdu) throws DecodeException {
        int width = side("width", pdu.width());
        int height = side("height", pdu.height());
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
        surfaces.values().forEach(this::show);
    }

    /** All of a surface, unless there is nothing on it: what the output shows then is better than black. */
    private void show(GfxSurface surface) {
        if (!surface.isBlank()) {
            video.catchUp(surface);
            pending.painted(surface, surface.visible());
        }
    }

    private void map(int surfaceId, long x, long y, long width, long height) throws DecodeException {
        GfxSurface surface = find(surfaceId);
        int left = Limits.check("outputOriginX", -1, x, limits.maxDesktopSide());
        int top = Limits.check("outputOriginY", -1, y, limits.maxDesktopSide());
        Rect area = new Rect(left, top, side("targetWidth", width), side("targetHeight", height));
        pending.show();
        surface.map(area);
        show(surface);
    }

    /** A surface that is about to be drawn on. */
    private GfxSurface target(int id) throws DecodeException {
        GfxSurface surface = find(id);
        surface.drawn();
        return surface;
    }

    private GfxSurface find(int id) throws DecodeException {
        GfxSurface surface = surfaces.get(id);
        if (surface == null) {
            throw DecodeException.unexpected("surfaceId", -1, "reference to no surface " + id);
        }
        return surface;
    }
}
