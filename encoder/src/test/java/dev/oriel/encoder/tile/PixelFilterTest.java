package dev.oriel.encoder.tile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oriel.encoder.wire.Wire;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PixelFilterTest {
    /** Against the formula of the protocol, value by value. */
    @ParameterizedTest
    @ValueSource(ints = {Wire.FILTER_NONE, Wire.FILTER_LEFT, Wire.FILTER_UP})
    void writesThreePlanesOfDifferences(int filter) {
        Random random = new Random(filter);
        for (int round = 0; round < 100; round++) {
            int width = 1 + random.nextInt(9);
            int height = 1 + random.nextInt(9);
            int stride = width + random.nextInt(3);
            int[] pixels = random.ints(stride * height + 3, 0, 1 << 24).toArray();
            byte[] out = new byte[3 * width * height + 2];
            PixelFilter.apply(pixels, 3, stride, width, height, filter, out, 1);
            assertThat(out[0]).isZero();
            assertThat(out[out.length - 1]).isZero();
            for (int plane = 0; plane < 3; plane++) {
                for (int i = 0; i < width * height; i++) {
                    int x = i % width;
                    int y = i / width;
                    int expected = value(pixels, 3 + y * stride + x, plane)
                            - switch (filter) {
                                case Wire.FILTER_LEFT ->
                                    x > 0
                                            ? value(pixels, 3 + y * stride + x - 1, plane)
                                            : y > 0 ? value(pixels, 3 + (y - 1) * stride, plane) : 0;
                                case Wire.FILTER_UP ->
                                    y > 0
                                            ? value(pixels, 3 + (y - 1) * stride + x, plane)
                                            : x > 0 ? value(pixels, 3 + x - 1, plane) : 0;
                                default -> 0;
                            };
                    assertThat(out[1 + plane * width * height + i]).isEqualTo((byte) expected);
                }
            }
        }
    }

    private static int value(int[] pixels, int at, int plane) {
        int green = pixels[at] >> 8 & 0xFF;
        return switch (plane) {
            case 0 -> green;
            case 1 -> (pixels[at] >> 16 & 0xFF) - green;
            default -> (pixels[at] & 0xFF) - green;
        };
    }
}
