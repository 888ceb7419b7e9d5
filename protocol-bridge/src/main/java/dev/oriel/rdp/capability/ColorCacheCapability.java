package dev.oriel.rdp.capability;

import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Range;
import dev.oriel.rdp.wire.WireReader;
import dev.oriel.rdp.wire.WireWriter;

/**
 * Colour table cache of palette orders: [MS-RDPEGDI] 2.2.1.1 TS_COLORTABLE_CAPABILITYSET.
 *
 * @param colorTableCacheSize entries
 */
public record ColorCacheCapability(int colorTableCacheSize) implements CapabilitySet {
    static final int TYPE = 0x0A;

    /** In bytes. */
    private static final int BODY_SIZE = 4;

    public ColorCacheCapability {
        Range.u16("colorTableCacheSize", colorTableCacheSize);
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
        out.u16le(colorTableCacheSize);
        out.zeros(2); // pad2octets
    }

    static ColorCacheCapability decodeBody(WireReader in) throws DecodeException {
        in.require(BODY_SIZE, "ColorCacheCapability");
        int colorTableCacheSize = in.u16le();
        in.skip(2, "pad2octets");
        return new ColorCacheCapability(colorTableCacheSize);
    }
}
