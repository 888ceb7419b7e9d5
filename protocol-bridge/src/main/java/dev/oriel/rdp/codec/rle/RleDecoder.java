package dev.oriel.rdp.codec.rle;

import dev.oriel.rdp.codec.color.PixelArea;
import dev.oriel.rdp.codec.color.PixelFormat;
import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Limits;
import dev.oriel.rdp.wire.WireReader;

/**
 * Interleaved RLE: [MS-RDPBCGR] 2.2.9.1.1.3.1.2.4 RLE_BITMAP_STREAM.
 *
 * <p>Holds a scratch of the largest bitmap decoded so far, because runs cross the ends of rows; nothing else is kept
 * from one bitmap to the next. Confined to one thread.
 */
public final class RleDecoder {
    private final Limits limits;
    private int[] scratch = new int[64 * 64];

    public RleDecoder(Limits limits) {
        this.limits = limits;
    }

    /**
     * Decodes a bitmap. The stream must fill it; what comes after is ignored.
     *
     * @param format any but {@link PixelFormat#BGRX_32}
     * @param target where to, see {@link PixelArea}; indexes for {@link PixelFormat#INDEXED_8}, else {@code 0x00RRGGBB}.
     *     Left alone where the stream is faulty
     */
    public void decode(PixelFormat format, WireReader in, int width, int height, int[] target, int offset, int stride)
            throws DecodeException {
        if (format == PixelFormat.BGRX_32) {
            throw DecodeException.invalid("bitsPerPixel", -1, format.bitsPerPixel());
        }
        PixelArea.checkSize(width, height, limits);
        PixelArea.checkTarget(target, offset, stride, width, height);
        int count = width * height; // cannot wrap: the area is limited
        if (count > scratch.length) {
            scratch = new int[count];
        }
        int from = in.arrayPosition();
        int end = from + in.remaining();
        RleKernel.decode(format, in.array(), from, end, scratch, width, count);
        in.skip(in.remaining(), "bitmapDataStream");
        for (int y = 0; y < height; y++) {
            System.arraycopy(scratch, y * width, target, offset + y * stride, width);
        }
    }
}
