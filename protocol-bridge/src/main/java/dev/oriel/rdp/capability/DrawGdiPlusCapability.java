package dev.oriel.rdp.capability;

import dev.oriel.rdp.wire.Bytes;
import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Range;
import dev.oriel.rdp.wire.WireReader;
import dev.oriel.rdp.wire.WireWriter;

/**
 * GDI+ drawing orders: [MS-RDPEGDI] 2.2.1.3 TS_DRAW_GDIPLUS_CAPABILITYSET.
 *
 * @param supportLevel 0 none, 1 yes
 * @param version of GDI+
 * @param cacheLevel 0 none, 1 yes
 * @param caches GdipCacheEntries, GdipCacheChunkSize and GdipImageCacheProperties as they came: 24 bytes
 */
public record DrawGdiPlusCapability(long supportLevel, long version, long cacheLevel, Bytes caches)
        implements CapabilitySet {
    static final int TYPE = 0x16;

    private static final int CACHES_SIZE = 24;
    private static final int BODY_SIZE = 12 + CACHES_SIZE;

    public DrawGdiPlusCapability {
        Range.u32("drawGDIPlusSupportLevel", supportLevel);
        Range.u32("GdipVersion", version);
        Range.u32("drawGdiplusCacheLevel", cacheLevel);
        Range.exactly("GdipCacheEntries", caches, CACHES_SIZE);
    }

    @Override
    public int type() {
        return TYPE;
    }

    @Override
    public int bodySize() {
        return BODY_SIZE;
    }

    @Override
    public void encodeBody(WireWriter out) {
        out.u32le(supportLevel);
        out.u32le(version);
        out.u32le(cacheLevel);
        out.bytes(caches);
    }

    static DrawGdiPlusCapability decodeBody(WireReader in) throws DecodeException {
        in.require(BODY_SIZE, "DrawGdiPlusCapability");
        return new DrawGdiPlusCapability(in.u32le(), in.u32le(), in.u32le(), in.bytes(CACHES_SIZE, "GdipCacheEntries"));
    }
}
