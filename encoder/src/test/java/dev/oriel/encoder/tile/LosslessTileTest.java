package dev.oriel.encoder.tile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oriel.encoder.client.ClientModel;
import dev.oriel.encoder.wire.ByteSink;
import dev.oriel.encoder.wire.FrameWriter;
import dev.oriel.encoder.wire.History;
import dev.oriel.encoder.wire.MalformedMessageException;
import java.nio.ByteBuffer;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LosslessTileTest {
    private static final int SIDE = 90;

    private final LosslessTile tiles = new LosslessTile();

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 5, 16, 40, 256, 1 << 24})
    void clientShowsTheSamePixels(int colours) throws MalformedMessageException {
        Random random = new Random(colours);
        for (int round = 0; round < 60; round++) {
            int width = 1 + random.nextInt(round < 30 ? 64 : 8);
            int height = 1 + random.nextInt(round < 30 ? 64 : 8);
            int[] choice = random.ints(Math.min(colours, 5000), 0, 1 << 24).toArray();
            int[] pixels = random.ints(SIDE * SIDE, 0, choice.length)
                    .map(i -> choice[i])
                    .toArray();
            check(pixels, random.nextInt(SIDE - width + 1), random.nextInt(SIDE - height + 1), width, height);
        }
    }

    @Test
    void smoothPicturesAreFilteredAndShowTheSamePixels() throws MalformedMessageException {
        int[] pixels = new int[SIDE * SIDE];
        for (int i = 0; i < pixels.length; i++) {
            int x = i % SIDE;
            int y = i / SIDE;
            pixels[i] = ((x * 2 + y) & 0xFF) << 16 | (y * 2 & 0xFF) << 8 | ((x + y) & 0xFF);
        }
        assertThat(check(pixels, 7, 9, 64, 64)).isEqualTo(LosslessTile.Kind.FILTERED);
    }

    private LosslessTile.Kind check(int[] pixels, int x, int y, int width, int height)
            throws MalformedMessageException {
        FrameWriter writer = new FrameWriter();
        writer.resize(SIDE, SIDE);
        int at = y * SIDE + x;
        int count = tiles.analyze(pixels, at, SIDE, width, height);
        LosslessTile.Kind kind = tiles.write(writer, x, y, pixels, at, SIDE, width, height, count);
        ByteSink out = new ByteSink();
        writer.finish(1, 0, true, FrameWriter.Compression.LZ4, new History(), out);
        ClientModel client = new ClientModel(0);
        client.apply(ByteBuffer.wrap(out.toArray()));
        for (int row = y; row < y + height; row++) {
            for (int column = x; column < x + width; column++) {
                assertThat(client.pixels()[row * SIDE + column]).isEqualTo(pixels[row * SIDE + column]);
            }
        }
        return kind;
    }

    @Test
    void uniformMeansEveryPixel() {
        int[] pixels = new int[10 * 10];
        assertThat(LosslessTile.isUniform(pixels, 11, 10, 8, 8)).isTrue();
        for (int i = 0; i < 64; i++) {
            int at = 11 + i / 8 * 10 + i % 8;
            pixels[at] = 1;
            assertThat(LosslessTile.isUniform(pixels, 11, 10, 8, 8)).isFalse();
            pixels[at] = 0;
        }
        pixels[10] = 1;
        assertThat(LosslessTile.isUniform(pixels, 11, 10, 8, 8)).isTrue();
    }
}
