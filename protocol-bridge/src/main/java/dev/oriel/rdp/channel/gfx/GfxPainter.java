package dev.oriel.rdp.channel.gfx;

import dev.oriel.bridge.DesktopListener;
import dev.oriel.display.Rect;
import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Limits;
import java.util.HashSet;
import java.util.Set;

/**
 * Carries out what the host draws on the surfaces of a graphics pipeline, and notes it for the frame that is to be shown.
 *
 * <p>Before pixels are read that H.264 has drawn, they are fetched; before others are written, the video is told.
 */
final class GfxPainter {
    private final GfxSurfaces surfaces;
    private final GfxCache cache;
    private final PendingFrame pending;
    private final PipelineVideo video;
    private final BitmapDecoders decoders;
    private final DesktopListener listener;
    private final Set<Integer> codecsUsed = new HashSet<>();

    /** @param listener hears of each codec that the host begins to use */
    GfxPainter(
            GfxSurfaces surfaces,
            GfxCache cache,
            PendingFrame pending,
            PipelineVideo video,
            Limits limits,
            DesktopListener listener) {
        this.surfaces = surfaces;
        this.cache = cache;
        this.pending = pending;
        this.video = video;
        this.decoders = new BitmapDecoders(limits);
        this.listener = listener;
    }

    void draw(DrawPdu pdu) throws DecodeException {
        switch (pdu) {
            case DrawPdu.WireToSurface1 wire -> {
                GfxSurface surface = surfaces.target(wire.surfaceId());
                used(wire.codecId());
                switch (wire.codecId()) {
                    case GfxCodec.AVC_420, GfxCodec.AVC_444, GfxCodec.AVC_444_2 -> video.decode(wire, surface);
                    default -> bitmap(wire, surface);
                }
            }
            case DrawPdu.WireToSurface2 wire -> {
                GfxSurface surface = surfaces.target(wire.surfaceId());
                used(wire.codecId());
                decoders.decode(wire, surface, rect -> drawn(surface, rect));
            }
            case DrawPdu.SolidFill fill -> fill(fill);
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

    private void fill(DrawPdu.SolidFill pdu) throws DecodeException {
        GfxSurface surface = surfaces.target(pdu.surfaceId());
        int rgb = pdu.fillPixel() & 0xFFFFFF;
        for (GfxRect rect : pdu.fillRects()) {
            Rect inside = surface.inside("fillRects", rect);
            video.overdraw(surface, inside);
            surface.fill(inside, rgb);
            pending.filled(surface, inside, rgb);
        }
    }

    private void copy(DrawPdu.SurfaceToSurface pdu) throws DecodeException {
        GfxSurface source = surfaces.find(pdu.surfaceIdSrc());
        GfxSurface target = surfaces.target(pdu.surfaceIdDest());
        Rect from = source.inside("rectSrc", pdu.rectSrc());
        video.fetch(source, from);
        for (GfxPoint to : pdu.destPts()) {
            Rect rect = target.inside("destPts", new Rect(to.x(), to.y(), from.width(), from.height()));
            video.overdraw(target, rect);
            source.copyTo(from, target, to.x(), to.y());
            if (source == target) {
                pending.copied(source, from, to.x(), to.y(), surfaces.isAlone(source));
            } else {
                pending.painted(target, rect);
            }
        }
    }

    /** Puts a part of a surface aside. */
    void store(CachePdu.SurfaceToCache pdu) throws DecodeException {
        GfxSurface surface = surfaces.find(pdu.surfaceId());
        Rect rect = surface.inside("rectSrc", pdu.rectSrc());
        video.fetch(surface, rect);
        cache.store(pdu.cacheSlot(), pdu.cacheKey(), surface, rect);
    }

    /** Draws what was put aside. */
    void draw(CachePdu.CacheToSurface pdu) throws DecodeException {
        GfxSurface surface = surfaces.target(pdu.surfaceId());
        for (GfxPoint to : pdu.destPts()) {
            drawn(surface, cache.copyTo(pdu.cacheSlot(), surface, to));
        }
    }
}
