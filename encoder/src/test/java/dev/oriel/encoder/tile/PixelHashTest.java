package dev.oriel.encoder.tile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PixelHashTest {
    private final PixelHash hash = new PixelHash(42);

    private record Value(long low, long high) {}

    private Value of(int[] pixels, int offset, int stride, int width, int height) {
        hash.hash(pixels, offset, stride, width, height);
        return new Value(hash.low(), hash.high());
    }

    @Test
    void dependsOnNothingButSizeAndPixels() {
        Random random = new Random(1);
        int[] pixels = random.ints(100 * 100, 0, 1 << 24).toArray();
        int[] copy = new int[64 * 64];
        for (int y = 0; y < 64; y++) {
            System.arraycopy(pixels, 777 + y * 100, copy, y * 64, 64);
        }
        assertThat(of(pixels, 777, 100, 64, 64)).isEqualTo(of(copy, 0, 64, 64, 64));
    }

    @Test
    void everyBitOfEveryPixelCounts() {
        Set<Value> seen = new HashSet<>();
        int[] pixels = new int[64 * 5];
        seen.add(of(pixels, 0, 64, 64, 5));
        for (int i = 0; i < pixels.length; i++) {
            for (int bit = 0; bit < 24; bit++) {
                pixels[i] = 1 << bit;
                seen.add(of(pixels, 0, 64, 64, 5));
            }
            pixels[i] = 0;
        }
        assertThat(seen).hasSize(1 + pixels.length * 24);
        assertThat(seen.stream().map(Value::low).distinct()).hasSize(seen.size());
        assertThat(seen.stream().map(Value::high).distinct()).hasSize(seen.size());
    }

    @Test
    void placesCount() {
        int[] pixels = new Random(2).ints(37 * 3, 0, 1 << 24).toArray();
        Set<Value> seen = new HashSet<>();
        seen.add(of(pixels, 0, 37, 37, 3));
        for (int i = 1; i < pixels.length; i++) {
            int[] swapped = pixels.clone();
            swapped[i] = pixels[i - 1];
            swapped[i - 1] = pixels[i];
            seen.add(of(swapped, 0, 37, 37, 3));
        }
        assertThat(seen).hasSize(pixels.length);
    }

    @Test
    void shapesOfTheSamePixelsDiffer() {
        int[] pixels = new int[64 * 64];
        Set<Value> seen = new HashSet<>();
        for (int width = 1; width <= 64; width++) {
            seen.add(of(pixels, 0, width, width, 64));
            seen.add(of(pixels, 0, 64, 64, width));
        }
        assertThat(seen).hasSize(127);
    }

    @Test
    void keysDiffer() {
        int[] pixels = new int[64];
        Set<Value> seen = new HashSet<>();
        for (long seed = 0; seed < 100; seed++) {
            PixelHash keyed = new PixelHash(seed);
            keyed.hash(pixels, 0, 64, 64, 1);
            seen.add(new Value(keyed.low(), keyed.high()));
        }
        assertThat(seen).hasSize(100);
    }

    /** About half of the bits of the result change with any bit of the input. */
    @Test
    void bitsSpread() {
        Random random = new Random(3);
        long flipped = 0;
        int rounds = 2000;
        for (int round = 0; round < rounds; round++) {
            int[] pixels = random.ints(64 * 4, 0, 1 << 24).toArray();
            Value before = of(pixels, 0, 64, 64, 4);
            pixels[random.nextInt(pixels.length)] ^= 1 << random.nextInt(24);
            Value after = of(pixels, 0, 64, 64, 4);
            flipped += Long.bitCount(before.low ^ after.low) + Long.bitCount(before.high ^ after.high);
        }
        assertThat((double) flipped / rounds).isBetween(63.0, 65.0);
    }
}
