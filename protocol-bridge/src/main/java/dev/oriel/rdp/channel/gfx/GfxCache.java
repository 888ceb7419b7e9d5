package dev.oriel.rdp.channel.gfx;

import dev.oriel.display.Rect;
import dev.oriel.rdp.wire.DecodeException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Bitmaps that the host has put aside: [MS-RDPEGFX] 3.3.1.4 Bitmap Cache. The host commands it and keeps to the size that
 * was agreed; one that does not is refused.
 *
 * <p>What is in it when a channel ends is offered to the host on the desktop's next one: [MS-RDPEGFX] 2.2.2.16. So much as
 * fills the cache is kept beside it until the host has said what it takes.
 */
public final class GfxCache {
    /** Size of a small cache, in bytes of pixels: [MS-RDPEGFX] 3.3.1.4. */
    static final long MAX_BYTES = 16L << 20;

    private static final int MAX_SLOT = 25_600;

    /** [MS-RDPEGFX] 2.2.2.16: less than 5462. */
    private static final int MAX_OFFER = CachePdu.MAX_IMPORTS - 1;

    private final Map<Integer, Entry> entries = new HashMap<>();
    /** Of earlier channels, in the order of the offer; empty once the host has answered. */
    private List<Entry> offered = List.of();

    private long bytes;

    /** Pixels, row-major, stride equal to the width. */
    private static final class Entry {
        final long key;
        final int width;
        final int height;
        final int[] pixels;

        Entry(long key, int width, int height) {
            this.key = key;
            this.width = width;
            this.height = height;
            this.pixels = new int[width * height];
        }

        long bytes() {
            return 4L * pixels.length;
        }
    }

    /** Empties the slots: a channel begins. Returns what was in them. */
    List<CachePdu.CacheImportOffer.Entry> offer() {
        Map<Long, Entry> kept = new LinkedHashMap<>();
        for (Entry entry : entries.values()) {
            if (kept.size() < MAX_OFFER) {
                kept.putIfAbsent(entry.key, entry);
            }
        }
        offered = List.copyOf(kept.values());
        entries.clear();
        bytes = 0;
        return offered.stream()
                .map(entry -> new CachePdu.CacheImportOffer.Entry(entry.key, entry.bytes()))
                .toList();
    }

    /**
     * The host has taken the first ones of what was offered.
     *
     * @param slots where each of them is from now on
     */
    void imported(List<Integer> slots) throws DecodeException {
        if (slots.size() > offered.size()) {
            throw DecodeException.tooLarge("importedEntriesCount", 0, slots.size(), offered.size());
        }
        List<Entry> imported = new ArrayList<>(offered.subList(0, slots.size()));
        offered = List.of();
        for (int i = 0; i < imported.size(); i++) {
            put(slots.get(i), imported.get(i));
        }
    }

    /** Whether the host has still to answer an offer. */
    boolean awaitsReply() {
        return !offered.isEmpty();
    }

    /** @param key by which the host knows it on the next channel */
    void store(int slot, long key, GfxSurface surface, Rect rect) throws DecodeException {
        makeRoom(slot, 4 * rect.area());
        Entry entry = new Entry(key, rect.width(), rect.height());
        for (int y = 0; y < rect.height(); y++) {
            System.arraycopy(
                    surface.pixels(),
                    (rect.y() + y) * surface.stride() + rect.x(),
                    entry.pixels,
                    y * entry.width,
                    entry.width);
        }
        put(slot, entry);
    }

    private void put(int slot, Entry entry) throws DecodeException {
        makeRoom(slot, entry.bytes());
        entries.put(slot, entry);
        bytes += entry.bytes();
    }

    private void makeRoom(int slot, long size) throws DecodeException {
        evict(slot);
        if (bytes + size > MAX_BYTES) {
            throw DecodeException.tooLarge("bitmap cache", -1, bytes + size, MAX_BYTES);
        }
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
