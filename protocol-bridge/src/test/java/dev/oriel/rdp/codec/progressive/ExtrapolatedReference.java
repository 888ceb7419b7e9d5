package dev.oriel.rdp.codec.progressive;

import java.util.Arrays;

/** The reduce-extrapolate transform, [MS-RDPEGFX] 3.2.8.1.2.2, in both directions, line by line. */
public final class ExtrapolatedReference {
    private static final int[] LOW = {33, 17, 9};
    private static final int[] HIGH = {31, 16, 8};

    private ExtrapolatedReference() {}

    /** Subbands of 64×64 samples in the order of the wire. */
    public static int[] forward(int[] samples) {
        int[] out = new int[4096];
        int[] low = samples;
        int at = 0;
        for (int level = 0; level < 3; level++) {
            int l = LOW[level];
            int h = HIGH[level];
            int side = level == 0 ? 64 : l + h;
            // columns first, then the rows of both halves
            int[] lowRows = new int[l * side];
            int[] highRows = new int[h * side];
            for (int x = 0; x < side; x++) {
                int[] column = new int[side];
                for (int y = 0; y < side; y++) {
                    column[y] = low[y * side + x];
                }
                int[] split = split(column, l, h);
                for (int y = 0; y < l; y++) {
                    lowRows[y * side + x] = split[y];
                }
                for (int y = 0; y < h; y++) {
                    highRows[y * side + x] = split[l + y];
                }
            }
            int[] next = new int[l * l];
            for (int y = 0; y < l; y++) {
                int[] split = split(Arrays.copyOfRange(lowRows, y * side, (y + 1) * side), l, h);
                System.arraycopy(split, 0, next, y * l, l);
                System.arraycopy(split, l, out, at + y * h, h);
            }
            at += l * h;
            for (int y = 0; y < h; y++) {
                int[] split = split(Arrays.copyOfRange(highRows, y * side, (y + 1) * side), l, h);
                System.arraycopy(split, 0, out, at + y * l, l);
                System.arraycopy(split, l, out, at + l * h + y * h, h);
            }
            at += l * h + h * h;
            low = next;
        }
        System.arraycopy(low, 0, out, at, 81);
        return out;
    }

    /** Low values, then high ones. */
    private static int[] split(int[] line, int l, int h) {
        int n = line.length;
        int[] x = Arrays.copyOf(line, n + 1);
        if (n == 64) {
            x[64] = 2 * x[63] - x[62];
        }
        int[] out = new int[l + h];
        for (int i = 0; i < h; i++) {
            out[l + i] = (x[2 * i + 1] - (x[2 * i] + x[2 * i + 2]) / 2) / 2;
        }
        for (int i = 0; i < l; i++) {
            out[i] = x[2 * i] + (high(out, l, h, i - 1) + high(out, l, h, i)) / 2;
        }
        return out;
    }

    private static int high(int[] split, int l, int h, int index) {
        if (index < h) {
            return split[l + Math.max(index, 0)];
        }
        return l - h == 2 ? 0 : split[l + h - 1];
    }

    /** 64×64 samples, row by row. */
    public static int[] inverse(int[] coefficients) {
        int[] low = Arrays.copyOfRange(coefficients, 4015, 4096);
        int end = 4015;
        for (int level = 2; level >= 0; level--) {
            int l = LOW[level];
            int h = HIGH[level];
            int at = end - 2 * l * h - h * h;
            int side = level == 0 ? 64 : l + h;
            int[] lowRows = new int[l * side];
            int[] highRows = new int[h * side];
            for (int y = 0; y < l; y++) {
                int[] split = new int[l + h];
                System.arraycopy(low, y * l, split, 0, l);
                System.arraycopy(coefficients, at + y * h, split, l, h);
                System.arraycopy(merge(split, l, h), 0, lowRows, y * side, side);
            }
            for (int y = 0; y < h; y++) {
                int[] split = new int[l + h];
                System.arraycopy(coefficients, at + l * h + y * l, split, 0, l);
                System.arraycopy(coefficients, at + 2 * l * h + y * h, split, l, h);
                System.arraycopy(merge(split, l, h), 0, highRows, y * side, side);
            }
            int[] next = new int[side * side];
            for (int x = 0; x < side; x++) {
                int[] split = new int[l + h];
                for (int y = 0; y < l; y++) {
                    split[y] = lowRows[y * side + x];
                }
                for (int y = 0; y < h; y++) {
                    split[l + y] = highRows[y * side + x];
                }
                int[] column = merge(split, l, h);
                for (int y = 0; y < side; y++) {
                    next[y * side + x] = column[y];
                }
            }
            low = next;
            end = at;
        }
        return low;
    }

    private static int[] merge(int[] split, int l, int h) {
        int[] x = new int[2 * l];
        for (int i = 0; i < l; i++) {
            x[2 * i] = split[i] - (high(split, l, h, i - 1) + high(split, l, h, i)) / 2;
        }
        for (int i = 0; i + 1 < l; i++) {
            x[2 * i + 1] = 2 * high(split, l, h, i) + (x[2 * i] + x[2 * i + 2]) / 2;
        }
        return Arrays.copyOf(x, l - h == 2 ? 64 : l + h);
    }
}
