package dev.oriel.encoder.tile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oriel.encoder.wire.ByteSink;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Random;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every implementation keeps the same contract. */
class JpegEncoderTest {
    /** libjpeg-turbo only where it is installed. */
    static Stream<JpegEncoder> encoders() {
        return Stream.concat(Stream.of(new ImageIoJpegEncoder()), TurboJpegEncoder.create().stream());
    }

    @ParameterizedTest
    @MethodSource("encoders")
    void appendsAPictureOfTheSizeThatIsNearlyRight(JpegEncoder encoder) throws IOException {
        int[] pixels = new int[200 * 150];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (i % 200) << 16 | (i / 200) << 8 | 0x80;
        }
        ByteSink out = new ByteSink();
        out.u8(0x77);
        int[][] sizes = {{64, 64}, {1, 1}, {17, 33}, {128, 100}, {64, 64}};
        for (int[] size : sizes) {
            out.truncate(1);
            encoder.encode(pixels, 10 * 200 + 20, 200, size[0], size[1], 90, out);
            assertThat(out.array()[0]).isEqualTo((byte) 0x77);
            BufferedImage image = ImageIO.read(new ByteArrayInputStream(out.array(), 1, out.size() - 1));
            assertThat(image.getWidth()).isEqualTo(size[0]);
            assertThat(image.getHeight()).isEqualTo(size[1]);
            for (int y = 0; y < size[1]; y += 7) {
                for (int x = 0; x < size[0]; x += 7) {
                    int shown = image.getRGB(x, y);
                    int meant = pixels[(10 + y) * 200 + 20 + x];
                    for (int shift = 0; shift <= 16; shift += 8) {
                        assertThat(Math.abs((shown >> shift & 0xFF) - (meant >> shift & 0xFF)))
                                .isLessThan(12);
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("encoders")
    void lessQualityIsLessData(JpegEncoder encoder) {
        int[] pixels = new Random(1).ints(64 * 64, 0, 1 << 24).toArray();
        ByteSink fine = new ByteSink();
        ByteSink coarse = new ByteSink();
        encoder.encode(pixels, 0, 64, 64, 64, 90, fine);
        encoder.encode(pixels, 0, 64, 64, 64, 30, coarse);
        assertThat(coarse.size()).isLessThan(fine.size() * 2 / 3);
    }
}
