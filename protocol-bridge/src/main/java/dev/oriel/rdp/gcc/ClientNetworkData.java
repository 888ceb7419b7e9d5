package dev.oriel.rdp.gcc;

import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Limits;
import dev.oriel.rdp.wire.Range;
import dev.oriel.rdp.wire.WireReader;
import dev.oriel.rdp.wire.WireWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * Static virtual channels that the client wants: [MS-RDPBCGR] 2.2.1.3.4 TS_UD_CS_NET.
 *
 * @param channels at most {@value #MAX_CHANNELS}
 */
public record ClientNetworkData(List<Channel> channels) implements ClientBlock {
    static final int TYPE = 0xC003;

    public static final int MAX_CHANNELS = 31;

    private static final int NAME_SIZE = 8;

    /**
     * One channel: 2.2.1.3.4.1 CHANNEL_DEF.
     *
     * @param name at most seven ASCII characters
     * @param options a combination of the constants
     */
    public record Channel(String name, long options) {
        /** In bytes. */
        static final int SIZE = NAME_SIZE + 4;

        public static final long INITIALIZED = 0x8000_0000L;
        public static final long ENCRYPT_RDP = 0x4000_0000L;
        public static final long COMPRESS_RDP = 0x0080_0000L;
        public static final long SHOW_PROTOCOL = 0x0020_0000L;

        public Channel {
            Range.check("length of channel name", name.length(), NAME_SIZE - 1);
            Range.u32("options", options);
            if (!name.chars().allMatch(c -> c > 0 && c < 0x100)) {
                throw new IllegalArgumentException("channel name is not plain text");
            }
        }
    }

    public ClientNetworkData {
        channels = List.copyOf(channels);
        Range.check("channelCount", channels.size(), MAX_CHANNELS);
    }

    @Override
    public int type() {
        return TYPE;
    }

    @Override
    public int bodySize() {
        return 4 + channels.size() * Channel.SIZE;
    }

    @Override
    public void encodeBody(WireWriter out) {
        out.u32le(channels.size());
        for (Channel channel : channels) {
            channel.name.chars().forEach(out::u8);
            out.zeros(NAME_SIZE - channel.name.length());
            out.u32le(channel.options);
        }
    }

    static ClientNetworkData decodeBody(WireReader in) throws DecodeException {
        in.require(4, "channelCount");
        int count = Limits.check("channelCount", in.position(), in.u32le(), MAX_CHANNELS);
        in.require(count * Channel.SIZE, "channelDefArray");
        List<Channel> channels = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            channels.add(new Channel(readName(in.slice(NAME_SIZE, "name")), in.u32le()));
        }
        return new ClientNetworkData(channels);
    }

    /** Text up to the first zero; the eighth byte is a zero in any case. */
    private static String readName(WireReader in) throws DecodeException {
        StringBuilder name = new StringBuilder();
        while (in.remaining() > 1 && in.peekU8() != 0) {
            name.append((char) in.u8());
        }
        return name.toString();
    }
}
