package dev.oriel.encoder.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.oriel.display.Rect;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FrameWriterTest {
    private static final List<FrameWriter.Compression> ALL = List.of(
            FrameWriter.Compression.NONE,
            FrameWriter.Compression.LZ4,
            FrameWriter.Compression.DEFLATE_FAST,
            FrameWriter.Compression.DEFLATE);

    private final FrameWriter writer = new FrameWriter();

    @Test
    void whatIsWrittenIsReadAgain() throws MalformedMessageException {
        writer.store(1, 2, 3, 4, 5);
        writer.evict(65535);
        writer.copy(1, 2, 3, 4, 5, 6);
        writer.fill(8191, 0, 1, 1, 0xABCDEF);
        writer.palette(0, 1, 2, 3, 8, 256);
        writer.data().bytes(new byte[] {1, 2, 3}, 0, 3);
        writer.filtered(9, 8, 7, 6, Wire.FILTER_UP);
        writer.jpeg(1, 1, 16, 16, new byte[] {7, 8, 9}, 2);
        writer.cached(4, 3, 77);

        FrameMessage frame = decode(writer, -2, -1, true);

        assertThat(frame.frameId()).isEqualTo(-2);
        assertThat(frame.echo()).isEqualTo(-1);
        assertThat(frame.complete()).isTrue();
        assertThat(frame.operations())
                .containsExactly(
                        new FrameOp.Store(new Rect(1, 2, 3, 4), 5),
                        new FrameOp.Evict(65535),
                        new FrameOp.Copy(new Rect(1, 2, 3, 4), 5, 6),
                        new FrameOp.Fill(new Rect(8191, 0, 1, 1), 0xABCDEF),
                        new FrameOp.Palette(new Rect(0, 1, 2, 3), 8, 256),
                        new FrameOp.Filtered(new Rect(9, 8, 7, 6), Wire.FILTER_UP),
                        new FrameOp.Jpeg(new Rect(1, 1, 16, 16), 2),
                        new FrameOp.Cached(4, 3, 77));
        assertThat(frame.data()).containsExactly(1, 2, 3);
        assertThat(frame.blobs()).containsExactly(7, 8);
    }

    @Test
    void compressesOnlyWhereItHelps() throws MalformedMessageException {
        byte[] even = new byte[1000];
        byte[] random = new byte[1000];
        new Random(1).nextBytes(random);
        for (byte[] bytes : new byte[][] {even, random}) {
            writer.clear();
            writer.data().bytes(bytes, 0, bytes.length);
            ByteSink out = new ByteSink();
            writer.finish(1, 0, false, FrameWriter.Compression.LZ4, new History(), out);
            assertThat((out.array()[1] & Wire.FLAG_COMPRESSED) != 0).isEqualTo(Arrays.equals(bytes, even));
            assertThat(FrameMessage.decode(ByteBuffer.wrap(out.toArray())).data())
                    .isEqualTo(bytes);
        }
    }

    @Test
    void deflatedBlocksReferToThoseBeforeThem() throws MalformedMessageException {
        byte[] random = new byte[5000];
        new Random(1).nextBytes(random);
        History sent = new History();
        History received = new History();
        for (int frame = 1; frame < 100; frame++) {
            writer.clear();
            int from = frame * 37;
            writer.data().bytes(random, from, 1000);
            ByteSink out = new ByteSink();
            writer.finish(frame, 0, true, ALL.get(frame % ALL.size()), sent, out);
            assertThat(FrameMessage.decode(ByteBuffer.wrap(out.toArray()), received)
                            .data())
                    .isEqualTo(Arrays.copyOfRange(random, from, from + 1000));
            if (frame > 1 && frame % 4 >= 2) {
                assertThat(out.size()).as("frame %d", frame).isLessThan(200);
            }
        }
    }

    @Test
    void largeBlocksStandAlone() throws MalformedMessageException {
        byte[] data = new byte[200_000];
        Random random = new Random(1);
        for (int i = 0; i < data.length; i++) {
            data[i] = (byte) random.nextInt(5);
        }
        History sent = new History();
        History received = new History();
        for (int frame = 1; frame < 4; frame++) {
            writer.clear();
            writer.data().bytes(data, 0, data.length);
            ByteSink out = new ByteSink();
            writer.finish(frame, 0, true, FrameWriter.Compression.DEFLATE_FAST, sent, out);
            assertThat(out.size()).as("frame %d", frame).isLessThan(data.length / 2);
            assertThat(FrameMessage.decode(ByteBuffer.wrap(out.toArray()), received)
                            .data())
                    .isEqualTo(data);
        }
    }

    @Test
    void aShortBlockRefersToTheEndOfALongHistory() throws MalformedMessageException {
        byte[] random = new byte[40_000];
        new Random(2).nextBytes(random);
        History sent = new History();
        History received = new History();
        sent.add(random, random.length);
        received.add(random, random.length);
        byte[] letter = Arrays.copyOfRange(random, 35_000, 35_100);
        writer.data().bytes(letter, 0, letter.length);
        ByteSink out = new ByteSink();
        writer.finish(1, 0, true, FrameWriter.Compression.DEFLATE, sent, out);
        assertThat(out.size()).isLessThan(30);
        assertThat(FrameMessage.decode(ByteBuffer.wrap(out.toArray()), received).data())
                .isEqualTo(letter);
    }

    @Test
    void framesFollowEachOtherInOneBuffer() throws MalformedMessageException {
        ByteSink out = new ByteSink();
        writer.resize(5, 6);
        writer.finish(1, 0, true, FrameWriter.Compression.LZ4, new History(), out);
        int first = out.size();
        writer.clear();
        assertThat(writer.isEmpty()).isTrue();
        writer.fill(0, 0, 1, 1, 1);
        writer.finish(2, 0, true, FrameWriter.Compression.LZ4, new History(), out);
        assertThat(FrameMessage.decode(ByteBuffer.wrap(out.array(), first, out.size() - first))
                        .frameId())
                .isEqualTo(2);
        assertThat(FrameMessage.decode(ByteBuffer.wrap(out.array(), 0, first)).frameId())
                .isEqualTo(1);
    }

    @Test
    void everyTruncationIsRefused() {
        writer.resize(50, 60);
        writer.palette(0, 0, 8, 8, 1, 2);
        writer.data().bytes(new byte[14], 0, 14);
        writer.jpeg(0, 0, 8, 8, new byte[20], 20);
        ByteSink out = new ByteSink();
        writer.finish(1, 0, true, FrameWriter.Compression.LZ4, new History(), out);
        int withoutBlobs = out.size() - 20;
        for (int length = 0; length < withoutBlobs; length++) {
            ByteBuffer cut = ByteBuffer.wrap(Arrays.copyOf(out.array(), length));
            assertThatExceptionOfType(MalformedMessageException.class)
                    .as("%d bytes", length)
                    .isThrownBy(() -> FrameMessage.decode(cut));
        }
    }

    private static FrameMessage decode(FrameWriter writer, int id, int echo, boolean complete)
            throws MalformedMessageException {
        ByteSink out = new ByteSink();
        writer.finish(id, echo, complete, FrameWriter.Compression.LZ4, new History(), out);
        return FrameMessage.decode(ByteBuffer.wrap(out.toArray()));
    }
}
