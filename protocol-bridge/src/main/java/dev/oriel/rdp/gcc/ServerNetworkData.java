package dev.oriel.rdp.gcc;

import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Limits;
import dev.oriel.rdp.wire.Range;
import dev.oriel.rdp.wire.WireReader;
import dev.oriel.rdp.wire.WireWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * Ids of the channels: [MS-RDPBCGR] 2.2.1.4.4 TS_UD_SC_NET.
 *
 * @param ioChannelId MCS channel id of the I/O channel
 * @param channelIds MCS channel ids of the static virtual channels, in the client's order; 0 where refused
 */
public record ServerNetworkData(int ioChannelId, List<Integer> channelIds) implements ServerBlock {
    static final int TYPE = 0x0C03;

    public ServerNetworkData {
        Range.u16("MCSChannelId", ioChannelId);
        channelIds = List.copyOf(channelIds);
        Range.check("channelCount", channelIds.size(), ClientNetworkData.MAX_CHANNELS);
        channelIds.forEach(id -> Range.u16("channelIdArray", id));
    }

    @Override
    public int type() {
        return TYPE;
    }

    /** Padded to a multiple of four. */
    @Override
    public int bodySize() {
        return 4 + (channelIds.size() + 1) / 2 * 4;
    }

    @Override
    public void encodeBody(WireWriter out) {
        out.u16le(ioChannelId);
        out.u16le(channelIds.size());
        channelIds.forEach(out::u16le);
        out.zeros(channelIds.size() % 2 * 2);
    }

    static ServerNetworkData decodeBody(WireReader in) throws DecodeException {
        in.require(4, "TS_UD_SC_NET");
        int ioChannelId = in.u16le();
        int count = Limits.check("channelCount", in.position(), in.u16le(), ClientNetworkData.MAX_CHANNELS);
        List<Integer> ids = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            ids.add(in.u16le());
        }
        return new ServerNetworkData(ioChannelId, ids);
    }
}
