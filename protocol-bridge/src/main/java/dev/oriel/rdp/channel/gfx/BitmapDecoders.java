package dev.oriel.rdp.channel.gfx;

import dev.oriel.display.Rect;
import dev.oriel.rdp.codec.clear.ClearDecoder;
import dev.oriel.rdp.codec.planar.PlanarDecoder;
import dev.oriel.rdp.codec.progressive.ProgressiveDecoder;
import dev.oriel.rdp.codec.rfx.RfxDecoder;
import dev.oriel.rdp.wire.Bytes;
import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Limits;
import dev.oriel.rdp.wire.WireReader;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The codecs of the graphics pipeline, each made when it is first needed. Their state outlives
 * RDPGFX_RESET_GRAPHICS_PDU.
 */
final class BitmapDecoders {
    private static final int ALPHA_SIGNATURE = 0x414C;

    private final Limits limits;
    private final PlanarDecoder planar;
    private @Nullable RfxDecoder remoteFx;
    private @Nullable ClearDecoder clear;
    private @Nullable ProgressiveDecoder progressive;

    BitmapDecoders(Limits limits) {
        this.limits = limits;
        this.planar = new PlanarDecoder(limits);
    }

    /** Decodes the bitmap of a {@link DrawPdu.WireToSurface1}. */
    void decode(DrawPdu.WireToSurface1 pdu, GfxSurface surface, Consumer<Rect> painted) throws DecodeException {
        GfxPixelFormat.check(pdu.pixelFormat());
        Rect rect = surface.inside("destRect", pdu.destRect());
        if (rect.isEmpty()) {
            return;
        }
        WireReader in = pdu.bitmapData().reader();
        int[] pixels = surface.pixels();
        int stride = surface.stride();
        int at = rect.y() * stride + rect.x();
        switch (pdu.codecId()) {
            case GfxCodec.UNCOMPRESSED -> uncompressed(pdu.bitmapData(), rect, pixels, at, stride);
            case GfxCodec.REMOTE_FX ->
                remoteFx().decode(in, pixels, stride, surface.rows(), rect.x(), rect.y(), painted);
            case GfxCodec.CLEAR_CODEC -> clear().decode(in, rect.width(), rect.height(), pixels, at, stride);
            case GfxCodec.PLANAR -> planar.decode(in, rect.width(), rect.height(), pixels, at, stride);
            case GfxCodec.ALPHA -> checkAlpha(in, rect.area());
            default -> throw unsupported(pdu.codecId());
        }
        if (pdu.codecId() != GfxCodec.REMOTE_FX && pdu.codecId() != GfxCodec.ALPHA) {
            painted.accept(rect);
        }
    }

    /** Decodes the bitmap of a {@link DrawPdu.WireToSurface2}. */
    void decode(DrawPdu.WireToSurface2 pdu, GfxSurface surface, Consumer<Rect> painted) throws DecodeException {
        GfxPixelFormat.check(pdu.pixelFormat());
        if (pdu.codecId() != GfxCodec.PROGRESSIVE) {
            throw unsupported(pdu.codecId());
        }
        progressive()
                .decode(
                        pdu.bitmapData().reader(),
                        surface.progressive(),
                        surface.pixels(),
                        surface.stride(),
                        surface.rows(),
                        painted);
    }

    /** Every codec that we do not decode needs a capability that we do not offer. */
    private static DecodeException unsupported(int codecId) {
        return new DecodeException(
                DecodeException.Kind.UNSUPPORTED, "codecId", -1, "codec " + codecId + " was not offered");
    }

    private static void uncompressed(Bytes data, Rect rect, int[] pixels, int at, int stride) throws DecodeException {
        WireReader in = data.reader();
        if (in.remaining() < 4 * rect.area()) {
            in.require(in.remaining() + 1, "bitmapData");
        }
        for (int y = 0; y < rect.height(); y++) {
            for (int x = 0; x < rect.width(); x++) {
                pixels[at + x] = in.i32le() & 0xFFFFFF;
            }
            at += stride;
        }
    }

    /**
     * [MS-RDPEGFX] 2.2.4.3 ALPHACODEC_BITMAP_STREAM: transparency, which the output has none of. Only its form is
     * checked.
     */
    private static void checkAlpha(WireReader in, long area) throws DecodeException {
        in.require(4, "ALPHACODEC_BITMAP_STREAM");
        int signature = in.u16le();
        if (signature != ALPHA_SIGNATURE) {
            throw DecodeException.invalid("alphaSig", 0, signature);
        }
        if (in.u16le() == 0 && in.remaining() < area) {
            in.require(in.remaining() + 1, "alphaData");
        }
    }

    private RfxDecoder remoteFx() {
        RfxDecoder decoder = remoteFx;
        if (decoder == null) {
            decoder = new RfxDecoder(limits);
            remoteFx = decoder;
        }
        return decoder;
    }

    private ClearDecoder clear() {
        ClearDecoder decoder = clear;
        if (decoder == null) {
            decoder = new ClearDecoder(limits);
            clear = decoder;
        }
        return decoder;
    }

    private ProgressiveDecoder progressive() {
        ProgressiveDecoder decoder = progressive;
        if (decoder == null) {
            decoder = new ProgressiveDecoder(limits);
            progressive = decoder;
        }
        return decoder;
    }
}
