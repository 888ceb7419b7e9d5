package dev.oriel.rdp.capability;

import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Range;
import dev.oriel.rdp.wire.WireReader;
import dev.oriel.rdp.wire.WireWriter;

/**
 * Pointers larger than 32x32: [MS-RDPBCGR] 2.2.7.2.7 TS_LARGE_POINTER_CAPABILITYSET.
 *
 * @param largePointerSupportFlags a combination of the constants
 */
public record LargePointerCapability(int largePointerSupportFlags) implements CapabilitySet {
    static final int TYPE = 0x1B;

    /** Pointers of up to 96x96 pixels. */
    public static final int UP_TO_96X96 = 0x1;

    /** Pointers of up to 384x384 pixels, as fast-path large pointer updates. */
    public static final int UP_TO_384X384 = 0x2;

    /** In bytes. */
    private static final int BODY_SIZE = 2;

    public LargePointerCapability {
        Range.u16("largePointerSupportFlags", largePointerSupportFlags);
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
        out.u16le(largePointerSupportFlags);
    }

    static LargePointerCapability decodeBody(WireReader in) throws DecodeException {
        in.require(BODY_SIZE, "LargePointerCapability");
        int largePointerSupportFlags = in.u16le();
        return new LargePointerCapability(largePointerSupportFlags);
    }
}
