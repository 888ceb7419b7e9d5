package dev.oriel.rdp.order.cache;

import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Limits;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Brushes, those of one bit a pixel apart from the others: [MS-RDPEGDI] 3.1.1.1.4. */
public final class BrushCache {
    private final @Nullable CachedBrush[] mono = new CachedBrush[CacheSizes.BRUSH_ENTRIES];
    private final @Nullable CachedBrush[] color = new CachedBrush[CacheSizes.BRUSH_ENTRIES];

    public void put(int index, CachedBrush brush) throws DecodeException {
        Limits.check("cacheEntry", -1, index, CacheSizes.BRUSH_ENTRIES - 1);
        (brush.bitsPerPixel() == 1 ? mono : color)[index] = brush;
    }

    /** Empty where nothing was put. */
    public Optional<CachedBrush> get(boolean monochrome, int index) throws DecodeException {
        Limits.check("BrushHatch", -1, index, CacheSizes.BRUSH_ENTRIES - 1);
        return Optional.ofNullable((monochrome ? mono : color)[index]);
    }
}
