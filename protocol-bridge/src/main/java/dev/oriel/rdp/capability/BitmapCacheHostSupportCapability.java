package dev.oriel.rdp.capability;

import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Range;
import dev.oriel.rdp.wire.WireReader;
import dev.oriel.rdp.wire.WireWriter;

/**
 * That the host has a persistent bitmap cache: [MS-RDPBCGR] 2.2.7.2.1 TS_BITMAPCACHE_HOSTSUPPORT_CAPABILITYSET.
 *
 * @param cacheVersion 1: revision 2
 */
public record BitmapCacheHostSupportCapability(int cacheVersion) implements CapabilitySet {
    static final int TYPE = 0x12;

    /** In bytes. */
    private static final int BODY_SIZE = 4;

    public BitmapCacheHostSupportCapability {
        Range.u8("cacheVersion", cacheVersion);
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
        out.u8(cacheVersion);
        out.zeros(1); // pad1
        out.zeros(2); // pad2
    }

    static BitmapCacheHostSupportCapability decodeBody(WireReader in) throws DecodeException {
        in.require(BODY_SIZE, "BitmapCacheHostSupportCapability");
        int cacheVersion = in.u8();
        in.skip(1, "pad1");
        in.skip(2, "pad2");
        return new BitmapCacheHostSupportCapability(cacheVersion);
    }
}
