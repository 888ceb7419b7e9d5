package dev.oriel.rdp.channel.gfx;

import dev.oriel.display.Rect;
import dev.oriel.display.Region;
import dev.oriel.display.VideoFrame.View;
import dev.oriel.rdp.codec.avc.NalUnits;
import dev.oriel.rdp.codec.avc.VideoDecoder;
import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Limits;
import dev.oriel.rdp.wire.WireReader;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What of the graphics pipeline is H.264: passed on as the host made it, and decoded where the pixels are wanted here.
 *
 * <p>Guarded by the lock of its {@link GraphicsPipeline}.
 */
final class PipelineVideo {
    private static final Logger log = LoggerFactory.getLogger(PipelineVideo.class);

    private final Optional<VideoDecoder.Factory> decoders;
    private final Limits limits;
    private final PendingFrame pending;
    private int begun;
    private boolean decoding;

    /** @param decoders empty where H.264 was not offered */
    PipelineVideo(Optional<VideoDecoder.Factory> decoders, Limits limits, PendingFrame pending) {
        this.decoders = decoders;
        this.limits = limits;
        this.pending = pending;
    }

    /** Whether the surfaces are to have the pixels, from now on. */
    void decode(boolean on, Collection<GfxSurface> surfaces) {
        decoding = on;
        if (on) {
            surfaces.forEach(this::catchUp);
        }
    }

    void decode(DrawPdu.WireToSurface1 wire, GfxSurface surface) throws DecodeException {
        if (decoders.isEmpty()) {
            throw new DecodeException(
                    DecodeException.Kind.UNSUPPORTED, "codecId", -1, "codec " + wire.codecId() + " was not offered");
        }
        if (surface.video() == null) {
            surface.beginVideo(new VideoStream(decoders.get(), limits), begun++ & 0xFFFF);
        }
        WireReader in = wire.bitmapData().reader();
        if (wire.codecId() == GfxCodec.AVC_420) {
            decode(Avc420Stream.decode(in), View.PICTURE, surface);
            return;
        }
        View chroma = wire.codecId() == GfxCodec.AVC_444 ? View.CHROMA : View.CHROMA_V2;
        switch (Avc444Stream.decode(in)) {
            case Avc444Stream.Both both -> {
                decode(both.luma(), View.PICTURE, surface);
                decode(both.chroma(), chroma, surface);
            }
            case Avc444Stream.Luma alone -> decode(alone.luma(), View.PICTURE, surface);
            case Avc444Stream.Chroma alone -> decode(alone.chroma(), chroma, surface);
        }
    }

    private void decode(Avc420Stream unit, View view, GfxSurface surface) throws DecodeException {
        VideoStream stream = surface.video();
        if (stream == null) {
            throw new IllegalStateException("surface " + surface.id() + " has no video");
        }
        Region rects = new Region();
        for (AvcRegion region : unit.regions()) {
            if (rects.rects().size() > VideoStream.MAX_RECTS) {
                rects.coalesce(); // some hosts name each block of 64×64
            }
            rects.add(surface.inside("regionRects", region.rect()));
        }
        rects.coalesce();
        boolean key = view == View.PICTURE && NalUnits.isKey(unit.h264());
        if (!pending.canPass(surface)) {
            surface.pass(false); // viewers miss this unit, and so all up to the next key frame
        } else if (key) {
            surface.pass(true);
            log.debug("a key frame of {} bytes for surface {}", unit.h264().length(), surface.id());
        }
        byte[] data = unit.h264().toArray();
        List<Rect> parts = List.copyOf(rects.rects());
        boolean wanted = decoding || !surface.isPassing() || pending.missesMuch();
        Region painted = stream.add(view, key, data, parts, surface, wanted);
        pending.decoded(surface, painted);
        if (surface.isPassing()) {
            pending.video(surface, view, key, data, parts);
        } else {
            parts.forEach(rect -> pending.painted(surface, rect));
        }
    }

    /** Sees to it that the surface has the pixels of {@code rect}. */
    void fetch(GfxSurface surface, Rect rect) {
        if (surface.lacks(rect)) {
            catchUp(surface);
        }
    }

    void catchUp(GfxSurface surface) {
        VideoStream stream = surface.video();
        if (stream != null) {
            pending.decoded(surface, stream.catchUp(surface));
        }
    }

    /** {@code rect} is about to be drawn by something else, which has its pixels from then on. */
    void overdraw(GfxSurface surface, Rect rect) {
        VideoStream stream = surface.video();
        if (stream != null && stream.overdraw(rect)) {
            catchUp(surface);
        }
    }
}
