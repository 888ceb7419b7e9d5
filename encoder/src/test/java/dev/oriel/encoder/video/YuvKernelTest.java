package dev.oriel.encoder.video;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class YuvKernelTest {
    private static final int WIDTH = 36;
    private static final int HEIGHT = 14;
    private static final int OFFSET = 5;
    private static final int STRIDE = 41;

    private final byte[] y = new byte[WIDTH * HEIGHT];
    private final byte[] u = new byte[WIDTH * HEIGHT / 4];
    private final byte[] v = new byte[WIDTH * HEIGHT / 4];

    @Test
    void isTheMeanOfFourPixelsInBt709AtFullRange() {
        int[] pixels = new Random(3).ints(OFFSET + STRIDE * HEIGHT, 0, 1 << 24).toArray();
        convert(pixels);

        for (int row = 0; row < HEIGHT; row++) {
            for (int x = 0; x < WIDTH; x++) {
                double luma = luma(pixels[OFFSET + row * STRIDE + x]);
                assertThat((double) (y[row * WIDTH + x] & 0xFF)).isBetween(luma - 0.51, luma + 0.51);
            }
        }
        for (int i = 0; i < u.length; i++) {
            int at = OFFSET + i / (WIDTH / 2) * 2 * STRIDE + i % (WIDTH / 2) * 2;
            double blue = 0;
            double red = 0;
            for (int pixel : new int[] {pixels[at], pixels[at + 1], pixels[at + STRIDE], pixels[at + STRIDE + 1]}) {
                blue += ((pixel & 0xFF) - luma(pixel)) / 1.8556 / 4;
                red += ((pixel >> 16 & 0xFF) - luma(pixel)) / 1.5748 / 4;
            }
            assertThat((double) (u[i] & 0xFF)).isBetween(128 + blue - 0.52, 128 + blue + 0.52);
            assertThat((double) (v[i] & 0xFF)).isBetween(128 + red - 0.52, 128 + red + 0.52);
        }
    }

    @Test
    void staysInBytesForTheStrongestColours() {
        int[][] expected = {
            {0x000000, 0, 128, 128},
            {0xFFFFFF, 255, 128, 128},
            {0xFF0000, 54, 99, 255},
            {0x00FF00, 182, 30, 12},
            {0x0000FF, 18, 255, 116}
        };
        for (int[] each : expected) {
            int[] pixels = new int[OFFSET + STRIDE * HEIGHT];
            java.util.Arrays.fill(pixels, each[0]);
            convert(pixels);
            assertThat(new int[] {each[0], y[0] & 0xFF, u[0] & 0xFF, v[0] & 0xFF})
                    .isEqualTo(each);
        }
    }

    private void convert(int[] pixels) {
        YuvKernel kernel = new YuvKernel(WIDTH, HEIGHT);
        kernel.luma(pixels, OFFSET, STRIDE, y);
        kernel.chroma(pixels, OFFSET, STRIDE, u, v);
    }

    private static double luma(int pixel) {
        return 0.2126 * (pixel >> 16 & 0xFF) + 0.7152 * (pixel >> 8 & 0xFF) + 0.0722 * (pixel & 0xFF);
    }
}
