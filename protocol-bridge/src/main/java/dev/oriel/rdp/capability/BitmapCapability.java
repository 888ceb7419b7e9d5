package dev.oriel.rdp.capability;

import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Range;
import dev.oriel.rdp.wire.WireReader;
import dev.oriel.rdp.wire.WireWriter;

/**
 * Desktop size, colour depth and how bitmaps may be sent: [MS-RDPBCGR] 2.2.7.1.2 TS_BITMAP_CAPABILITYSET.
 *
 * @param preferredBitsPerPixel colour depth of the session in bits a pixel
 * @param receive1BitPerPixel 1
 * @param receive4BitsPerPixel 1
 * @param receive8BitsPerPixel 1
 * @param desktopWidth in pixels
 * @param desktopHeight in pixels
 * @param desktopResizeFlag 1 where the desktop may change its size by deactivation and reactivation
 * @param bitmapCompressionFlag 1
 * @param highColorFlags 0, ignored
 * @param drawingFlags a combination of the constants
 * @param multipleRectangleSupport 1
 */
public record BitmapCapability(
        int preferredBitsPerPixel,
        int receive1BitPerPixel,
        int receive4BitsPerPixel,
        int receive8BitsPerPixel,
        int desktopWidth,
        int desktopHeight,
        int desktopResizeFlag,
        int bitmapCompressionFlag,
        int highColorFlags,
        int drawingFlags,
        int multipleRectangleSupport)
        implements CapabilitySet {
    static final int TYPE = 0x02;

    /** drawingFlags: planar bitmaps may lose colour. */
    public static final int DRAW_ALLOW_DYNAMIC_COLOR_FIDELITY = 0x2;

    /** drawingFlags: planar bitmaps may subsample chroma. */
    public static final int DRAW_ALLOW_COLOR_SUBSAMPLING = 0x4;

    /** drawingFlags: planar bitmaps may come without alpha. */
    public static final int DRAW_ALLOW_SKIP_ALPHA = 0x8;

    /** In bytes. */
    private static final int BODY_SIZE = 24;

    public BitmapCapability {
        Range.u16("preferredBitsPerPixel", preferredBitsPerPixel);
        Range.u16("receive1BitPerPixel", receive1BitPerPixel);
        Range.u16("receive4BitsPerPixel", receive4BitsPerPixel);
        Range.u16("receive8BitsPerPixel", receive8BitsPerPixel);
        Range.u16("desktopWidth", desktopWidth);
        Range.u16("desktopHeight", desktopHeight);
        Range.u16("desktopResizeFlag", desktopResizeFlag);
        Range.u16("bitmapCompressionFlag", bitmapCompressionFlag);
        Range.u8("highColorFlags", highColorFlags);
        Range.u8("drawingFlags", drawingFlags);
        Range.u16("multipleRectangleSupport", multipleRectangleSupport);
    }

    @Override
    public int type() {
        return TYPE;
    }

    @Override
    public int bodySize() {
        return BODY_SIZE;
    }

    @Override
    public void encodeBody(WireWriter out) {
        out.u16le(preferredBitsPerPixel);
        out.u16le(receive1BitPerPixel);
        out.u16le(receive4BitsPerPixel);
        out.u16le(receive8BitsPerPixel);
        out.u16le(desktopWidth);
        out.u16le(desktopHeight);
        out.zeros(2); // pad2octets
        out.u16le(desktopResizeFlag);
        out.u16le(bitmapCompressionFlag);
        out.u8(highColorFlags);
        out.u8(drawingFlags);
        out.u16le(multipleRectangleSupport);
        out.zeros(2); // pad2octetsB
    }

    static BitmapCapability decodeBody(WireReader in) throws DecodeException {
        in.require(BODY_SIZE, "BitmapCapability");
        int preferredBitsPerPixel = in.u16le();
        int receive1BitPerPixel = in.u16le();
        int receive4BitsPerPixel = in.u16le();
        int receive8BitsPerPixel = in.u16le();
        int desktopWidth = in.u16le();
        int desktopHeight = in.u16le();
        in.skip(2, "pad2octets");
        int desktopResizeFlag = in.u16le();
        int bitmapCompressionFlag = in.u16le();
        int highColorFlags = in.u8();
        int drawingFlags = in.u8();
        int multipleRectangleSupport = in.u16le();
        in.skip(2, "pad2octetsB");
        return new BitmapCapability(
                preferredBitsPerPixel,
                receive1BitPerPixel,
                receive4BitsPerPixel,
                receive8BitsPerPixel,
                desktopWidth,
                desktopHeight,
                desktopResizeFlag,
                bitmapCompressionFlag,
                highColorFlags,
                drawingFlags,
                multipleRectangleSupport);
    }
}
