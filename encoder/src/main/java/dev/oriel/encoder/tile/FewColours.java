package dev.oriel.encoder.tile;

import java.util.Arrays;

/**
 * Finds the colours of a rectangle that has no more than sixteen, as most of a desktop has, in the order in which they
 * appear. Two pixels are looked up at once, and what is found is their byte of four-bit indices: so pixels are read once,
 * and nothing is left to be packed.
 */
public final class FewColours {
    /** More colours than this have no index of four bits. */
    public static final int MAX_COLOURS = 16;

    /** A sparse table, so that a pair is nearly always found. */
    private static final int SLOT_BITS = 10;

    private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;

    /** The first pair would be of colours of more than 24 bits. */
    private static final long EMPTY = -1;

    /**
     * The last pair that was looked up at each slot: both colours in the upper 56 bits, their packed indices in the lower
     * eight. A pair that is not there is found among the colours.
     */
    private final long[] pairs = new long[1 << SLOT_BITS];

    private final int[] colours = new int[MAX_COLOURS];
    private byte[] packed = new byte[32 * 64];
    private int count;

    /** Of the rectangle last analyzed, {@code count} of them. */
    public int[] colours() {
        return colours;
    }

    /**
     * Of the rectangle last analyzed: indices of four bits, leftmost pixel in the highest, in rows of {@code (width + 1) / 2}
     * bytes.
     */
    public byte[] packed() {
        return packed;
    }

    /**
     * Returns the number of colours, or -1 where there are more than {@link #MAX_COLOURS}. Guarded by {@code
     * KernelBenchmark}.
     */
    public int analyze(int[] pixels, int offset, int stride, int width, int height) {
        int rowBytes = PalettePacker.stride(width, 4);
        if (packed.length < rowBytes * height) {
            packed = new byte[rowBytes * height];
        }
        Arrays.fill(pairs, EMPTY);
        count = 0;
        for (int y = 0; y < height; y++) {
            int from = offset + y * stride;
            int to = y * rowBytes;
            // on a desktop, about half of all rows repeat the one above
            if (y > 0
                    && Arrays.mismatch(pixels, from, from + width, pixels, from - stride, from - stride + width) < 0) {
                System.arraycopy(packed, to - rowBytes, packed, to, rowBytes);
            } else if (!row(pixels, from, to, width)) {
                return -1;
            }
        }
        return count;
    }

    private boolean row(int[] pixels, int from, int to, int width) {
        long[] slots = pairs;
        byte[] out = packed;
        int whole = width >> 1;
        for (int i = 0; i < whole; i++) {
            int first = pixels[from + 2 * i];
            int second = pixels[from + 2 * i + 1];
            long pair = (long) first << 24 | second;
            int slot = (int) ((pair * MULTIPLIER) >>> (Long.SIZE - SLOT_BITS));
            long entry = slots[slot];
            if (entry >>> 8 != pair) {
                int indices = indices(first, second);
                if (indices < 0) {
                    return false;
                }
                entry = pair << 8 | indices;
                slots[slot] = entry;
            }
            out[to + i] = (byte) entry;
        }
        if ((width & 1) != 0) {
            int last = index(pixels[from + width - 1]);
            out[to + whole] = (byte) (last << 4);
            return last >= 0;
        }
        return true;
    }

    private int indices(int first, int second) {
        int high = index(first);
        int low = high < 0 ? -1 : index(second);
        return low < 0 ? -1 : high << 4 | low;
    }

    /** The index of a colour, which may be new. */
    private int index(int colour) {
        for (int i = 0; i < count; i++) {
            if (colours[i] == colour) {
                return i;
            }
        }
        if (count == MAX_COLOURS) {
            return -1;
        }
        colours[count] = colour;
        return count++;
    }
}
