package dev.oriel.rdp.capability;

import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Range;
import dev.oriel.rdp.wire.WireReader;
import dev.oriel.rdp.wire.WireWriter;

/**
 * Windows of single applications: [MS-RDPERP] 2.2.1.1.2 Window List Capability Set.
 *
 * @param wndSupportLevel 0 none, 1 yes, 2 extended
 * @param numIconCaches number of caches
 * @param numIconCacheEntries entries in each cache
 */
public record WindowListCapability(long wndSupportLevel, int numIconCaches, int numIconCacheEntries)
        implements CapabilitySet {
    static final int TYPE = 0x18;

    /** In bytes. */
    private static final int BODY_SIZE = 7;

    public WindowListCapability {
        Range.u32("wndSupportLevel", wndSupportLevel);
        Range.u8("numIconCaches", numIconCaches);
        Range.u16("numIconCacheEntries", numIconCacheEntries);
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
        out.u32le(wndSupportLevel);
        out.u8(numIconCaches);
        out.u16le(numIconCacheEntries);
    }

    static WindowListCapability decodeBody(WireReader in) throws DecodeException {
        in.require(BODY_SIZE, "WindowListCapability");
        long wndSupportLevel = in.u32le();
        int numIconCaches = in.u8();
        int numIconCacheEntries = in.u16le();
        return new WindowListCapability(wndSupportLevel, numIconCaches, numIconCacheEntries);
    }
}
