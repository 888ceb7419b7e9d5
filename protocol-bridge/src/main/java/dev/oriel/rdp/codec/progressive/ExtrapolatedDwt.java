package dev.oriel.rdp.codec.progressive;

import java.util.Arrays;

/**
 * The inverse of the reduce-extrapolate wavelet transform of a 64×64 tile, [MS-RDPEGFX] 3.2.8.1.2.2: the 5/3 transform
 * with one more low and one less high value at the last edge, so that tiles meet without a seam. Low bands are 33, 17
 * and 9 wide, high ones 31, 16 and 8.
 *
 * <p>Built as {@link dev.oriel.rdp.codec.rfx.Dwt} is, for the same reasons: planes for even and odd results, one
 * constant stride, flat loops. Here the edges are part of the bands: a column and a row before each high band repeat its
 * first ones; behind it stand its last ones again or, at the first level, the zeros that make the extrapolation.
 *
 * <p>Not thread-safe: holds its buffers. Guarded by {@code ProgressiveBenchmark}.
 */
final class ExtrapolatedDwt {
    /** Distance between rows of a plane: 33 columns, and one that is the column before the next row. */
    static final int STRIDE = 34;

    /** Size of a plane of the result, with a row to spare. */
    static final int PLANE = STRIDE * (33 + 1);

    private static final int LEAD = 2 * STRIDE;

    private final int[] ll = new int[PLANE + STRIDE];
    private final int[] hl = new int[LEAD + PLANE];
    private final int[] lh = new int[LEAD + PLANE];
    private final int[] hh = new int[LEAD + PLANE];

    private final int[] lowEven = new int[PLANE];
    private final int[] lowOdd = new int[PLANE];
    private final int[] highEven = new int[PLANE + LEAD];
    private final int[] highOdd = new int[PLANE + LEAD];

    private final int[][] between = new int[4][PLANE];

    /**
     * Transforms one component.
     *
     * @param coefficients 4096, dequantized, in the order of the wire
     * @param planes receives the 64×64 samples: even-even, even-odd, odd-even, odd-odd, rows named first
     */
    void inverse(int[] coefficients, int[][] planes) {
        for (int row = 0; row < 9; row++) {
            System.arraycopy(coefficients, 4015 + row * 9, ll, row * STRIDE, 9);
        }
        level(coefficients, 3807, 9, 8, between);
        interleave(17);
        level(coefficients, 3007, 17, 16, between);
        interleave(33);
        level(coefficients, 0, 33, 31, planes);
    }

    private void level(int[] coefficients, int at, int low, int high, int[][] planes) {
        loadHigh(coefficients, at, hl, high, low);
        loadLow(coefficients, at + high * low, low, high);
        loadHigh(coefficients, at + 2 * high * low, hh, high, high);
        lowRows(low * STRIDE);
        highRows(high * STRIDE);
        edgeRows(highEven, high, low);
        edgeRows(highOdd, high, low);
        columns(low * STRIDE, lowEven, highEven, planes[0], planes[2]);
        columns(low * STRIDE, lowOdd, highOdd, planes[1], planes[3]);
    }

    /** A band that is high in x, with the columns before and behind it. */
    private static void loadHigh(int[] coefficients, int at, int[] band, int width, int rows) {
        for (int row = 0; row < rows; row++) {
            int to = LEAD + row * STRIDE;
            System.arraycopy(coefficients, at + row * width, band, to, width);
            band[to - 1] = band[to];
            if (width == 31) {
                band[to + 31] = 0;
                band[to + 32] = 0;
            } else {
                band[to + width] = band[to + width - 1];
            }
        }
    }

    private void loadLow(int[] coefficients, int at, int width, int rows) {
        for (int row = 0; row < rows; row++) {
            System.arraycopy(coefficients, at + row * width, lh, LEAD + row * STRIDE, width);
        }
    }

    private void lowRows(int size) {
        int[] low = ll;
        int[] high = hl;
        int[] even = lowEven;
        int[] odd = lowOdd;
        for (int j = 0; j < size; j++) {
            even[j] = low[j] - (high[j + LEAD - 1] + high[j + LEAD]) / 2;
        }
        for (int j = 0; j < size; j++) {
            odd[j] = 2 * high[j + LEAD] + (even[j] + even[j + 1]) / 2;
        }
    }

    /** High rows start at the second row of their planes. */
    private void highRows(int size) {
        int[] low = lh;
        int[] high = hh;
        int[] even = highEven;
        int[] odd = highOdd;
        for (int j = 0; j < size; j++) {
            even[j + STRIDE] = low[j + LEAD] - (high[j + LEAD - 1] + high[j + LEAD]) / 2;
        }
        for (int j = 0; j < size; j++) {
            odd[j + STRIDE] = 2 * high[j + LEAD] + (even[j + STRIDE] + even[j + STRIDE + 1]) / 2;
        }
    }

    private static void edgeRows(int[] plane, int high, int low) {
        System.arraycopy(plane, STRIDE, plane, 0, STRIDE);
        int behind = (high + 1) * STRIDE;
        if (low - high == 2) {
            Arrays.fill(plane, behind, behind + 2 * STRIDE, 0);
        } else {
            System.arraycopy(plane, behind - STRIDE, plane, behind, STRIDE);
        }
    }

    private static void columns(int size, int[] low, int[] high, int[] even, int[] odd) {
        for (int j = 0; j < size; j++) {
            even[j] = low[j] - (high[j] + high[j + STRIDE]) / 2;
        }
        for (int j = 0; j < size - STRIDE; j++) {
            odd[j] = 2 * high[j + STRIDE] + (even[j] + even[j + STRIDE]) / 2;
        }
    }

    /** Puts the planes together to the low-low band of the next level, whose side is odd. */
    private void interleave(int side) {
        for (int row = 0; row < side; row++) {
            int[] even = between[(row & 1) * 2];
            int[] odd = between[(row & 1) * 2 + 1];
            int from = (row >> 1) * STRIDE;
            int to = row * STRIDE;
            for (int i = 0; i < side / 2; i++) {
                ll[to + 2 * i] = even[from + i];
                ll[to + 2 * i + 1] = odd[from + i];
            }
            ll[to + side - 1] = even[from + side / 2];
        }
    }
}
