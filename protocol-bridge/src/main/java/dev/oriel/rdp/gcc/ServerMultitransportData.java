package dev.oriel.rdp.gcc;

import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Range;
import dev.oriel.rdp.wire.WireReader;
import dev.oriel.rdp.wire.WireWriter;

/**
 * Transports over UDP that the host can do: [MS-RDPBCGR] 2.2.1.4.6 TS_UD_SC_MULTITRANSPORT.
 *
 * @param flags 0 for none
 */
public record ServerMultitransportData(long flags) implements ServerBlock {
    static final int TYPE = 0x0C08;

    private static final int BODY_SIZE = 4;

    public ServerMultitransportData {
        Range.u32("flags", flags);
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
        out.u32le(flags);
    }

    static ServerMultitransportData decodeBody(WireReader in) throws DecodeException {
        in.require(BODY_SIZE, "ServerMultitransportData");
        return new ServerMultitransportData(in.u32le());
    }
}
