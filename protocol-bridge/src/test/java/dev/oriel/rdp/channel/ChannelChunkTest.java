package dev.oriel.rdp.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.oriel.rdp.testing.PduContract;
import dev.oriel.rdp.wire.Bytes;
import dev.oriel.rdp.wire.DecodeException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ChannelChunkTest {
    @TestFactory
    Stream<DynamicNode> holdsTheContract() {
        return PduContract.ofOpenEnded(
                ChannelChunk::decode, new ChannelChunk(4, ChannelChunk.FIRST, Bytes.ofHex("0102")));
    }

    @Test
    void putsTogetherWhatItHasCut() throws DecodeException {
        Bytes message = Bytes.wrap(new byte[4000]);
        List<ChannelChunk> chunks = ChannelChunk.split(message, ChannelChunk.DEFAULT_SIZE, 0);
        assertThat(chunks).hasSize(3);
        ChunkAssembler assembler = new ChunkAssembler(10_000);
        assertThat(assembler.add(chunks.get(0))).isEmpty();
        assertThat(assembler.add(chunks.get(1))).isEmpty();
        assertThat(assembler.add(chunks.get(2))).contains(message);
        assertThat(assembler.add(ChannelChunk.split(Bytes.EMPTY, 1600, 0).getFirst()))
                .isEqualTo(Optional.of(Bytes.EMPTY));
    }

    @Test
    void refusesWhatGoesBeyondTheAnnouncedLengthOrTheLimit() {
        ChunkAssembler assembler = new ChunkAssembler(100);
        Bytes data = Bytes.wrap(new byte[60]);
        assertThatThrownBy(() -> assembler.add(new ChannelChunk(101, ChannelChunk.FIRST, data)))
                .isInstanceOf(DecodeException.class);
        assertThatThrownBy(() -> assembler.add(new ChannelChunk(59, ChannelChunk.FIRST, data)))
                .isInstanceOf(DecodeException.class);
        assertThatThrownBy(() -> new ChunkAssembler(100).add(new ChannelChunk(60, 0, data)))
                .isInstanceOf(DecodeException.class);
        assertThatThrownBy(() -> assembler.add(new ChannelChunk(61, ChannelChunk.FIRST | ChannelChunk.LAST, data)))
                .isInstanceOf(DecodeException.class);
        assertThatThrownBy(() ->
                        assembler.add(new ChannelChunk(60, ChannelChunk.FIRST | ChannelChunk.PACKET_COMPRESSED, data)))
                .isInstanceOf(DecodeException.class);
    }
}
