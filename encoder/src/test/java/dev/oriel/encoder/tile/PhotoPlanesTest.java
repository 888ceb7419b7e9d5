package dev.oriel.encoder.tile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oriel.encoder.client.ClientModel;
import dev.oriel.encoder.wire.ByteSink;
import dev.oriel.encoder.wire.EntropyCoded;
import dev.oriel.encoder.wire.FrameWriter;
import dev.oriel.encoder.wire.History;
import dev.oriel.encoder.wire.MalformedMessageException;
import dev.oriel.encoder.wire.Wire;
import java.nio.ByteBuffer;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhotoPlanesTest {
    private static final int WIDTH = 70;
    private static final int HEIGHT = 50;

    private final PhotoPlanes planes = new PhotoPlanes();

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 4, 5, 6})
    void clientShowsWhatWasWritten(int mode) throws MalformedMessageException {
        int[] noise = new Random(mode).ints(WIDTH * HEIGHT, 0, 1 << 24).toArray();
        FrameWriter writer = new FrameWriter();
        writer.resize(WIDTH, HEIGHT);
        planes.apply(noise, 0, WIDTH, WIDTH, HEIGHT, mode);
        photo(writer, 0, 0, WIDTH, HEIGHT, mode);
        // a part of it once more, in another place
        planes.apply(noise, 7 * WIDTH + 3, WIDTH, 31, 2, mode);
        photo(writer, 30, 40, 31, 2, mode);
        ByteSink message = new ByteSink();
        writer.finish(1, 0, true, FrameWriter.Compression.NONE, new History(), message);

        ClientModel client = new ClientModel(0);
        client.apply(ByteBuffer.wrap(message.toArray()));
        int[] expected = noise.clone();
        for (int row = 0; row < 2; row++) {
            System.arraycopy(noise, (7 + row) * WIDTH + 3, expected, (40 + row) * WIDTH + 30, 31);
        }
        assertThat(client.pixels()).isEqualTo(expected);
    }

    private void photo(FrameWriter writer, int x, int y, int width, int height, int mode) {
        ByteSink coded = new ByteSink();
        int length = new EntropyCoded().compress(planes.planes(), 3 * width * height, coded);
        writer.photo(x, y, width, height, mode, coded.array(), length);
    }

    @Test
    void greenIsSubtractedWhereColoursVaryTogether() {
        Random random = new Random(1);
        int[] grey = random.ints(WIDTH * HEIGHT, 0, 256)
                .map(value -> value * 0x010101)
                .toArray();
        int[] free = random.ints(WIDTH * HEIGHT, 0, 1 << 24).toArray();

        assertThat(planes.choose(grey, 0, WIDTH, WIDTH, HEIGHT) & Wire.PHOTO_LESS_GREEN)
                .isNotZero();
        assertThat(planes.choose(free, 0, WIDTH, WIDTH, HEIGHT) & Wire.PHOTO_LESS_GREEN)
                .isZero();
    }

    @Test
    void slopesAreExpectedToGoOn() {
        int[] dome = new int[WIDTH * HEIGHT];
        for (int i = 0; i < dome.length; i++) {
            int x = i % WIDTH - 35;
            int y = i / WIDTH - 25;
            dome[i] = (250 - (x * x + y * y) / 8) * 0x010101;
        }
        assertThat(planes.choose(dome, 0, WIDTH, WIDTH, HEIGHT) & 3).isEqualTo(Wire.PREDICT_SLOPE);
    }

    @Test
    void edgesAreExpectedByTheMedian() {
        int[] blocks = new int[WIDTH * HEIGHT];
        for (int i = 0; i < blocks.length; i++) {
            blocks[i] = (i % WIDTH / 9 + i / WIDTH / 7) % 2 * 0xC0C0C0;
        }
        assertThat(planes.choose(blocks, 0, WIDTH, WIDTH, HEIGHT) & 3).isEqualTo(Wire.PREDICT_MEDIAN);
    }
}
