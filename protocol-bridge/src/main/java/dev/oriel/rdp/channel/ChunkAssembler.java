package dev.oriel.rdp.channel;

import dev.oriel.rdp.wire.Bytes;
import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Limits;
import dev.oriel.rdp.wire.WireWriter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Puts the chunks of one static virtual channel together again: [MS-RDPBCGR] 3.1.5.2.2.1. Confined to the connection's
 * thread.
 *
 * <p>INVARIANT: never holds more than the announced length, nor more than the limit.
 */
public final class ChunkAssembler {
    private final int limit;
    private long expected;
    private @Nullable WireWriter message;

    /** @param limit largest message in bytes */
    public ChunkAssembler(int limit) {
        this.limit = limit;
    }

    /** Takes a chunk that is not compressed. Returns the message where it was the last, valid for as long as one likes. */
    public Optional<Bytes> add(ChannelChunk chunk) throws DecodeException {
        if (chunk.has(ChannelChunk.PACKET_COMPRESSED)) {
            throw new DecodeException(
                    DecodeException.Kind.UNSUPPORTED, "flags", 4, "compression of channel data was not offered");
        }
        if (chunk.has(ChannelChunk.FIRST)) {
            expected = Limits.check("length", 0, chunk.totalLength(), limit);
            message = new WireWriter();
        }
        WireWriter open = message;
        if (open == null) {
            throw DecodeException.unexpected("flags", 4, "chunk without a first one");
        }
        if (open.size() + (long) chunk.data().length() > expected) {
            throw DecodeException.tooLarge(
                    "virtualChannelData", 8, open.size() + (long) chunk.data().length(), expected);
        }
        open.bytes(chunk.data());
        if (!chunk.has(ChannelChunk.LAST)) {
            return Optional.empty();
        }
        message = null;
        if (open.size() != expected) {
            throw DecodeException.invalid("length", 0, expected);
        }
        return Optional.of(open.toBytes());
    }
}
