package dev.oriel.rdp.capability;

import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Range;
import dev.oriel.rdp.wire.WireReader;
import dev.oriel.rdp.wire.WireWriter;
import java.util.OptionalInt;

/**
 * Pointer caches: [MS-RDPBCGR] 2.2.7.1.5 TS_POINTER_CAPABILITYSET.
 *
 * @param colorPointerFlag 1, always
 * @param colorPointerCacheSize slots for Color Pointer Updates
 * @param pointerCacheSize slots for New Pointer Updates; where absent, those are not understood
 */
public record PointerCapability(int colorPointerFlag, int colorPointerCacheSize, OptionalInt pointerCacheSize)
        implements CapabilitySet {
    static final int TYPE = 0x08;

    public PointerCapability {
        Range.u16("colorPointerFlag", colorPointerFlag);
        Range.u16("colorPointerCacheSize", colorPointerCacheSize);
        Range.u16("pointerCacheSize", pointerCacheSize.orElse(0));
    }

    @Override
    public int type() {
        return TYPE;
    }

    @Override
    public int bodySize() {
        return pointerCacheSize.isPresent() ? 6 : 4;
    }

    @Override
    public void encodeBody(WireWriter out) {
        out.u16le(colorPointerFlag);
        out.u16le(colorPointerCacheSize);
        pointerCacheSize.ifPresent(out::u16le);
    }

    static PointerCapability decodeBody(WireReader in) throws DecodeException {
        in.require(4, "PointerCapability");
        return new PointerCapability(
                in.u16le(), in.u16le(), in.remaining() >= 2 ? OptionalInt.of(in.u16le()) : OptionalInt.empty());
    }
}
