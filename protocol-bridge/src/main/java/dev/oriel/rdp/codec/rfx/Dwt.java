package dev.oriel.rdp.codec.rfx;

/**
 * The inverse of the three-level 5/3 wavelet transform of a 64×64 tile, [MS-RDPRFX] 3.1.8.1.4.
 *
 * <p>Its loops are made to be vectorized by the JIT. So rows never alternate between even and odd results: each level
 * gives its result as four planes (even and odd rows times even and odd columns), each of which one flat loop computes.
 * Between levels they are interleaved; after the last one they stay apart, and {@link TilePixels} puts them together.
 * All planes have one stride, a constant, whatever their width; what lies beyond their width is never looked at. A loop
 * never reads an array below the index at which it writes another: the JIT cannot know that the two differ.
 *
 * <p>Not thread-safe: holds its buffers. Guarded by {@code RfxBenchmark}.
 */
public final class Dwt {
    /** Distance between rows of a plane, and width of the largest plane. */
    public static final int STRIDE = 32;

    /** Size of a plane of the result, with a row to spare. */
    public static final int PLANE = STRIDE * (STRIDE + 1);

    /** Where the first row of a high band stands: reads go one column and one row before it. */
    private static final int LEAD = 2 * STRIDE;

    // subbands of the level in work: low-low, and high in x, in y, in both
    private final int[] ll = new int[PLANE];
    private final int[] hl = new int[LEAD + PLANE];
    private final int[] lh = new int[LEAD + PLANE];
    private final int[] hh = new int[LEAD + PLANE];

    // after the horizontal step: low and high rows, even and odd columns; high ones start at their second row
    private final int[] lowEven = new int[PLANE];
    private final int[] lowOdd = new int[PLANE];
    private final int[] highEven = new int[PLANE + STRIDE];
    private final int[] highOdd = new int[PLANE + STRIDE];

    private final int[][] between = newPlanes();

    /** Room for a result: even-even, even-odd, odd-even, odd-odd, rows named first. */
    public static int[][] newPlanes() {
        return new int[4][PLANE];
    }

    /**
     * Transforms one component.
     *
     * @param coefficients 4096, dequantized, in the order of the wire: HL1, LH1, HH1, HL2, LH2, HH2, HL3, LH3, HH3, LL3
     * @param planes receives the 64×64 samples, see {@link #newPlanes}
     */
    public void inverse(int[] coefficients, int[][] planes) {
        copyBand(coefficients, 4032, ll, 0, 8);
        loadHighBands(coefficients, 3840, 8);
        level(8, between);
        interleave(between, 8);
        loadHighBands(coefficients, 3072, 16);
        level(16, between);
        interleave(between, 16);
        loadHighBands(coefficients, 0, 32);
        level(32, planes);
    }

    private void loadHighBands(int[] coefficients, int at, int n) {
        copyBand(coefficients, at, hl, LEAD, n);
        copyBand(coefficients, at + n * n, lh, LEAD, n);
        copyBand(coefficients, at + 2 * n * n, hh, LEAD, n);
    }

    private static void copyBand(int[] coefficients, int at, int[] band, int to, int n) {
        if (n == STRIDE) {
            System.arraycopy(coefficients, at, band, to, n * n);
            return;
        }
        for (int row = 0; row < n; row++) {
            System.arraycopy(coefficients, at + row * n, band, to + row * STRIDE, n);
        }
    }

    private void level(int n, int[][] planes) {
        int size = n * STRIDE;
        lowRows(size, n);
        highRows(size, n);
        columns(size, lowEven, highEven, planes[0], planes[2]);
        columns(size, lowOdd, highOdd, planes[1], planes[3]);
    }

    /** Horizontal step, low rows: even columns, then the odd ones between them; edges are mirrored. */
    private void lowRows(int size, int n) {
        int[] low = ll;
        int[] high = hl;
        int[] even = lowEven;
        int[] odd = lowOdd;
        for (int j = 0; j < size; j++) {
            even[j] = low[j] - ((high[j + LEAD - 1] + high[j + LEAD] + 1) >> 1);
        }
        for (int j = 0; j < size; j += STRIDE) {
            even[j] = low[j] - high[j + LEAD];
        }
        for (int j = 0; j < size; j++) {
            odd[j] = 2 * high[j + LEAD] + ((even[j] + even[j + 1]) >> 1);
        }
        for (int j = n - 1; j < size; j += STRIDE) {
            odd[j] = 2 * high[j + LEAD] + even[j];
        }
    }

    /** Horizontal step, high rows: written one row further down than low ones, their first row twice. */
    private void highRows(int size, int n) {
        int[] low = lh;
        int[] high = hh;
        int[] even = highEven;
        int[] odd = highOdd;
        for (int j = 0; j < size; j++) {
            even[j + STRIDE] = low[j + LEAD] - ((high[j + LEAD - 1] + high[j + LEAD] + 1) >> 1);
        }
        for (int j = 0; j < size; j += STRIDE) {
            even[j + STRIDE] = low[j + LEAD] - high[j + LEAD];
        }
        for (int j = 0; j < size; j++) {
            odd[j + STRIDE] = 2 * high[j + LEAD] + ((even[j + STRIDE] + even[j + STRIDE + 1]) >> 1);
        }
        for (int j = n - 1; j < size; j += STRIDE) {
            odd[j + STRIDE] = 2 * high[j + LEAD] + even[j + STRIDE];
        }
        System.arraycopy(even, STRIDE, even, 0, STRIDE);
        System.arraycopy(odd, STRIDE, odd, 0, STRIDE);
    }

    /** Vertical step: even rows, then the odd ones between them. */
    private static void columns(int size, int[] low, int[] high, int[] even, int[] odd) {
        for (int j = 0; j < size; j++) {
            even[j] = low[j] - ((high[j] + high[j + STRIDE] + 1) >> 1);
        }
        System.arraycopy(even, size - STRIDE, even, size, STRIDE);
        for (int j = 0; j < size; j++) {
            odd[j] = 2 * high[j + STRIDE] + ((even[j] + even[j + STRIDE]) >> 1);
        }
    }

    /** Puts the planes of n×n together to the low-low band of 2n×2n of the next level. */
    private void interleave(int[][] planes, int n) {
        for (int row = 0; row < n; row++) {
            interleaveRow(planes[0], planes[1], row * STRIDE, ll, 2 * row * STRIDE, n);
            interleaveRow(planes[2], planes[3], row * STRIDE, ll, (2 * row + 1) * STRIDE, n);
        }
    }

    private static void interleaveRow(int[] even, int[] odd, int from, int[] out, int to, int n) {
        for (int i = 0; i < n; i++) {
            out[to + 2 * i] = even[from + i];
            out[to + 2 * i + 1] = odd[from + i];
        }
    }
}
