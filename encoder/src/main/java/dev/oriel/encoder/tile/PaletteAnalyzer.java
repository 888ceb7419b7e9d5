package dev.oriel.encoder.tile;

import java.util.Arrays;

/** Finds the colours of a rectangle, in the order in which they appear, and the index of each pixel's colour. */
public final class PaletteAnalyzer {
    /** More colours than this are no palette. */
    public static final int MAX_COLOURS = 256;

    /** A sparse table, so that a colour is nearly always found at the first look. */
    private static final int SLOT_BITS = 10;

    private static final int MULTIPLIER = 0x9E3779B1;
    /** Marks a used slot, above the colour. */
    private static final int USED = 1 << 24;

    /** By slot: used mark and colour in the upper 56 bits, index in the lower eight. */
    private final long[] table = new long[1 << SLOT_BITS];

    private final int[] colours = new int[MAX_COLOURS];
    private byte[] indices = new byte[64 * 64];
    private int count;

    /** Of the rectangle last analyzed, {@code count} of them. */
    public int[] colours() {
        return colours;
    }

    /** Of the rectangle last analyzed, row-major without gaps. */
    public byte[] indices() {
        return indices;
    }

    /**
     * Returns the number of colours, or -1 where there are more than {@link #MAX_COLOURS}. Guarded by {@code
     * KernelBenchmark}.
     */
    public int analyze(int[] pixels, int offset, int stride, int width, int height) {
        if (indices.length < width * height) {
            indices = new byte[width * height];
        }
        Arrays.fill(table, 0);
        count = 0;
        for (int y = 0; y < height; y++) {
            int from = offset + y * stride;
            int to = y * width;
            // on a desktop, about half of all rows repeat the one above
            if (y > 0
                    && Arrays.mismatch(pixels, from, from + width, pixels, from - stride, from - stride + width) < 0) {
                System.arraycopy(indices, to - width, indices, to, width);
            } else if (!row(pixels, from, to, width)) {
                return -1;
            }
        }
        return count;
    }

    /**
     * Puts the colours of the rectangle last analyzed, of {@code area} pixels, in order: where there are many, the
     * neighbours of a colour are those of a pixel, and the same shades come in the same order again.
     */
    public void sort(int area) {
        long[] order = new long[count];
        for (int i = 0; i < count; i++) {
            order[i] = (long) colours[i] << 8 | i;
        }
        Arrays.sort(order);
        byte[] places = new byte[MAX_COLOURS];
        for (int i = 0; i < count; i++) {
            places[(int) order[i] & 0xFF] = (byte) i;
            colours[i] = (int) (order[i] >> 8);
        }
        for (int i = 0; i < area; i++) {
            indices[i] = places[indices[i] & 0xFF];
        }
    }

    private boolean row(int[] pixels, int from, int to, int width) {
        long[] slots = table;
        byte[] out = indices;
        for (int x = 0; x < width; x++) {
            int colour = pixels[from + x];
            long entry = slots[(colour * MULTIPLIER) >>> (32 - SLOT_BITS)];
            if (entry >>> 8 != (colour | USED)) {
                int index = find(colour);
                if (index < 0) {
                    return false;
                }
                entry = index;
            }
            out[to + x] = (byte) entry;
        }
        return true;
    }

    /** The index of a colour that is not at its own slot: it is further on, or new. */
    private int find(int colour) {
        int slot = (colour * MULTIPLIER) >>> (32 - SLOT_BITS);
        while (table[slot] != 0) {
            if (table[slot] >>> 8 == (colour | USED)) {
                return (int) table[slot] & 0xFF;
            }
            slot = (slot + 1) & (table.length - 1);
        }
        if (count == MAX_COLOURS) {
            return -1;
        }
        table[slot] = (long) (colour | USED) << 8 | count;
        colours[count] = colour;
        return count++;
    }
}
