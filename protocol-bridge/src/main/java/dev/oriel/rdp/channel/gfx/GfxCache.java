package dev.oriel.rdp.channel.gfx;

import dev.oriel.display.Rect;
import dev.oriel.rdp.wire.DecodeException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Bitmaps that the host has put aside: [MS-RDPEGFX] 3.3.1.4 Bitmap Cache. The host commands it and keeps to the size that
 * was agreed; one that does not is refused.
 */
final class GfxCache {
    /** Size of a small cache, in bytes of pixels: [MS-RDPEGFX] 3.3.1.4. */
    static final long MAX_BYTES = 16L << 20;

    private static final int MAX_SLOT = 25_600;

    private final Map<Integer, Entry> entries = new HashMap<>();
    private long bytes;

    /** Pixels, row-major, stride equal to the width. */
    private static final class Entry {
        final int width;
        final int height;
        final int[] pixels;

        Entry(int width, int height) {
            this.width = width;
            this.height = height;
            this.pixels = new int[width * height];
        }

        long bytes() {
            return 4L * pixels.length;
        }
    }

    void store(int slot, GfxSurface surface, Rect rect) throws DecodeException {
        checkSlot(slot);
        evict(slot);
        long size = 4 * rect.area();
        if (bytes + size > MAX_BYTES) {
            throw DecodeException.tooLarge("bitmap cache", -1, bytes + size, MAX_BYTES);
        }
        Entry entry = new Entry(rect.width(), rect.height());
        for (int y = 0; y < rect.height(); y++) {
            System.arraycopy(
                    surface.pixels(),
                    (rect.y() + y) * surface.stride() + rect.x(),
                    entry.pixels,
                    y * entry.width,
                    entry.width);
        }
        entries.put(slot, entry);
        bytes += size;
    }

    /** Copies a bitmap to a surface. Returns where it is now. */
    Rect copyTo(int slot, GfxSurface surface, GfxPoint to) throws DecodeException {
        checkSlot(slot);
        Entry entry = entries.get(slot);
        if (entry == null) {
            throw DecodeException.unexpected("cacheSlot", -1, "reference to empty slot " + slot);
        }
        Rect rect = surface.inside("destPts", new Rect(to.x(), to.y(), entry.width, entry.height));
        for (int y = 0; y < entry.height; y++) {
            System.arraycopy(
                    entry.pixels,
                    y * entry.width,
                    surface.pixels(),
                    (rect.y() + y) * surface.stride() + rect.x(),
                    entry.width);
        }
        return rect;
    }

    void evict(int slot) throws DecodeException {
        checkSlot(slot);
        @Nullable Entry old = entries.remove(slot);
        if (old != null) {
            bytes -= old.bytes();
        }
    }

    private static void checkSlot(int slot) throws DecodeException {
        if (slot < 1 || slot > MAX_SLOT) {
            throw DecodeException.invalid("cacheSlot", -1, slot);
        }
    }
}
