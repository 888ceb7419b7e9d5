package dev.oriel.rdp.order.cache;

import dev.oriel.display.Surface;
import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Limits;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Bitmaps that are painted to and copied from: [MS-RDPEGDI] 3.1.1.1.5. */
public final class OffscreenCache {
    /** What was announced at one byte a pixel: hosts count the bytes of their own colour depth. */
    private static final int ANNOUNCED_PIXELS = CacheSizes.OFFSCREEN_KILOBYTES * 1024;

    private final Limits limits;
    private final int maxPixels;
    private final Map<Integer, Surface> bitmaps = new HashMap<>();
    private long pixels;

    public OffscreenCache(Limits limits) {
        this.limits = limits;
        this.maxPixels = Math.min(ANNOUNCED_PIXELS, limits.maxDesktopArea());
    }

    /** Makes a bitmap, which is black, in the place of one of the same number. */
    public void create(int id, int width, int height) throws DecodeException {
        delete(id);
        if (width == 0 || height == 0) {
            throw DecodeException.invalid("cx or cy", -1, 0);
        }
        int maxSide = Math.min(limits.maxDesktopSide(), Surface.MAX_SIDE);
        Limits.check("cx", -1, width, maxSide);
        Limits.check("cy", -1, height, maxSide);
        Limits.check("number of off-screen bitmaps", -1, bitmaps.size() + 1L, CacheSizes.OFFSCREEN_ENTRIES);
        Limits.check("area of off-screen bitmaps", -1, pixels + (long) width * height, maxPixels);
        bitmaps.put(id, new Surface(width, height));
        pixels += (long) width * height;
    }

    public void delete(int id) {
        Surface gone = bitmaps.remove(id);
        if (gone != null) {
            pixels -= gone.bounds().area();
        }
    }

    public Optional<Surface> get(int id) {
        return Optional.ofNullable(bitmaps.get(id));
    }
}
