package dev.oriel.rdp.capability;

import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Range;
import dev.oriel.rdp.wire.WireReader;
import dev.oriel.rdp.wire.WireWriter;

/**
 * Off-screen bitmaps of drawing orders: [MS-RDPBCGR] 2.2.7.1.9 TS_OFFSCREEN_CAPABILITYSET.
 *
 * @param offscreenSupportLevel 1 where supported
 * @param offscreenCacheSize in kilobytes
 * @param offscreenCacheEntries number of bitmaps
 */
public record OffscreenCacheCapability(long offscreenSupportLevel, int offscreenCacheSize, int offscreenCacheEntries)
        implements CapabilitySet {
    static final int TYPE = 0x11;

    /** In bytes. */
    private static final int BODY_SIZE = 8;

    public OffscreenCacheCapability {
        Range.u32("offscreenSupportLevel", offscreenSupportLevel);
        Range.u16("offscreenCacheSize", offscreenCacheSize);
        Range.u16("offscreenCacheEntries", offscreenCacheEntries);
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
        out.u32le(offscreenSupportLevel);
        out.u16le(offscreenCacheSize);
        out.u16le(offscreenCacheEntries);
    }

    static OffscreenCacheCapability decodeBody(WireReader in) throws DecodeException {
        in.require(BODY_SIZE, "OffscreenCacheCapability");
        long offscreenSupportLevel = in.u32le();
        int offscreenCacheSize = in.u16le();
        int offscreenCacheEntries = in.u16le();
        return new OffscreenCacheCapability(offscreenSupportLevel, offscreenCacheSize, offscreenCacheEntries);
    }
}
