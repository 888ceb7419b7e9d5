package dev.oriel.rdp.order.cache;

import dev.oriel.rdp.order.secondary.CacheBitmapV2;
import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Limits;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Bitmap caches: [MS-RDPEGDI] 3.1.1.1.1. The host says what goes where and what is forgotten. */
public final class BitmapCache {
    private final List<@Nullable CachedBitmap[]> cells = new ArrayList<>();

    public BitmapCache() {
        for (int entries : CacheSizes.BITMAP_ENTRIES) {
            cells.add(new CachedBitmap[entries + 1]);
        }
    }

    /** Checks the place and the size of a bitmap before it is decoded. */
    public void check(int cacheId, int index, int width, int height) throws DecodeException {
        slot(cacheId, index);
        Limits.check("area of a cached bitmap", -1, (long) width * height, CacheSizes.bitmapArea(cacheId));
    }

    public void put(int cacheId, int index, CachedBitmap bitmap) throws DecodeException {
        int slot = slot(cacheId, index);
        cells.get(cacheId)[slot] = bitmap;
    }

    /** Empty where nothing was put. */
    public Optional<CachedBitmap> get(int cacheId, int index) throws DecodeException {
        int slot = slot(cacheId, index);
        return Optional.ofNullable(cells.get(cacheId)[slot]);
    }

    /** The one bitmap that waits is behind all others. */
    private int slot(int cacheId, int index) throws DecodeException {
        Limits.check("cacheId", -1, cacheId, cells.size() - 1);
        int last = cells.get(cacheId).length - 1;
        return index == CacheBitmapV2.WAITING_LIST ? last : Limits.check("cacheIndex", -1, index, last - 1);
    }
}
