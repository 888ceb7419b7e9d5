package dev.oriel.rdp.gcc;

import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Range;
import dev.oriel.rdp.wire.WireReader;
import dev.oriel.rdp.wire.WireWriter;

/**
 * Asks for the message channel: [MS-RDPBCGR] 2.2.1.3.7 TS_UD_CS_MCS_MSGCHANNEL.
 *
 * @param flags 0
 */
public record ClientMessageChannelData(long flags) implements ClientBlock {
    static final int TYPE = 0xC006;

    private static final int BODY_SIZE = 4;

    public ClientMessageChannelData {
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

    static ClientMessageChannelData decodeBody(WireReader in) throws DecodeException {
        in.require(BODY_SIZE, "ClientMessageChannelData");
        return new ClientMessageChannelData(in.u32le());
    }
}
