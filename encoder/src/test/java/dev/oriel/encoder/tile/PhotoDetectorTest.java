package dev.oriel.encoder.tile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class PhotoDetectorTest {
    @Test
    void softNoiseIsAPhoto() {
        Random random = new Random(1);
        int[] pixels = new int[64 * 64];
        for (int i = 0; i < pixels.length; i++) {
            int grey = 100 + i / 64 + random.nextInt(12);
            pixels[i] = grey << 16 | (grey + 5) << 8 | grey;
        }
        assertThat(PhotoDetector.isPhoto(pixels, 0, 64, 64, 64)).isTrue();
    }

    /** Sub-pixel text has many colours, yet its edges are hard and its paper is even. */
    @Test
    void textOfManyColoursIsNone() {
        Random random = new Random(2);
        int[] pixels = new int[64 * 64];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = random.nextInt(4) == 0 ? random.nextInt(1 << 24) : 0xFFFFFF;
        }
        assertThat(PhotoDetector.isPhoto(pixels, 0, 64, 64, 64)).isFalse();
    }

    @Test
    void textOverAPhotoIsNone() {
        Random random = new Random(3);
        int[] pixels = new int[64 * 64];
        for (int i = 0; i < pixels.length; i++) {
            int grey = 40 + random.nextInt(12);
            boolean ink = i % 8 == 3 && i / 64 % 16 < 11;
            pixels[i] = ink ? 0xFFFFFF : grey << 16 | grey << 8 | grey;
        }
        assertThat(PhotoDetector.isPhoto(pixels, 0, 64, 64, 64)).isFalse();
    }

    @Test
    void littleAreaIsNone() {
        int[] pixels = new Random(4).ints(1024, 0, 1 << 5).toArray();
        assertThat(PhotoDetector.isPhoto(pixels, 0, 31, 31, 33)).isFalse();
        assertThat(PhotoDetector.isPhoto(pixels, 0, 32, 32, 32)).isTrue();
    }
}
