package dev.oriel.rdp.codec.rfx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TilePixelsTest {
    private final TilePixels tile = new TilePixels(Dwt.STRIDE, Dwt.PLANE);

    private void fill(Random random, int range) {
        for (int component = 0; component < 3; component++) {
            for (int[] plane : tile.component(component)) {
                Arrays.setAll(plane, i -> random.nextInt(-range, range));
            }
        }
    }

    private int expected(int x, int y) {
        int plane = (y & 1) * 2 + (x & 1);
        int at = (y >> 1) * Dwt.STRIDE + (x >> 1);
        return RfxReference.rgb(
                tile.component(0)[plane][at], tile.component(1)[plane][at], tile.component(2)[plane][at]);
    }

    @Test
    void convertsAsTheSpecificationsFactorsSay() {
        fill(new Random(1), 5_000);
        tile.convert();
        int[] pixels = new int[64 * 64];
        tile.copyTo(0, 0, 64, 64, pixels, 0, 64);
        int differing = 0;
        for (int i = 0; i < pixels.length; i++) {
            int expected = expected(i % 64, i / 64);
            assertThat(pixels[i] >>> 24).isZero();
            if (pixels[i] != expected) {
                // the factors have 16 bits of fraction: a result on the very edge may fall to the other side
                differing++;
                for (int shift = 0; shift < 24; shift += 8) {
                    assertThat(Math.abs(((pixels[i] >> shift) & 0xFF) - ((expected >> shift) & 0xFF)))
                            .isLessThanOrEqualTo(1);
                }
            }
        }
        assertThat(differing).isLessThan(8);
    }

    @Test
    void copiesAnyPartAndNothingAround() {
        Random random = new Random(2);
        fill(random, 3_000);
        tile.convert();
        int[] whole = new int[64 * 64];
        tile.copyTo(0, 0, 64, 64, whole, 0, 64);
        for (int i = 0; i < 500; i++) {
            int x = random.nextInt(64);
            int y = random.nextInt(64);
            int width = random.nextInt(1, 65 - x);
            int height = random.nextInt(1, 65 - y);
            int[] picture = new int[100 * 70];
            Arrays.fill(picture, -1);
            tile.copyTo(x, y, width, height, picture, 3 * 100 + 7, 100);
            for (int at = 0; at < picture.length; at++) {
                int px = at % 100 - 7;
                int py = at / 100 - 3;
                boolean inside = px >= 0 && py >= 0 && px < width && py < height;
                assertThat(picture[at]).isEqualTo(inside ? whole[(y + py) * 64 + x + px] : -1);
            }
        }
    }
}
