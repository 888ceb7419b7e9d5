package dev.oriel.encoder.video;

/**
 * YUV 4:2:0 from pixels, in ITU-R BT.709 at full range and 16 bits of fraction: the inverse of [MS-RDPEGFX] 3.3.8.3.1, so that
 * browsers show a host's videos and ours alike.
 *
 * <p>Callers have checked that the rectangle lies inside the pixels, and that the planes hold it. Rows are copied and then
 * changed in place, step by step: loops over equal indices, and those that narrow and do nothing else, are what the compiler
 * vectorizes. Confined to one thread at a time.
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

    private final int width;
    private final int height;
    private final int[] above;
    private final int[] below;

    /** Both sides are even. */
    YuvKernel(int width, int height) {
        this.width = width;
        this.height = height;
        this.above = new int[width];
        this.below = new int[width];
    }

    /** Writes {@code height} rows of {@code width} bytes. */
    void luma(int[] pixels, int offset, int stride, byte[] y) {
        for (int row = 0; row < height; row++) {
            System.arraycopy(pixels, offset + row * stride, above, 0, width);
            toLuma(above, width);
            narrow(above, y, row * width, width);
        }
    }

    private static void toLuma(int[] row, int width) {
        for (int x = 0; x < width; x++) {
            int pixel = row[x];
            int sum = (pixel >> 16 & 0xFF) * LUMA_RED + (pixel >> 8 & 0xFF) * LUMA_GREEN + (pixel & 0xFF) * LUMA_BLUE;
            row[x] = (sum + HALF) >> 16;
        }
    }

    private static void narrow(int[] values, byte[] bytes, int to, int count) {
        for (int i = 0; i < count; i++) {
            bytes[to + i] = (byte) values[i];
        }
    }

    /** Writes {@code height / 2} rows of {@code width / 2} bytes each: the mean of four pixels. */
    void chroma(int[] pixels, int offset, int stride, byte[] u, byte[] v) {
        for (int row = 0; row < height; row += 2) {
            int at = offset + row * stride;
            System.arraycopy(pixels, at, above, 0, width);
            System.arraycopy(pixels, at + stride, below, 0, width);
            addRows(above, below, width);
            addNeighbours(above, width);
            addNeighbours(below, width);
            toChroma(above, below, width);
            everySecond(above, u, row * width / 4, width / 2);
            everySecond(below, v, row * width / 4, width / 2);
        }
    }

    /**
     * Leaves the sums of red and blue in the first row, side by side, and those of green in the second. Four times 255 needs
     * ten bits, and red has sixteen of its own.
     */
    private static void addRows(int[] above, int[] below, int width) {
        for (int x = 0; x < width; x++) {
            int a = above[x];
            int b = below[x];
            above[x] = (a & 0xFF00FF) + (b & 0xFF00FF);
            below[x] = (a >> 8 & 0xFF) + (b >> 8 & 0xFF);
        }
    }

    private static void addNeighbours(int[] sums, int width) {
        for (int x = 0; x < width - 1; x++) {
            sums[x] += sums[x + 1];
        }
    }

    /** Turns sums of four pixels into U and V; those at odd places are not needed, and cheaper than to be left out. */
    private static void toChroma(int[] redBlue, int[] greens, int width) {
        for (int x = 0; x < width; x++) {
            int red = redBlue[x] >> 16;
            int blue = redBlue[x] & 0xFFFF;
            int green = greens[x];
            // pure blue and pure red would be 255.5
            redBlue[x] = Math.min((U_RED * red + U_GREEN * green + U_BLUE * blue + MIDDLE_OF_FOUR) >> 18, 255);
            greens[x] = Math.min((V_RED * red + V_GREEN * green + V_BLUE * blue + MIDDLE_OF_FOUR) >> 18, 255);
        }
    }

    private static void everySecond(int[] values, byte[] bytes, int to, int count) {
        for (int i = 0; i < count; i++) {
            bytes[to + i] = (byte) values[2 * i];
        }
    }
}
