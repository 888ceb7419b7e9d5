package dev.oriel.rdp.capability;

import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Range;
import dev.oriel.rdp.wire.WireReader;
import dev.oriel.rdp.wire.WireWriter;
import java.util.List;

/**
 * Bitmap caches of revision 1: [MS-RDPBCGR] 2.2.7.1.4.1 TS_BITMAPCACHE_CAPABILITYSET.
 *
 * @param caches three
 */
public record BitmapCacheCapability(List<CellCache> caches) implements CapabilitySet {
    static final int TYPE = 0x04;

    private static final int CACHES = 3;
    private static final int PADDING = 24;

    public BitmapCacheCapability {
        caches = List.copyOf(caches);
        Range.check("missing caches", CACHES - caches.size(), 0);
    }

    @Override
    public int type() {
        return TYPE;
    }

    @Override
    public int bodySize() {
        return PADDING + CACHES * CellCache.SIZE;
    }

    @Override
    public void encodeBody(WireWriter out) {
        out.zeros(PADDING);
        CellCache.encodeList(out, caches);
    }

    static BitmapCacheCapability decodeBody(WireReader in) throws DecodeException {
        in.skip(PADDING, "pad");
        return new BitmapCacheCapability(CellCache.decodeList(in, CACHES));
    }
}
