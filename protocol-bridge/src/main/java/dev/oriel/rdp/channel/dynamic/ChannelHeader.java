package dev.oriel.rdp.channel.dynamic;

import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.WireReader;
import dev.oriel.rdp.wire.WireWriter;

/** Fields of one, two or four bytes, as two bits of the header say: [MS-RDPEDYC] 2.2.2.1 cbId, 2.2.3.1 Len. */
final class ChannelHeader {
    private ChannelHeader() {}

    /** 0, 1 or 2 for a field of one, two or four bytes: the least that holds {@code value}. */
    static int width(long value) {
        return value <= 0xFF ? 0 : value <= 0xFFFF ? 1 : 2;
    }

    /** Length of such a field, in bytes. */
    static int bytes(long value) {
        return 1 << width(value);
    }

    /** Length of the header with the channel id, in bytes. */
    static int size(long channelId) {
        return 1 + bytes(channelId);
    }

    static void write(WireWriter out, int command, int special, long channelId) {
        out.u8(command << 4 | special << 2 | width(channelId));
        writeSized(out, channelId);
    }

    static void writeSized(WireWriter out, long value) {
        switch (width(value)) {
            case 0 -> out.u8((int) value);
            case 1 -> out.u16le((int) value);
            default -> out.u32le(value);
        }
    }

    static long readId(int header, WireReader in) throws DecodeException {
        return readSized(header & 3, in, "ChannelId");
    }

    static long readSized(int width, WireReader in, String field) throws DecodeException {
        return switch (width) {
            case 0 -> in.u8();
            case 1 -> in.u16le();
            case 2 -> in.u32le();
            default -> throw DecodeException.invalid("width of " + field, 0, width);
        };
    }
}
