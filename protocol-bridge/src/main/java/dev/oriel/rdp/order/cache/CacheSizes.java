package dev.oriel.rdp.order.cache;

import java.util.List;

/**
 * How large the caches are: what is announced to hosts, and what bounds the memory of a session whatever they send. At 3
 * bytes a pixel the bitmaps take 17 MiB at most (of few colours a third of that), off-screen bitmaps 30 MiB (hosts count the bytes of their own colour depth), glyphs 5 MiB.
 */
public final class CacheSizes {
    /** Entries of the bitmap caches 0, 1 and 2; each has one more, for the bitmap that waits. */
    public static final List<Integer> BITMAP_ENTRIES = List.of(600, 600, 1200);

    /**
     * The cache whose bitmaps outlive a connection. Those of the others are small, and xrdp takes the flag for part of the
     * number of their entries.
     */
    public static final int PERSISTENT_CACHE = 2;

    /** Side of the square whose area bounds the bitmaps of cache 0; each further cache has twice the side. */
    private static final int FIRST_SIDE = 16;

    /** Number of glyph caches: [MS-RDPEGDI] 3.1.1.1.2. */
    public static final int GLYPH_CACHES = 10;

    /** Entries of each. */
    public static final int GLYPH_ENTRIES = 254;

    /** Largest glyph in any of them, in bytes; what is announced is less for some, hosts count differently. */
    public static final int GLYPH_BYTES = 2048;

    public static final int FRAGMENT_ENTRIES = 256;
    public static final int FRAGMENT_BYTES = 256;

    /** Monochrome ones and coloured ones have a cache each. */
    public static final int BRUSH_ENTRIES = 64;

    public static final int COLOR_TABLES = 6;

    public static final int OFFSCREEN_KILOBYTES = 7680;
    public static final int OFFSCREEN_ENTRIES = 100;

    private CacheSizes() {}

    /** Largest bitmap of a cache, in pixels. */
    public static int bitmapArea(int cacheId) {
        int side = FIRST_SIDE << cacheId;
        return side * side;
    }
}
