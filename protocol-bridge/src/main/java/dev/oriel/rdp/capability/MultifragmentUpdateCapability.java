package dev.oriel.rdp.capability;

import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Range;
import dev.oriel.rdp.wire.WireReader;
import dev.oriel.rdp.wire.WireWriter;

/**
 * Largest fast-path update after reassembly: [MS-RDPBCGR] 2.2.7.2.6 TS_MULTIFRAGMENTUPDATE_CAPABILITYSET.
 *
 * @param maxRequestSize in bytes
 */
public record MultifragmentUpdateCapability(long maxRequestSize) implements CapabilitySet {
    static final int TYPE = 0x1A;

    /** In bytes. */
    private static final int BODY_SIZE = 4;

    public MultifragmentUpdateCapability {
        Range.u32("maxRequestSize", maxRequestSize);
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
        out.u32le(maxRequestSize);
    }

    static MultifragmentUpdateCapability decodeBody(WireReader in) throws DecodeException {
        in.require(BODY_SIZE, "MultifragmentUpdateCapability");
        long maxRequestSize = in.u32le();
        return new MultifragmentUpdateCapability(maxRequestSize);
    }
}
