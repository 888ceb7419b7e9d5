package dev.oriel.rdp.codec.color;

import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Limits;
import dev.oriel.rdp.wire.WireReader;

/**
 * Uncompressed bitmaps: [MS-RDPBCGR] 2.2.9.1.1.3.1.2.2 bitmapDataStream without BITMAP_COMPRESSION. Each row is padded
 * to a multiple of four bytes.
 */
public final class RawDecoder {
    private static final int ROW_ALIGNMENT = 4;

    private final Limits limits;

    public RawDecoder(Limits limits) {
        this.limits = limits;
    }

    /**
     * Decodes a bitmap; bytes after its last row are ignored.
     *
     * @param target where to, see {@link PixelArea}; indexes for {@link PixelFormat#INDEXED_8}, else {@code 0x00RRGGBB}
     */
    public void decode(PixelFormat format, WireReader in, int width, int height, int[] target, int offset, int stride)
            throws DecodeException {
        PixelArea.checkSize(width, height, limits);
        PixelArea.checkTarget(target, offset, stride, width, height);
        int rowLength = rowLength(format, width);
        // cannot wrap: at most 8192 pixels of 4 bytes a row, and the area is limited
        in.require(rowLength * (height - 1) + width * format.bytesPerPixel(), "bitmapDataStream");
        for (int y = 0; y < height; y++) {
            int from = in.arrayPosition() + y * rowLength;
            RawKernel.row(format, in.array(), from, target, offset + y * stride, width);
        }
        in.skip(Math.min(in.remaining(), rowLength * height), "bitmapDataStream");
    }

    /** Length of a row in bytes, padding included. */
    static int rowLength(PixelFormat format, int width) {
        return (width * format.bytesPerPixel() + ROW_ALIGNMENT - 1) & -ROW_ALIGNMENT;
    }
}
