package dev.oriel.rdp.channel.dynamic;

import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Range;
import dev.oriel.rdp.wire.WireReader;
import dev.oriel.rdp.wire.WireWriter;
import java.nio.charset.StandardCharsets;

/** [MS-RDPEDYC] 2.2.2: a channel is opened, or refused. */
public sealed interface CreatePdu extends DynamicPdu {
    int CREATE = 0x1;

    /**
     * [MS-RDPEDYC] 2.2.2.1 DVC Create Request PDU.
     *
     * @param priority 0..3, which of the priority charges holds
     * @param name of the listener, one byte a character
     */
    record Request(long channelId, int priority, String name) implements CreatePdu {
        public Request {
            Range.u32("ChannelId", channelId);
            Range.check("Pri", priority, 3);
            if (!name.chars().allMatch(c -> c > 0 && c < 0x100)) {
                throw new IllegalArgumentException("channel name '" + name + "' is not of single bytes");
            }
        }

        @Override
        public void encode(WireWriter out) {
            ChannelHeader.write(out, CREATE, priority, channelId);
            out.bytes(name.getBytes(StandardCharsets.ISO_8859_1)).u8(0);
        }

        @Override
        public int size() {
            return ChannelHeader.size(channelId) + name.length() + 1;
        }

        static Request decodeBody(int header, WireReader in) throws DecodeException {
            long channelId = ChannelHeader.readId(header, in);
            StringBuilder name = new StringBuilder();
            for (int c = in.u8(); c != 0; c = in.u8()) {
                name.append((char) c);
            }
            return new Request(channelId, (header >> 2) & 3, name.toString());
        }
    }

    /**
     * [MS-RDPEDYC] 2.2.2.2 DVC Create Response PDU.
     *
     * @param creationStatus an HRESULT: negative where the channel was refused
     */
    record Response(long channelId, int creationStatus) implements CreatePdu {
        public Response {
            Range.u32("ChannelId", channelId);
        }

        @Override
        public void encode(WireWriter out) {
            ChannelHeader.write(out, CREATE, 0, channelId);
            out.i32le(creationStatus);
        }

        @Override
        public int size() {
            return ChannelHeader.size(channelId) + 4;
        }

        static Response decodeBody(int header, WireReader in) throws DecodeException {
            return new Response(ChannelHeader.readId(header, in), in.i32le());
        }
    }
}
