package dev.oriel.rdp.capability;

import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Range;
import dev.oriel.rdp.wire.WireReader;
import dev.oriel.rdp.wire.WireWriter;

/**
 * Single applications instead of a desktop: [MS-RDPERP] 2.2.1.1.1 Remote Programs Capability Set.
 *
 * @param railSupportLevel a combination of TS_RAIL_LEVEL flags
 */
public record RemoteProgramsCapability(long railSupportLevel) implements CapabilitySet {
    static final int TYPE = 0x17;

    /** In bytes. */
    private static final int BODY_SIZE = 4;

    public RemoteProgramsCapability {
        Range.u32("railSupportLevel", railSupportLevel);
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
        out.u32le(railSupportLevel);
    }

    static RemoteProgramsCapability decodeBody(WireReader in) throws DecodeException {
        in.require(BODY_SIZE, "RemoteProgramsCapability");
        long railSupportLevel = in.u32le();
        return new RemoteProgramsCapability(railSupportLevel);
    }
}
