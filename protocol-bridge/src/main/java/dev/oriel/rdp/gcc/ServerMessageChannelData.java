package dev.oriel.rdp.gcc;

import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Range;
import dev.oriel.rdp.wire.WireReader;
import dev.oriel.rdp.wire.WireWriter;

/**
 * Id of the message channel: [MS-RDPBCGR] 2.2.1.4.5 TS_UD_SC_MCS_MSGCHANNEL.
 *
 * @param channelId MCS channel id
 */
public record ServerMessageChannelData(int channelId) implements ServerBlock {
    static final int TYPE = 0x0C04;

    private static final int BODY_SIZE = 2;

    public ServerMessageChannelData {
        Range.u16("channelId", channelId);
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
        out.u16le(channelId);
    }

    static ServerMessageChannelData decodeBody(WireReader in) throws DecodeException {
        in.require(BODY_SIZE, "ServerMessageChannelData");
        return new ServerMessageChannelData(in.u16le());
    }
}
