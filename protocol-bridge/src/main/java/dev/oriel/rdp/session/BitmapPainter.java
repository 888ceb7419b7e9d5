package dev.oriel.rdp.session;

import dev.oriel.display.Rect;
import dev.oriel.display.Surface;
import dev.oriel.rdp.codec.color.ColorPalette;
import dev.oriel.rdp.codec.color.PixelFormat;
import dev.oriel.rdp.codec.color.RawDecoder;
import dev.oriel.rdp.codec.planar.PlanarDecoder;
import dev.oriel.rdp.codec.rle.RleDecoder;
import dev.oriel.rdp.update.BitmapData;
import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Limits;
import dev.oriel.rdp.wire.WireReader;

/**
 * Paints bitmaps into a surface: [MS-RDPBCGR] 3.2.5.9.2 and 2.2.9.1.1.3.1.2.2. A bitmap that lies wholly inside is decoded
 * into the surface's own rows; one that is padded or cut off goes through a scratch. In steady state no pixels are
 * allocated.
 *
 * <p>Confined to the connection's thread; the caller holds the surface's lock.
 */
final class BitmapPainter {
    /**
     * How far the area of a bitmap may exceed the desktop's, in pixels of each side: hosts send whole tiles at its edges.
     * The bound keeps scratch memory in proportion to what the session has anyway. A single side may be longer: a host
     * that is about to resize the desktop may already draw at its new size.
     */
    private static final int MAX_OVERHANG = 64;

    private final Surface surface;
    private final Limits limits;
    private final RawDecoder raw;
    private final RleDecoder rle;
    private final PlanarDecoder planar;
    private int[] scratch = new int[0];

    BitmapPainter(Surface surface, Limits limits) {
        this.surface = surface;
        this.limits = limits;
        this.raw = new RawDecoder(limits);
        this.rle = new RleDecoder(limits);
        this.planar = new PlanarDecoder(limits);
    }

    /** Decodes the rows of a bitmap, the first one to {@code offset}. */
    @FunctionalInterface
    interface Rows {
        void decode(int[] target, int offset, int stride) throws DecodeException;
    }

    /**
     * Paints one bitmap.
     *
     * @return what has changed; may be empty
     */
    Rect paint(BitmapData bitmap, ColorPalette palette) throws DecodeException {
        Rect place = Rect.ofEdges(bitmap.destLeft(), bitmap.destTop(), bitmap.destRight() + 1, bitmap.destBottom() + 1);
        PixelFormat format = PixelFormat.ofBitsPerPixel(bitmap.bitsPerPixel());
        Rect visible = paint(
                place,
                bitmap.width(),
                bitmap.height(),
                (target, offset, stride) -> decode(bitmap, format, target, offset, stride));
        if (format == PixelFormat.INDEXED_8) {
            for (int y = visible.y(); y < visible.bottom(); y++) {
                palette.apply(surface.pixels(), y * surface.width() + visible.x(), visible.width());
            }
        }
        return visible;
    }

    /**
     * Paints a bitmap whose rows come from the bottom up.
     *
     * @return what has changed; may be empty
     */
    Rect paint(Rect place, int bitmapWidth, int bitmapHeight, Rows rows) throws DecodeException {
        int width = Limits.check("width", -1, bitmapWidth, limits.maxDesktopSide());
        int height = Limits.check("height", -1, bitmapHeight, limits.maxDesktopSide());
        int largest = (surface.width() + MAX_OVERHANG) * (surface.height() + MAX_OVERHANG);
        Limits.check("bitmap area", -1, (long) width * height, largest);
        // a bitmap may be wider than its place, for padding; its top left corner is that of its place
        Rect visible =
                place.intersect(new Rect(place.x(), place.y(), width, height)).intersect(surface.bounds());
        if (visible.isEmpty()) {
            return visible;
        }
        int stride = surface.width();
        if (visible.width() == width && visible.height() == height) {
            int lastRow = (visible.bottom() - 1) * stride + visible.x();
            rows.decode(surface.pixels(), lastRow, -stride);
        } else {
            if (scratch.length < width * height) {
                scratch = new int[width * height];
            }
            rows.decode(scratch, (height - 1) * width, -width);
            for (int y = 0; y < visible.height(); y++) {
                System.arraycopy(
                        scratch,
                        y * width,
                        surface.pixels(),
                        (visible.y() + y) * stride + visible.x(),
                        visible.width());
            }
        }
        return visible;
    }

    private void decode(BitmapData bitmap, PixelFormat format, int[] target, int offset, int stride)
            throws DecodeException {
        WireReader in = bitmap.data().reader();
        int width = bitmap.width();
        int height = bitmap.height();
        if (!bitmap.isCompressed()) {
            raw.decode(format, in, width, height, target, offset, stride);
        } else if (format == PixelFormat.BGRX_32) {
            planar.decode(in, width, height, target, offset, stride);
        } else {
            rle.decode(format, in, width, height, target, offset, stride);
        }
    }
}
