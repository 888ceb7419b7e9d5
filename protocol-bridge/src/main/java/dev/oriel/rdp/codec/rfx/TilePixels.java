package dev.oriel.rdp.codec.rfx;

/**
 * The three components of a 64×64 tile as the inverse transform leaves them, their conversion to colours, and the
 * copy of a part of them into a picture.
 *
 * <p>Not thread-safe. Guarded by {@code RfxBenchmark}.
 */
public final class TilePixels {
    /** Width and height of a tile, in pixels. */
    public static final int SIDE = 64;

    /** Scale of the factors below: 2 to the power of 16. */
    private static final int SCALE_BITS = 16;

    /** Components are fixed-point numbers with five bits of fraction: [MS-RDPRFX] 3.1.8.1.5. */
    private static final int FRACTION_BITS = 5;

    private static final int RESULT_SHIFT = SCALE_BITS + FRACTION_BITS;

    /** 128, the middle of luma, with its fraction. */
    private static final int LUMA_OFFSET = 128 << FRACTION_BITS;

    // [MS-RDPRFX] 3.1.8.1.3: 1.402525, 0.714401, 0.343730 and 1.769905, scaled
    private static final int RED_OF_CR = 91_916;
    private static final int GREEN_OF_CR = 46_819;
    private static final int GREEN_OF_CB = 22_527;
    private static final int BLUE_OF_CB = 115_992;

    private final int stride;
    private final int[][] y;
    private final int[][] cb;
    private final int[][] cr;
    private final int[][] rgb;

    /**
     * @param stride distance between rows of a plane, 32 or more
     * @param size of a plane
     */
    public TilePixels(int stride, int size) {
        this.stride = stride;
        y = new int[4][size];
        cb = new int[4][size];
        cr = new int[4][size];
        rgb = new int[4][size];
    }

    /** Planes of a component (0 luma, 1 Cb, 2 Cr): even-even, even-odd, odd-even, odd-odd, rows named first. */
    public int[][] component(int index) {
        return switch (index) {
            case 0 -> y;
            case 1 -> cb;
            case 2 -> cr;
            default -> throw new IndexOutOfBoundsException(index);
        };
    }

    /** Turns the components into pixels {@code 0x00RRGGBB}. */
    public void convert() {
        for (int i = 0; i < 4; i++) {
            convert(y[i], cb[i], cr[i], rgb[i], SIDE / 2 * stride);
        }
    }

    /**
     * Inverse ICT, [MS-RDPRFX] 3.1.8.1.3. One loop a colour: the JIT does not vectorize a loop with a longer body.
     */
    private static void convert(int[] luma, int[] blue, int[] red, int[] rgb, int count) {
        for (int i = 0; i < count; i++) {
            int r = (((luma[i] + LUMA_OFFSET) << SCALE_BITS) + red[i] * RED_OF_CR) >> RESULT_SHIFT;
            rgb[i] = Math.max(0, Math.min(r, 255)) << 16;
        }
        for (int i = 0; i < count; i++) {
            int g = (((luma[i] + LUMA_OFFSET) << SCALE_BITS) - blue[i] * GREEN_OF_CB - red[i] * GREEN_OF_CR)
                    >> RESULT_SHIFT;
            rgb[i] |= Math.max(0, Math.min(g, 255)) << 8;
        }
        for (int i = 0; i < count; i++) {
            int b = (((luma[i] + LUMA_OFFSET) << SCALE_BITS) + blue[i] * BLUE_OF_CB) >> RESULT_SHIFT;
            rgb[i] |= Math.max(0, Math.min(b, 255));
        }
    }

    /**
     * Copies a part of the converted tile into a picture.
     *
     * @param fromX left edge of the part, in the tile
     * @param fromY top edge of the part, in the tile
     * @param to index of its first pixel in {@code pixels}
     * @param pixelStride distance between rows of the picture
     */
    public void copyTo(int fromX, int fromY, int width, int height, int[] pixels, int to, int pixelStride) {
        for (int row = fromY; row < fromY + height; row++) {
            int[] even = rgb[(row & 1) * 2];
            int[] odd = rgb[(row & 1) * 2 + 1];
            copyRow(even, odd, (row >> 1) * stride, fromX, width, pixels, to);
            to += pixelStride;
        }
    }

    private static void copyRow(int[] even, int[] odd, int row, int x, int width, int[] pixels, int to) {
        int from = row + (x >> 1);
        int end = to + width;
        if ((x & 1) != 0 && to < end) {
            pixels[to++] = odd[from++];
        }
        for (; to < end - 1; to += 2) {
            pixels[to] = even[from];
            pixels[to + 1] = odd[from++];
        }
        if (to < end) {
            pixels[to] = even[from];
        }
    }
}
