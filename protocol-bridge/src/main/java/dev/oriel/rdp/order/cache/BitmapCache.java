package dev.oriel.rdp.order.cache;

import dev.oriel.rdp.order.secondary.CacheBitmapV2;
import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Limits;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Bitmap caches: [MS-RDPEGDI] 3.1.1.1.1. The host says what goes where and what is forgotten. In one of them, bitmaps to
 * which it gives keys outlive the connection: {@link #renew}.
 *
 * <p>Bounded by {@link CacheSizes}. Confined to one connection's thread after the other.
 */
public final class BitmapCache {
    private final List<@Nullable Entry[]> cells = new ArrayList<>();

    private record Entry(CachedBitmap bitmap, OptionalLong key) {
        /** What the indexes of a colour table stand for is told in each connection anew. */
        boolean isKept() {
            return key.isPresent() && !bitmap.indexed();
        }
    }

    public BitmapCache() {
        for (int entries : CacheSizes.BITMAP_ENTRIES) {
            cells.add(new Entry[entries + 1]);
        }
    }

    /** Checks the place and the size of a bitmap before it is decoded. */
    public void check(int cacheId, int index, int width, int height) throws DecodeException {
        slot(cacheId, index);
        Limits.check("area of a cached bitmap", -1, (long) width * height, CacheSizes.bitmapArea(cacheId));
    }

    /** @param key by which the host knows it in the next connection */
    public void put(int cacheId, int index, CachedBitmap bitmap, OptionalLong key) throws DecodeException {
        int slot = slot(cacheId, index);
        cells.get(cacheId)[slot] = new Entry(bitmap, key);
    }

    /** Empty where nothing was put. */
    public Optional<CachedBitmap> get(int cacheId, int index) throws DecodeException {
        int slot = slot(cacheId, index);
        return Optional.ofNullable(cells.get(cacheId)[slot]).map(Entry::bitmap);
    }

    /**
     * Another connection begins: bitmaps of {@link CacheSizes#PERSISTENT_CACHE} with keys move to its first places, all others
     * are forgotten.
     *
     * @return the keys of each cache, in the order of the places
     */
    public List<List<Long>> renew() {
        List<List<Long>> keys = new ArrayList<>();
        for (int i = 0; i < cells.size(); i++) {
            keys.add(renew(cells.get(i), i == CacheSizes.PERSISTENT_CACHE));
        }
        return keys;
    }

    private static List<Long> renew(@Nullable Entry[] cell, boolean persistent) {
        Set<Long> keys = new LinkedHashSet<>();
        // the last one is the bitmap that waits, which was never cached
        for (int i = 0; persistent && i < cell.length - 1; i++) {
            Entry entry = cell[i];
            if (entry != null && entry.isKept() && keys.add(entry.key.getAsLong())) {
                cell[keys.size() - 1] = entry;
            }
        }
        Arrays.fill(cell, keys.size(), cell.length, null);
        return List.copyOf(keys);
    }

    /** The one bitmap that waits is behind all others. */
    private int slot(int cacheId, int index) throws DecodeException {
        Limits.check("cacheId", -1, cacheId, cells.size() - 1);
        int last = cells.get(cacheId).length - 1;
        return index == CacheBitmapV2.WAITING_LIST ? last : Limits.check("cacheIndex", -1, index, last - 1);
    }
}
