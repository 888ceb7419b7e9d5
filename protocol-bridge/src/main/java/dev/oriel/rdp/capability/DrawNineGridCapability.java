package dev.oriel.rdp.capability;

import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Range;
import dev.oriel.rdp.wire.WireReader;
import dev.oriel.rdp.wire.WireWriter;

/**
 * Nine-grid bitmaps of drawing orders: [MS-RDPEGDI] 2.2.1.2 TS_DRAW_NINEGRID_CAPABILITYSET.
 *
 * @param drawNineGridSupportLevel 0 none, 1 revision 1, 2 revision 2
 * @param drawNineGridCacheSize in kilobytes
 * @param drawNineGridCacheEntries number of bitmaps
 */
public record DrawNineGridCapability(
        long drawNineGridSupportLevel, int drawNineGridCacheSize, int drawNineGridCacheEntries)
        implements CapabilitySet {
    static final int TYPE = 0x15;

    /** In bytes. */
    private static final int BODY_SIZE = 8;

    public DrawNineGridCapability {
        Range.u32("drawNineGridSupportLevel", drawNineGridSupportLevel);
        Range.u16("drawNineGridCacheSize", drawNineGridCacheSize);
        Range.u16("drawNineGridCacheEntries", drawNineGridCacheEntries);
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
        out.u32le(drawNineGridSupportLevel);
        out.u16le(drawNineGridCacheSize);
        out.u16le(drawNineGridCacheEntries);
    }

    static DrawNineGridCapability decodeBody(WireReader in) throws DecodeException {
        in.require(BODY_SIZE, "DrawNineGridCapability");
        long drawNineGridSupportLevel = in.u32le();
        int drawNineGridCacheSize = in.u16le();
        int drawNineGridCacheEntries = in.u16le();
        return new DrawNineGridCapability(drawNineGridSupportLevel, drawNineGridCacheSize, drawNineGridCacheEntries);
    }
}
