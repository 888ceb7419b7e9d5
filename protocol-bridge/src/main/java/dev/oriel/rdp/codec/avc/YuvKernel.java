package dev.oriel.rdp.codec.avc;

/**
 * Pixels from YUV, [MS-RDPEGFX] 3.3.8.3.1: ITU-R BT.709 at full range, in 16 bits of fraction.
 *
 * <p>Callers have checked that the rectangle lies inside the pictures and the target.
 */
final class YuvKernel {
    private static final int RED_V = 103_206; // 1.5748
    private static final int GREEN_U = 12_276; // 0.1873
    private static final int GREEN_V = 30_679; // 0.4681
    private static final int BLUE_U = 121_609; // 1.8556
    private static final int HALF = 1 << 15;

    private YuvKernel() {}

    /** A pixel 0x00RRGGBB. */
    static int rgb(int y, int u, int v) {
        int luma = (y << 16) + HALF;
        int red = (luma + RED_V * (v - 128)) >> 16;
        int green = (luma - GREEN_U * (u - 128) - GREEN_V * (v - 128)) >> 16;
        int blue = (luma + BLUE_U * (u - 128)) >> 16;
        return clamp(red) << 16 | clamp(green) << 8 | clamp(blue);
    }

    private static int clamp(int value) {
        return Math.max(0, Math.min(255, value));
    }

    /** Paints a part of a picture in 4:2:0: each colour is that of four pixels. */
    static void paint(YuvPicture from, int left, int top, int right, int bottom, int[] pixels, int stride) {
        for (int row = top; row < bottom; row++) {
            int luma = row * from.lumaStride;
            int chroma = (row >> 1) * from.chromaStride;
            int to = row * stride;
            for (int x = left; x < right; x++) {
                int u = from.u[chroma + (x >> 1)] & 0xFF;
                int v = from.v[chroma + (x >> 1)] & 0xFF;
                pixels[to + x] = rgb(from.y[luma + x] & 0xFF, u, v);
            }
        }
    }
}
