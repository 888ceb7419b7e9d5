package dev.oriel.rdp.capability;

import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Range;
import dev.oriel.rdp.wire.WireReader;
import dev.oriel.rdp.wire.WireWriter;

/**
 * Brushes of drawing orders: [MS-RDPBCGR] 2.2.7.1.7 TS_BRUSH_CAPABILITYSET.
 *
 * @param brushSupportLevel 0 default, 1 8x8 colours, 2 full
 */
public record BrushCapability(long brushSupportLevel) implements CapabilitySet {
    static final int TYPE = 0x0F;

    /** In bytes. */
    private static final int BODY_SIZE = 4;

    public BrushCapability {
        Range.u32("brushSupportLevel", brushSupportLevel);
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
        out.u32le(brushSupportLevel);
    }

    static BrushCapability decodeBody(WireReader in) throws DecodeException {
        in.require(BODY_SIZE, "BrushCapability");
        long brushSupportLevel = in.u32le();
        return new BrushCapability(brushSupportLevel);
    }
}
