package dev.oriel.rdp.codec.rfx;

import java.util.Arrays;

/** The steps after entropy decoding as [MS-RDPRFX] writes them, one value after the other. */
public final class RfxReference {
    private RfxReference() {}

    /** Inverse 5/3 transform of three levels. */
    public static int[] inverse(int[] coefficients) {
        int[] c = coefficients.clone();
        for (int n = 8; n <= 32; n *= 2) {
            int base = 4096 - 4 * n * n;
            int[] low = merge(c, base + 3 * n * n, base, n, n);
            int[] high = merge(c, base + n * n, base + 2 * n * n, n, n);
            int[] both = mergeColumns(low, high, n);
            System.arraycopy(both, 0, c, base, both.length);
        }
        return c;
    }

    private static int[] merge(int[] c, int low, int high, int rows, int n) {
        int[] out = new int[rows * 2 * n];
        for (int row = 0; row < rows; row++) {
            int[] line = line(
                    Arrays.copyOfRange(c, low + row * n, low + row * n + n),
                    Arrays.copyOfRange(c, high + row * n, high + row * n + n));
            System.arraycopy(line, 0, out, row * 2 * n, 2 * n);
        }
        return out;
    }

    private static int[] mergeColumns(int[] low, int[] high, int n) {
        int[] out = new int[4 * n * n];
        for (int x = 0; x < 2 * n; x++) {
            int[] l = new int[n];
            int[] h = new int[n];
            for (int y = 0; y < n; y++) {
                l[y] = low[y * 2 * n + x];
                h[y] = high[y * 2 * n + x];
            }
            int[] line = line(l, h);
            for (int y = 0; y < 2 * n; y++) {
                out[y * 2 * n + x] = line[y];
            }
        }
        return out;
    }

    private static int[] line(int[] low, int[] high) {
        int n = low.length;
        int[] out = new int[2 * n];
        for (int i = 0; i < n; i++) {
            out[2 * i] = low[i] - ((high[Math.max(i - 1, 0)] + high[i] + 1) >> 1);
        }
        for (int i = 0; i < n; i++) {
            int next = i == n - 1 ? out[2 * i] : out[2 * i + 2];
            out[2 * i + 1] = 2 * high[i] + ((out[2 * i] + next) >> 1);
        }
        return out;
    }

    /** Inverse ICT in floating point, rounded down, as the specification's factors say. */
    public static int rgb(int y, int cb, int cr) {
        double luma = y + 4096;
        return channel(luma + 1.402525 * cr) << 16
                | channel(luma - 0.343730 * cb - 0.714401 * cr) << 8
                | channel(luma + 1.769905 * cb);
    }

    private static int channel(double value) {
        return (int) Math.clamp(Math.floor(value / 32), 0, 255);
    }
}
