package dev.oriel.rdp.codec.clear;

import org.jspecify.annotations.Nullable;

/** Small bitmaps that the host may refer to again, by number: [MS-RDPEGFX] 3.3.1.5. At most 16 MB. */
final class GlyphCache {
    static final int CAPACITY = 4_000;

    /** Largest area of a glyph, in pixels. */
    static final int MAX_AREA = 1_024;

    /** Made for the first glyph. */
    private @Nullable Glyph[] glyphs = {};

    /** A bitmap with room for larger ones, so that its place is used again. */
    private static final class Glyph {
        int[] pixels = {};
        int width;
        int height;
    }

    /** Whether a bitmap of this size is there. */
    boolean holds(int index, int width, int height) {
        Glyph glyph = find(index);
        return glyph != null && glyph.width == width && glyph.height == height;
    }

    /** Copies a bitmap, which is there, to a picture. */
    void copyTo(int index, int[] target, int offset, int stride) {
        Glyph glyph = find(index);
        if (glyph != null) {
            for (int y = 0; y < glyph.height; y++) {
                System.arraycopy(glyph.pixels, y * glyph.width, target, offset + y * stride, glyph.width);
            }
        }
    }

    private @Nullable Glyph find(int index) {
        return index < glyphs.length ? glyphs[index] : null;
    }

    void store(int index, int[] source, int offset, int stride, int width, int height) {
        if (glyphs.length == 0) {
            glyphs = new Glyph[CAPACITY];
        }
        Glyph glyph = glyphs[index];
        if (glyph == null) {
            glyph = new Glyph();
            glyphs[index] = glyph;
        }
        if (glyph.pixels.length < width * height) {
            glyph.pixels = new int[width * height];
        }
        glyph.width = width;
        glyph.height = height;
        for (int y = 0; y < height; y++) {
            System.arraycopy(source, offset + y * stride, glyph.pixels, y * width, width);
        }
    }
}
