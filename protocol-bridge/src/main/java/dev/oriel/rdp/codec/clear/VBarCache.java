package dev.oriel.rdp.codec.clear;

import java.util.Arrays;

/**
 * Columns of pixels that the host may refer to again: a ring whose next place moves on with each new one. Its memory
 * grows with the entries in use, up to 208 bytes each.
 */
final class VBarCache {
    /** Largest height of a band, in pixels: [MS-RDPEGFX] 2.2.4.1.1.2.1. */
    static final int MAX_HEIGHT = 52;

    private static final int FIRST_ENTRIES = 16;

    private final int capacity;
    private int[] pixels = {};
    private byte[] heights = {};
    private int cursor;

    VBarCache(int capacity) {
        this.capacity = capacity;
    }

    /** CLEARCODEC_FLAG_CACHE_RESET: the next entry is the first one again. What is there stays. */
    void rewind() {
        cursor = 0;
    }

    /** Moves on to the next place, for a column of {@code height} pixels; the caller writes them at {@link #start}. */
    int next(int height) {
        int index = cursor;
        if (index >= heights.length) {
            int size = Math.min(capacity, Math.max(FIRST_ENTRIES, 2 * heights.length));
            heights = Arrays.copyOf(heights, size);
            pixels = Arrays.copyOf(pixels, size * MAX_HEIGHT);
        }
        heights[index] = (byte) height;
        cursor = index + 1 == capacity ? 0 : index + 1;
        return index;
    }

    /** Pixels of all entries. */
    int[] pixels() {
        return pixels;
    }

    /** Where in {@link #pixels} an entry starts. */
    int start(int index) {
        return index * MAX_HEIGHT;
    }

    /** Height of an entry, 0 where there never was one. */
    int height(int index) {
        return index < heights.length ? heights[index] : 0;
    }
}
