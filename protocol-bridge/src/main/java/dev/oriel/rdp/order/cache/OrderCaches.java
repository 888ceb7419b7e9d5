package dev.oriel.rdp.order.cache;

import dev.oriel.rdp.order.secondary.CacheColorTable;
import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Limits;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * All caches of a connection. Of the bitmaps some outlive it.
 *
 * <p>Confined to the connection's thread.
 */
public final class OrderCaches {
    private final BitmapCache bitmaps;
    private final GlyphCache glyphs = new GlyphCache();
    private final BrushCache brushes = new BrushCache();
    private final OffscreenCache offscreen;
    private final Map<Integer, int[]> colorTables = new HashMap<>();

    /** @param bitmaps of the desktop's earlier connections */
    public OrderCaches(Limits limits, BitmapCache bitmaps) {
        this.bitmaps = bitmaps;
        offscreen = new OffscreenCache(limits);
    }

    public BitmapCache bitmaps() {
        return bitmaps;
    }

    public GlyphCache glyphs() {
        return glyphs;
    }

    public BrushCache brushes() {
        return brushes;
    }

    public OffscreenCache offscreen() {
        return offscreen;
    }

    public void putColorTable(CacheColorTable order) throws DecodeException {
        Limits.check("cacheIndex", -1, order.cacheIndex(), CacheSizes.COLOR_TABLES - 1);
        int[] table = new int[CacheColorTable.COLORS];
        for (int i = 0; i < table.length; i++) {
            table[i] = order.rgb(i);
        }
        colorTables.put(order.cacheIndex(), table);
    }

    /** The colours of 256 indexes; empty where nothing was put. */
    public Optional<int[]> colorTable(int index) throws DecodeException {
        Limits.check("color table", -1, index, CacheSizes.COLOR_TABLES - 1);
        return Optional.ofNullable(colorTables.get(index));
    }
}
