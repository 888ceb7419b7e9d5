package dev.oriel.encoder.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.ByteBuffer;

/**
 * Whatever a client sends is understood in full or refused: nothing but {@link MalformedMessageException} is thrown, and
 * what is understood encodes to the same bytes. As a test it replays what fuzzing has found; with {@code JAZZER_FUZZ=1}
 * it searches.
 */
class ClientMessageFuzzTest {
    @FuzzTest(maxDuration = "15s")
    void clientMessage(byte[] message) {
        ClientMessage decoded;
        try {
            decoded = ClientMessage.decode(ByteBuffer.wrap(message));
        } catch (MalformedMessageException e) {
            return;
        }
        ByteSink out = new ByteSink();
        decoded.encode(out);
        assertThat(out.toArray()).isEqualTo(message);
    }

    @FuzzTest(maxDuration = "15s")
    void tileOffer(byte[] tiles) {
        TileOffer decoded;
        try {
            decoded = TileOffer.decode(1, ByteBuffer.wrap(tiles));
        } catch (MalformedMessageException e) {
            return;
        }
        ByteSink out = new ByteSink();
        decoded.encode(out);
        assertThat(out.toArray()).isEqualTo(tiles);
    }

    @FuzzTest(maxDuration = "15s")
    void pointerMessage(byte[] message) {
        PointerMessage decoded;
        try {
            decoded = PointerMessage.decode(ByteBuffer.wrap(message));
        } catch (MalformedMessageException e) {
            return;
        }
        ByteSink out = new ByteSink();
        decoded.encode(out);
        assertThat(out.toArray()).isEqualTo(message);
    }
}
