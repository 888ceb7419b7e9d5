package dev.oriel.rdp.channel.dynamic;

import dev.oriel.rdp.wire.Bytes;
import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Range;
import dev.oriel.rdp.wire.WireReader;
import dev.oriel.rdp.wire.WireWriter;

/** [MS-RDPEDYC] 2.2.3: the messages on a channel, cut into parts where they are long. */
public sealed interface TransferPdu extends DynamicPdu {
    int DATA_FIRST = 0x2;
    int DATA = 0x3;
    int DATA_FIRST_COMPRESSED = 0x6;
    int DATA_COMPRESSED = 0x7;

    /**
     * [MS-RDPEDYC] 2.2.3.1 DVC Data First PDU and 2.2.3.3 DVC Data First Compressed PDU: the first part of a message.
     *
     * @param length of the whole message in bytes, before compression
     * @param data a view where it was decoded: valid as long as the buffer that was read
     */
    record DataFirst(long channelId, long length, boolean compressed, Bytes data) implements TransferPdu {
        public DataFirst {
            Range.u32("ChannelId", channelId);
            Range.u32("Length", length);
        }

        @Override
        public void encode(WireWriter out) {
            int command = compressed ? DATA_FIRST_COMPRESSED : DATA_FIRST;
            ChannelHeader.write(out, command, ChannelHeader.width(length), channelId);
            ChannelHeader.writeSized(out, length);
            out.bytes(data);
        }

        @Override
        public int size() {
            return ChannelHeader.size(channelId) + ChannelHeader.bytes(length) + data.length();
        }

        static DataFirst decodeBody(boolean compressed, int header, WireReader in) throws DecodeException {
            long channelId = ChannelHeader.readId(header, in);
            long length = ChannelHeader.readSized((header >> 2) & 3, in, "Length");
            return new DataFirst(channelId, length, compressed, in.view(in.remaining(), "Data"));
        }
    }

    /**
     * [MS-RDPEDYC] 2.2.3.2 DVC Data PDU and 2.2.3.4 DVC Data Compressed PDU: a further part of a message, or a whole one.
     *
     * @param data a view where it was decoded: valid as long as the buffer that was read
     */
    record Data(long channelId, boolean compressed, Bytes data) implements TransferPdu {
        public Data {
            Range.u32("ChannelId", channelId);
        }

        @Override
        public void encode(WireWriter out) {
            ChannelHeader.write(out, compressed ? DATA_COMPRESSED : DATA, 0, channelId);
            out.bytes(data);
        }

        @Override
        public int size() {
            return ChannelHeader.size(channelId) + data.length();
        }

        static Data decodeBody(boolean compressed, int header, WireReader in) throws DecodeException {
            long channelId = ChannelHeader.readId(header, in);
            return new Data(channelId, compressed, in.view(in.remaining(), "Data"));
        }
    }
}
