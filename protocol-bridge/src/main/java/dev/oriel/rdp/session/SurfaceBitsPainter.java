package dev.oriel.rdp.session;

import dev.oriel.display.Rect;
import dev.oriel.display.Surface;
import dev.oriel.rdp.codec.color.PixelFormat;
import dev.oriel.rdp.codec.color.RawDecoder;
import dev.oriel.rdp.codec.nscodec.NsCodecDecoder;
import dev.oriel.rdp.codec.rfx.RfxDecoder;
import dev.oriel.rdp.update.SurfaceCommand;
import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Limits;
import dev.oriel.rdp.wire.WireReader;
import java.util.function.Consumer;

/**
 * Paints the bitmaps of surface commands into a surface: [MS-RDPBCGR] 2.2.9.2.1.1 Extended Bitmap Data.
 *
 * <p>Confined to the connection's thread; the caller holds the surface's lock.
 */
final class SurfaceBitsPainter {
    private final Surface surface;
    private final BitmapPainter painter;
    private final RawDecoder raw;
    private final NsCodecDecoder nsCodec;
    private final RfxDecoder remoteFx;

    SurfaceBitsPainter(Surface surface, BitmapPainter painter, Limits limits) {
        this.surface = surface;
        this.painter = painter;
        this.raw = new RawDecoder(limits);
        this.nsCodec = new NsCodecDecoder(limits);
        this.remoteFx = new RfxDecoder(limits);
    }

    /** Whether bitmaps of this codec can be painted: those that were offered. */
    static boolean knows(int codecId) {
        return codecId == SurfaceCodecs.NONE || codecId == SurfaceCodecs.NSCODEC || codecId == SurfaceCodecs.REMOTEFX;
    }

    /** @param changed is told what has changed */
    void paint(SurfaceCommand.Bits bits, Consumer<Rect> changed) throws DecodeException {
        WireReader in = bits.data().reader();
        int width = bits.width();
        int height = bits.height();
        if (bits.codecId() == SurfaceCodecs.REMOTEFX) {
            remoteFx.decode(
                    in, surface.pixels(), surface.width(), surface.height(), bits.destLeft(), bits.destTop(), changed);
            return;
        }
        Rect place = Rect.ofEdges(bits.destLeft(), bits.destTop(), bits.destRight(), bits.destBottom());
        Rect visible;
        if (bits.codecId() == SurfaceCodecs.NSCODEC) {
            visible = painter.paint(
                    place,
                    width,
                    height,
                    (target, offset, stride) -> nsCodec.decode(in, width, height, target, offset, stride));
        } else {
            PixelFormat format = PixelFormat.ofBitsPerPixel(bits.bitsPerPixel());
            if (format == PixelFormat.INDEXED_8) {
                throw DecodeException.invalid("bpp", -1, bits.bitsPerPixel());
            }
            visible = painter.paint(
                    place,
                    width,
                    height,
                    (target, offset, stride) -> raw.decode(format, in, width, height, target, offset, stride));
        }
        if (!visible.isEmpty()) {
            changed.accept(visible);
        }
    }
}
