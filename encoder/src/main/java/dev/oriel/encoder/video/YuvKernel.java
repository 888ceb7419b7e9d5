package dev.oriel.encoder.video;

/**
 * YUV 4:2:0 from pixels, in ITU-R BT.709 at full range and 16 bits of fraction: the inverse of [MS-RDPEGFX] 3.3.8.3.1, so that
 * browsers show a host's videos and ours alike.
 *
 * <p>Callers have checked that the rectangle lies inside the pixels, and that the planes hold it. The loop of luma is one
 * that the compiler vectorizes.
 */
final class YuvKernel {
    private static final int LUMA_RED = 13_933; // 0.2126
    private static final int LUMA_GREEN = 46_871; // 0.7152
    private static final int LUMA_BLUE = 4_732; // 0.0722

    // (B - Y) / 1.8556 and (R - Y) / 1.5748, each of weights whose sum is 0
    private static final int U_RED = -7_508;
    private static final int U_GREEN = -25_260;
    private static final int U_BLUE = 32_768;
    private static final int V_RED = 32_768;
    private static final int V_GREEN = -29_763;
    private static final int V_BLUE = -3_005;

    private static final int HALF = 1 << 15;
    /** 128 and a half, for sums of four pixels. */
    private static final int MIDDLE_OF_FOUR = (128 << 18) + (1 << 17);

    private YuvKernel() {}

    /** Writes {@code height} rows of {@code width} bytes. */
    static void luma(int[] pixels, int offset, int stride, int width, int height, byte[] y) {
        for (int row = 0; row < height; row++) {
            lumaRow(pixels, offset + row * stride, y, row * width, width);
        }
    }

    private static void lumaRow(int[] pixels, int from, byte[] y, int to, int width) {
        for (int x = 0; x < width; x++) {
            int pixel = pixels[from + x];
            int sum = (pixel >> 16 & 0xFF) * LUMA_RED + (pixel >> 8 & 0xFF) * LUMA_GREEN + (pixel & 0xFF) * LUMA_BLUE;
            y[to + x] = (byte) ((sum + HALF) >> 16);
        }
    }

    /** Writes {@code height / 2} rows of {@code width / 2} bytes each: the mean of four pixels. Both sides are even. */
    static void chroma(int[] pixels, int offset, int stride, int width, int height, byte[] u, byte[] v) {
        int to = 0;
        for (int row = 0; row < height; row += 2) {
            int above = offset + row * stride;
            int below = above + stride;
            for (int x = 0; x < width; x += 2) {
                int a = pixels[above + x];
                int b = pixels[above + x + 1];
                int c = pixels[below + x];
                int d = pixels[below + x + 1];
                // red and blue side by side: four times 255 needs ten bits, and red has sixteen of its own
                int redBlue = (a & 0xFF00FF) + (b & 0xFF00FF) + (c & 0xFF00FF) + (d & 0xFF00FF);
                int green = (a >> 8 & 0xFF) + (b >> 8 & 0xFF) + (c >> 8 & 0xFF) + (d >> 8 & 0xFF);
                int red = redBlue >> 16;
                int blue = redBlue & 0xFFFF;
                u[to] = clamp((U_RED * red + U_GREEN * green + U_BLUE * blue + MIDDLE_OF_FOUR) >> 18);
                v[to] = clamp((V_RED * red + V_GREEN * green + V_BLUE * blue + MIDDLE_OF_FOUR) >> 18);
                to++;
            }
        }
    }

    /** Pure blue and pure red would be 255.5. */
    private static byte clamp(int value) {
        return (byte) Math.min(value, 255);
    }
}
