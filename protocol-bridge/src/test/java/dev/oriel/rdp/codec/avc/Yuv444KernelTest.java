package dev.oriel.rdp.codec.avc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oriel.display.Rect;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Packs pictures as [MS-RDPEGFX] 3.3.8.3.2 and 3.3.8.3.3 say, without compression, and takes them apart again. */
class Yuv444KernelTest {
    private static final int WIDTH = 48;
    private static final int HEIGHT = 32;
    private static final Rect ALL = new Rect(0, 0, WIDTH, HEIGHT);

    private final int[][] yuv = new int[3][WIDTH * HEIGHT];
    private final YuvPicture luma = picture();
    private final YuvPicture chroma = picture();

    private static YuvPicture picture() {
        YuvPicture picture = new YuvPicture();
        picture.resize(WIDTH, HEIGHT, WIDTH + 16, WIDTH / 2 + 8);
        picture.visibleWidth = WIDTH;
        return picture;
    }

    Yuv444KernelTest() {
        Random random = new Random(4);
        for (int[] plane : yuv) {
            for (int i = 0; i < plane.length; i++) {
                plane[i] = random.nextInt(256);
            }
        }
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                luma.y[y * luma.lumaStride + x] = (byte) at(0, x, y);
                luma.u[(y >> 1) * luma.chromaStride + (x >> 1)] = (byte) mean(1, x & ~1, y & ~1);
                luma.v[(y >> 1) * luma.chromaStride + (x >> 1)] = (byte) mean(2, x & ~1, y & ~1);
            }
        }
    }

    private int at(int plane, int x, int y) {
        return yuv[plane][y * WIDTH + x];
    }

    private int mean(int plane, int x, int y) {
        return (at(plane, x, y) + at(plane, x + 1, y) + at(plane, x, y + 1) + at(plane, x + 1, y + 1)) / 4;
    }

    @Test
    void takesTheColoursOfYuv444ModeFromWhereTheyAre() {
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                int pair = y >> 1;
                int block = (pair >> 3 << 4) + (pair & 7);
                if ((y & 1) == 1) {
                    chroma.y[block * chroma.lumaStride + x] = (byte) at(1, x, y);
                    chroma.y[(block + 8) * chroma.lumaStride + x] = (byte) at(2, x, y);
                } else if ((x & 1) == 1) {
                    chroma.u[pair * chroma.chromaStride + (x >> 1)] = (byte) at(1, x, y);
                    chroma.v[pair * chroma.chromaStride + (x >> 1)] = (byte) at(2, x, y);
                }
            }
        }
        int[] pixels = new int[WIDTH * HEIGHT];
        Yuv444Kernel.paint(luma, chroma, ALL, pixels, WIDTH);
        assertRight(pixels);
    }

    @Test
    void takesTheColoursOfYuv444v2ModeFromWhereTheyAre() {
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                if ((x & 1) == 1) {
                    chroma.y[y * chroma.lumaStride + (x >> 1)] = (byte) at(1, x, y);
                    chroma.y[y * chroma.lumaStride + WIDTH / 2 + (x >> 1)] = (byte) at(2, x, y);
                } else if ((y & 1) == 1) {
                    byte[] plane = x % 4 == 0 ? chroma.u : chroma.v;
                    plane[(y >> 1) * chroma.chromaStride + x / 4] = (byte) at(1, x, y);
                    plane[(y >> 1) * chroma.chromaStride + WIDTH / 4 + x / 4] = (byte) at(2, x, y);
                }
            }
        }
        int[] pixels = new int[WIDTH * HEIGHT];
        Yuv444Kernel.paintV2(luma, chroma, ALL, pixels, WIDTH);
        assertRight(pixels);
    }

    /** Three of four pixels are exact; the fourth follows from the mean, which was rounded, or is the mean. */
    private void assertRight(int[] pixels) {
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                int u = at(1, x, y);
                int v = at(2, x, y);
                if ((x & 1) == 0 && (y & 1) == 0) {
                    u = fourth(1, x, y);
                    v = fourth(2, x, y);
                }
                assertThat(pixels[y * WIDTH + x]).as("%d,%d", x, y).isEqualTo(YuvKernel.rgb(at(0, x, y), u, v));
            }
        }
    }

    private int fourth(int plane, int x, int y) {
        int mean = mean(plane, x, y);
        int exact = 4 * mean - at(plane, x + 1, y) - at(plane, x, y + 1) - at(plane, x + 1, y + 1);
        return Math.abs(exact - mean) < 30 ? mean : Math.clamp(exact, 0, 255);
    }
}
