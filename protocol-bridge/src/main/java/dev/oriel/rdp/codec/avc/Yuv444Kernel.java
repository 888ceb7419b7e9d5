package dev.oriel.rdp.codec.avc;

import dev.oriel.display.Rect;

/**
 * Pixels from two pictures in 4:2:0 that together have a colour for each pixel.
 *
 * <p>The first picture has luma, and for each square of four pixels the mean of their colours; the second has the colours
 * of three of the four. The fourth, at even column and row, follows from the mean. Where it would be near the mean, the
 * mean is better: the difference is what compression has added three times over.
 */
final class Yuv444Kernel {
    private static final int MIN_CORRECTION = 30;

    private Yuv444Kernel() {}

    /**
     * [MS-RDPEGFX] 3.3.8.3.2: of each 16 rows of the second picture's luma, the first 8 are U of the odd rows and the last
     * 8 are V of the odd rows; its own U and V are those of the odd columns in even rows.
     */
    static void paint(YuvPicture luma, YuvPicture chroma, Rect rect, int[] pixels, int stride) {
        for (int y = rect.y(); y < rect.bottom(); y++) {
            int row = y & ~1;
            int oddU = ((row >> 4 << 4) + (row >> 1 & 7)) * chroma.lumaStride;
            int oddV = oddU + 8 * chroma.lumaStride;
            int even = (y >> 1) * chroma.chromaStride;
            int mean = (y >> 1) * luma.chromaStride;
            for (int x = rect.x(); x < rect.right(); x++) {
                int column = x & ~1;
                int u;
                int v;
                if ((y & 1) == 1) {
                    u = chroma.y[oddU + x] & 0xFF;
                    v = chroma.y[oddV + x] & 0xFF;
                } else if ((x & 1) == 1) {
                    u = chroma.u[even + (x >> 1)] & 0xFF;
                    v = chroma.v[even + (x >> 1)] & 0xFF;
                } else {
                    u = fourth(
                            luma.u[mean + (x >> 1)],
                            chroma.u[even + (x >> 1)],
                            chroma.y[oddU + column],
                            chroma.y[oddU + column + 1]);
                    v = fourth(
                            luma.v[mean + (x >> 1)],
                            chroma.v[even + (x >> 1)],
                            chroma.y[oddV + column],
                            chroma.y[oddV + column + 1]);
                }
                pixels[y * stride + x] = YuvKernel.rgb(luma.y[y * luma.lumaStride + x] & 0xFF, u, v);
            }
        }
    }

    /**
     * [MS-RDPEGFX] 3.3.8.3.3: the second picture's luma has U of the odd columns in its left half and V in its right half;
     * its U and V have, likewise in halves, the colours in odd rows of each fourth column, and of each fourth but two.
     */
    static void paintV2(YuvPicture luma, YuvPicture chroma, Rect rect, int[] pixels, int stride) {
        int half = chroma.visibleWidth / 2;
        int quarter = chroma.visibleWidth / 4;
        for (int y = rect.y(); y < rect.bottom(); y++) {
            int odd = y * chroma.lumaStride;
            int oddBelow = (y | 1) * chroma.lumaStride;
            int rows = (y >> 1) * chroma.chromaStride;
            int mean = (y >> 1) * luma.chromaStride;
            for (int x = rect.x(); x < rect.right(); x++) {
                int at = rows + (x >> 2);
                byte[] below = (x & 2) == 0 ? chroma.u : chroma.v;
                int u;
                int v;
                if ((x & 1) == 1) {
                    u = chroma.y[odd + (x >> 1)] & 0xFF;
                    v = chroma.y[odd + half + (x >> 1)] & 0xFF;
                } else if ((y & 1) == 1) {
                    u = below[at] & 0xFF;
                    v = below[at + quarter] & 0xFF;
                } else {
                    u = fourth(
                            luma.u[mean + (x >> 1)],
                            chroma.y[odd + (x >> 1)],
                            below[at],
                            chroma.y[oddBelow + (x >> 1)]);
                    v = fourth(
                            luma.v[mean + (x >> 1)],
                            chroma.y[odd + half + (x >> 1)],
                            below[at + quarter],
                            chroma.y[oddBelow + half + (x >> 1)]);
                }
                pixels[y * stride + x] = YuvKernel.rgb(luma.y[y * luma.lumaStride + x] & 0xFF, u, v);
            }
        }
    }

    /** The colour of which {@code mean} is the mean with three others. */
    private static int fourth(byte mean, byte right, byte below, byte both) {
        int average = mean & 0xFF;
        int exact = 4 * average - (right & 0xFF) - (below & 0xFF) - (both & 0xFF);
        return Math.abs(exact - average) < MIN_CORRECTION ? average : Math.clamp(exact, 0, 255);
    }
}
