package dev.oriel.rdp.gcc;

import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Range;
import dev.oriel.rdp.wire.WireReader;
import dev.oriel.rdp.wire.WireWriter;

/**
 * Transports over UDP that the client can do: [MS-RDPBCGR] 2.2.1.3.8 TS_UD_CS_MULTITRANSPORT.
 *
 * @param flags 0 for none
 */
public record ClientMultitransportData(long flags) implements ClientBlock {
    static final int TYPE = 0xC00A;

    private static final int BODY_SIZE = 4;

    public ClientMultitransportData {
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

    static ClientMultitransportData decodeBody(WireReader in) throws DecodeException {
        in.require(BODY_SIZE, "ClientMultitransportData");
        return new ClientMultitransportData(in.u32le());
    }
}
