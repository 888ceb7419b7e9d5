package dev.oriel.rdp.codec.clear;

import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.WireReader;
import java.util.Arrays;

/**
 * The bands of ClearCodec, [MS-RDPEGFX] 2.2.4.1.1.2: rectangles as columns ("V-bars"). A column is known whole, or its
 * middle is ("short V-bar") and the band's background is above and below, or its middle is sent.
 */
final class ClearBands {
    private static final int VBARS = 32_768;
    private static final int SHORT_VBARS = 16_384;

    private final VBarCache vbars = new VBarCache(VBARS);
    private final VBarCache shortVbars = new VBarCache(SHORT_VBARS);

    void rewind() {
        vbars.rewind();
        shortVbars.rewind();
    }

    void decode(WireReader in, int width, int height, int[] target, int offset, int stride) throws DecodeException {
        while (in.hasRemaining()) {
            int at = in.position();
            in.require(11, "CLEARCODEC_BAND");
            int xStart = in.u16le();
            int xEnd = in.u16le();
            int yStart = in.u16le();
            int yEnd = in.u16le();
            int background = ClearKernel.bgr(in);
            if (xEnd < xStart || xEnd >= width) {
                throw DecodeException.invalid("xEnd", at + 2, xEnd);
            }
            if (yEnd < yStart || yEnd >= height) {
                throw DecodeException.invalid("yEnd", at + 6, yEnd);
            }
            int bandHeight = yEnd - yStart + 1;
            if (bandHeight > VBarCache.MAX_HEIGHT) {
                throw DecodeException.tooLarge("band height", at + 6, bandHeight, VBarCache.MAX_HEIGHT);
            }
            int top = offset + yStart * stride;
            for (int x = xStart; x <= xEnd; x++) {
                int index = column(in, bandHeight, background);
                paint(index, bandHeight, target, top + x, stride);
            }
        }
    }

    /**
     * CLEARCODEC_VBAR, [MS-RDPEGFX] 2.2.4.1.1.2.1.1.
     *
     * @return the column's place in the cache
     */
    private int column(WireReader in, int height, int background) throws DecodeException {
        int at = in.position();
        int header = in.u16le();
        if ((header & 0x8000) != 0) {
            return header & 0x7FFF;
        }
        int on;
        int shortIndex;
        if ((header & 0x4000) != 0) {
            shortIndex = header & 0x3FFF;
            on = in.u8();
        } else {
            on = header & 0xFF;
            int off = (header >> 8) & 0x3F;
            if (off < on || off > height) {
                throw DecodeException.invalid("shortVBarYOff", at, off);
            }
            shortIndex = readShort(in, off - on);
        }
        int count = shortVbars.height(shortIndex);
        if (on + count > height) {
            throw DecodeException.invalid("shortVBarYOn", at, on);
        }

        int index = vbars.next(height);
        int[] pixels = vbars.pixels();
        int start = vbars.start(index);
        Arrays.fill(pixels, start, start + on, background);
        if (count > 0) {
            // one that never was has no height, and its place may lie outside the array
            System.arraycopy(shortVbars.pixels(), shortVbars.start(shortIndex), pixels, start + on, count);
        }
        Arrays.fill(pixels, start + on + count, start + height, background);
        return index;
    }

    private int readShort(WireReader in, int count) throws DecodeException {
        in.require(3 * count, "shortVBarPixels");
        int index = shortVbars.next(count);
        int[] pixels = shortVbars.pixels();
        int start = shortVbars.start(index);
        for (int i = start; i < start + count; i++) {
            pixels[i] = ClearKernel.bgr(in);
        }
        return index;
    }

    /** Paints a column. One that never was, or that was lower, is black where it has nothing: hosts refer to such. */
    private void paint(int index, int height, int[] target, int to, int stride) {
        int known = Math.min(height, vbars.height(index));
        int[] pixels = vbars.pixels();
        int start = vbars.start(index);
        for (int y = 0; y < known; y++) {
            target[to] = pixels[start + y];
            to += stride;
        }
        for (int y = known; y < height; y++) {
            target[to] = 0;
            to += stride;
        }
    }
}
