package dev.oriel.encoder.client;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.oriel.encoder.wire.ByteSink;
import dev.oriel.encoder.wire.FrameMessage;
import dev.oriel.encoder.wire.FrameWriter;
import dev.oriel.encoder.wire.History;
import dev.oriel.encoder.wire.MalformedMessageException;
import java.nio.ByteBuffer;

/** A frame of any bytes is applied or refused by {@link MalformedMessageException}. */
class FrameFuzzTest {
    /** Made once: a writer holds a deflater, whose native memory waits for the collector. */
    private static final byte[] FIRST = first();

    private static byte[] first() {
        FrameWriter writer = new FrameWriter();
        writer.resize(40, 40);
        ByteSink out = new ByteSink();
        writer.finish(1, 0, true, FrameWriter.Compression.NONE, new History(), out);
        return out.toArray();
    }

    @FuzzTest(maxDuration = "15s")
    void frame(byte[] message) {
        ClientModel client = new ClientModel(1 << 16);
        // the frame that follows has the right number, so that fuzzing does not have to find it
        if (message.length > 6) {
            message[2] = 2;
            message[3] = 0;
            message[4] = 0;
            message[5] = 0;
        }
        try {
            client.apply(ByteBuffer.wrap(FIRST.clone()));
            FrameMessage _ = client.apply(ByteBuffer.wrap(message));
        } catch (MalformedMessageException e) {
            return;
        }
    }
}
