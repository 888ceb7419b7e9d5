package dev.oriel.rdp.capability;

import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Range;
import dev.oriel.rdp.wire.WireReader;
import dev.oriel.rdp.wire.WireWriter;

/**
 * Desktop composition on the client: [MS-RDPEDC] 2.2.1.1 TS_COMPDESK_CAPABILITYSET.
 *
 * @param compDeskSupportLevel 0 none, 1 yes
 */
public record DesktopCompositionCapability(int compDeskSupportLevel) implements CapabilitySet {
    static final int TYPE = 0x19;

    /** In bytes. */
    private static final int BODY_SIZE = 2;

    public DesktopCompositionCapability {
        Range.u16("compDeskSupportLevel", compDeskSupportLevel);
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
        out.u16le(compDeskSupportLevel);
    }

    static DesktopCompositionCapability decodeBody(WireReader in) throws DecodeException {
        in.require(BODY_SIZE, "DesktopCompositionCapability");
        int compDeskSupportLevel = in.u16le();
        return new DesktopCompositionCapability(compDeskSupportLevel);
    }
}
