package dev.oriel.rdp.share;

import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.WireReader;
import dev.oriel.rdp.wire.WireWriter;
import java.util.Optional;

/**
 * Stops the host's graphics while nobody looks, or starts them again: [MS-RDPBCGR] 2.2.11.3 Suppress Output PDU.
 *
 * @param desktop the area to paint from now on; empty to stop
 */
public record SuppressOutput(Optional<InclusiveRect> desktop) implements DataPdu {
    static final int TYPE = 0x23;

    private static final int FIXED_SIZE = 4;

    @Override
    public int type() {
        return TYPE;
    }

    @Override
    public int size() {
        return FIXED_SIZE + (desktop.isPresent() ? InclusiveRect.SIZE : 0);
    }

    @Override
    public void encode(WireWriter out) {
        out.u8(desktop.isPresent() ? 1 : 0); // allowDisplayUpdates
        out.zeros(3); // pad3Octets
        desktop.ifPresent(rect -> rect.encode(out));
    }

    static SuppressOutput decode(WireReader in) throws DecodeException {
        in.require(FIXED_SIZE, "SuppressOutput");
        boolean allow = in.u8() != 0;
        in.skip(3, "pad3Octets");
        return new SuppressOutput(allow ? Optional.of(InclusiveRect.decode(in)) : Optional.empty());
    }
}
