package dev.oriel.rdp.connect;

import dev.oriel.bridge.HostSettings;
import dev.oriel.bridge.HostSettings.Graphics;
import dev.oriel.rdp.capability.BitmapCacheCapability;
import dev.oriel.rdp.capability.BitmapCacheV2Capability;
import dev.oriel.rdp.capability.BrushCapability;
import dev.oriel.rdp.capability.CapabilitySet;
import dev.oriel.rdp.capability.CellCache;
import dev.oriel.rdp.capability.GlyphCacheCapability;
import dev.oriel.rdp.capability.OffscreenCacheCapability;
import dev.oriel.rdp.capability.OrderCapability;
import dev.oriel.rdp.order.OrderPainter;
import dev.oriel.rdp.order.cache.CacheSizes;
import dev.oriel.rdp.order.paint.SavedDesktop;
import dev.oriel.rdp.order.secondary.SecondaryOrder.GlyphRevision;
import dev.oriel.rdp.wire.Bytes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What this client says of drawing orders: [MS-RDPBCGR] 2.2.7.1.3 to 2.2.7.1.9.
 *
 * <p>Polygons and ellipses are painted and not offered: no specification says which pixels they have. Nine grids and GDI+
 * are not painted. Bitmap caches of revision 3 are filled where a host does so and not offered either: their codecs
 * lose what orders are to keep. Of the caches of revision 2 the last one is
 * persistent: what is in it is there for the desktop's next connection.
 */
final class OrderSupport {
    /** Negotiation numbers of [MS-RDPEGDI] 2.2.2.2.1.1.2: DstBlt, PatBlt, ScrBlt, MemBlt, Mem3Blt, LineTo, SaveBitmap, … */
    private static final int[] ORDERS = {0, 1, 2, 3, 4, 8, 11, 15, 16, 17, 18, 19, 22, 24, 27};

    private static final int ORDER_NUMBERS = 32;
    private static final int DESCRIPTOR_SIZE = 16;

    /** BRUSH_COLOR_FULL */
    private static final int BRUSHES_OF_ALL_COLORS = 2;

    private static final int GLYPHS_FULL = 2;
    private static final int GLYPHS_REVISION_2 = 3;

    /** The usual sizes of glyphs in bytes: [MS-RDPEGDI] 3.1.1.1.2. */
    private static final List<Integer> GLYPH_SIZES = List.of(4, 4, 8, 8, 16, 32, 64, 128, 256, 256);

    private OrderSupport() {}

    /** Of a client that understands bitmaps only. */
    static List<CapabilitySet> none() {
        return List.of(
                OrderCapability.none(),
                new BitmapCacheCapability(Collections.nCopies(3, new CellCache(0, 0))),
                new BrushCapability(0),
                GlyphCacheCapability.none(),
                new OffscreenCacheCapability(0, 0, 0));
    }

    /** Whether the host is told of bitmaps that are still there from earlier connections. */
    static boolean persists(HostSettings settings, HostCapabilities host) {
        return settings.graphics() != Graphics.BITMAPS && host.bitmapCacheV2();
    }

    static List<CapabilitySet> capabilities(HostCapabilities host) {
        return List.of(
                orders(),
                host.bitmapCacheV2() ? bitmapCacheV2() : bitmapCache((host.colorDepth() + 7) / 8),
                new BrushCapability(BRUSHES_OF_ALL_COLORS),
                glyphs(),
                new OffscreenCacheCapability(1, CacheSizes.OFFSCREEN_KILOBYTES, CacheSizes.OFFSCREEN_ENTRIES));
    }

    private static OrderCapability orders() {
        byte[] support = new byte[ORDER_NUMBERS];
        for (int order : ORDERS) {
            support[order] = 1;
        }
        int flags = OrderCapability.NEGOTIATE_ORDER_SUPPORT
                | OrderCapability.ZERO_BOUNDS_DELTAS_SUPPORT
                | OrderCapability.COLOR_INDEX_SUPPORT
                | OrderCapability.EXTRA_FLAGS;
        return new OrderCapability(
                Bytes.wrap(new byte[DESCRIPTOR_SIZE]),
                1,
                0,
                flags,
                Bytes.wrap(support),
                0,
                OrderCapability.FRAME_MARKER_SUPPORT,
                SavedDesktop.PIXELS,
                0);
    }

    private static BitmapCacheV2Capability bitmapCacheV2() {
        List<BitmapCacheV2Capability.Cell> cells = new ArrayList<>();
        for (int entries : CacheSizes.BITMAP_ENTRIES) {
            boolean persistent = cells.size() == CacheSizes.PERSISTENT_CACHE;
            cells.add(new BitmapCacheV2Capability.Cell(entries, persistent));
        }
        return new BitmapCacheV2Capability(
                BitmapCacheV2Capability.PERSISTENT_KEYS_EXPECTED | BitmapCacheV2Capability.ALLOW_CACHE_WAITING_LIST,
                cells);
    }

    private static BitmapCacheCapability bitmapCache(int bytesPerPixel) {
        List<CellCache> cells = new ArrayList<>();
        for (int i = 0; i < CacheSizes.BITMAP_ENTRIES.size(); i++) {
            cells.add(new CellCache(CacheSizes.BITMAP_ENTRIES.get(i), CacheSizes.bitmapArea(i) * bytesPerPixel));
        }
        return new BitmapCacheCapability(cells);
    }

    private static GlyphCacheCapability glyphs() {
        return new GlyphCacheCapability(
                GLYPH_SIZES.stream()
                        .map(size -> new CellCache(CacheSizes.GLYPH_ENTRIES, size))
                        .toList(),
                new CellCache(CacheSizes.FRAGMENT_ENTRIES, CacheSizes.FRAGMENT_BYTES),
                OrderPainter.GLYPHS == GlyphRevision.REV2 ? GLYPHS_REVISION_2 : GLYPHS_FULL);
    }
}
