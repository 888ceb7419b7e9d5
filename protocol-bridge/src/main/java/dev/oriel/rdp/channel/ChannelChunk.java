package dev.oriel.rdp.channel;

import dev.oriel.rdp.wire.Bytes;
import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Pdu;
import dev.oriel.rdp.wire.Range;
import dev.oriel.rdp.wire.WireReader;
import dev.oriel.rdp.wire.WireWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * A part of a message on a static virtual channel: [MS-RDPBCGR] 2.2.6.1 Virtual Channel PDU.
 *
 * <pre>{@code
 *  0        4       8
 * +--------+-------+------+
 * | length | flags | data |    length of the whole message in bytes, before compression
 * +--------+-------+------+
 * }</pre>
 *
 * @param totalLength length of the whole message in bytes
 * @param flags a combination of the constants; bits 16 to 23 are the type of compression
 * @param data after decoding a view, valid as long as the buffer that was read
 */
public record ChannelChunk(long totalLength, long flags, Bytes data) implements Pdu {
    public static final long FIRST = 0x1;
    public static final long LAST = 0x2;
    public static final long SHOW_PROTOCOL = 0x10;
    public static final long SUSPEND = 0x20;
    public static final long RESUME = 0x40;
    public static final long PACKET_COMPRESSED = 0x0020_0000;
    public static final long PACKET_AT_FRONT = 0x0040_0000;
    public static final long PACKET_FLUSHED = 0x0080_0000;

    /** CHANNEL_CHUNK_LENGTH: largest data of one chunk in bytes, unless the host allows more. */
    public static final int DEFAULT_SIZE = 1600;

    private static final int HEADER_SIZE = 8;

    public ChannelChunk {
        Range.u32("length", totalLength);
        Range.u32("flags", flags);
    }

    /**
     * Cuts a message into chunks.
     *
     * @param chunkSize largest data of one chunk in bytes
     */
    public static List<ChannelChunk> split(Bytes message, int chunkSize, long flags) {
        List<ChannelChunk> chunks = new ArrayList<>();
        int at = 0;
        do {
            int length = Math.min(chunkSize, message.length() - at);
            long first = at == 0 ? FIRST : 0;
            long last = at + length == message.length() ? LAST : 0;
            chunks.add(new ChannelChunk(message.length(), flags | first | last, message.slice(at, length)));
            at += length;
        } while (at < message.length());
        return List.copyOf(chunks);
    }

    public boolean has(long flag) {
        return (flags & flag) != 0;
    }

    @Override
    public int size() {
        return HEADER_SIZE + data.length();
    }

    @Override
    public void encode(WireWriter out) {
        out.u32le(totalLength).u32le(flags).bytes(data);
    }

    public static ChannelChunk decode(WireReader in) throws DecodeException {
        in.require(HEADER_SIZE, "CHANNEL_PDU_HEADER");
        return new ChannelChunk(in.u32le(), in.u32le(), in.view(in.remaining(), "virtualChannelData"));
    }
}
