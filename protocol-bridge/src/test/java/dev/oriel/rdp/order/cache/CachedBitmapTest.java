package dev.oriel.rdp.order.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CachedBitmapTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 16, 255, 256, 257, 5000, 1 << 24})
    void givesBackEveryPixel(int colours) {
        Random random = new Random(colours);
        for (int side : new int[] {1, 3, 17, 64}) {
            int[] pixels = new int[side * (side + 1)];
            for (int i = 0; i < pixels.length; i++) {
                // the first ones make sure that all colours occur, the rest repeats in runs
                boolean again = i > 0 && i >= colours && random.nextInt(3) > 0;
                pixels[i] = again ? pixels[i - 1] : (i < colours ? i : random.nextInt(colours)) * 0x3B9AC9 & 0xFFFFFF;
            }
            CachedBitmap bitmap = new CachedBitmap(side, side + 1, false, pixels);

            assertThat(bitmap.pixels()).isEqualTo(pixels);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void keepsNothingOfWhatItWasMadeOf(boolean indexed) {
        int[] pixels = {1, 2, 3, 4};
        CachedBitmap bitmap = new CachedBitmap(2, 2, indexed, pixels);
        pixels[0] = 9;
        bitmap.pixels()[1] = 9;

        assertThat(bitmap.pixels()).containsExactly(1, 2, 3, 4);
        assertThat(bitmap.indexed()).isEqualTo(indexed);
    }
}
