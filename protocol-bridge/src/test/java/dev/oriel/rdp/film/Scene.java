package dev.oriel.rdp.film;

import java.util.Arrays;
import java.util.Random;

/**
 * What the film shows: first everything moves, then some balls over what rests. Each picture carries its number.
 *
 * <p>Not thread-safe.
 */
final class Scene {
    /** Of the texture that the picture looks at through a moving window; a power of two. */
    private static final int TEXTURE = 2048;

    /** Side of the squares that show the bits of a picture's number, the lowest first, from the top left corner on. */
    static final int BIT_SIDE = 32;

    static final int BITS = 10;

    /** What moves is never quite the same again: levels that chance adds. */
    private static final int GRAIN = 18;

    private static final int BALLS = 4;
    private static final int RADIUS = 70;

    private final int width;
    private final int height;
    private final int pictures;
    private final Random random = new Random(24);
    private final int[] texture = texture(random);

    /** @param pictures of the whole film, at most 1024 */
    Scene(int width, int height, int pictures) {
        this.width = width;
        this.height = height;
        this.pictures = pictures;
    }

    void paint(int number, int[] pixels) {
        int moved = Math.min(number, pictures / 2); // then the background rests
        int zoom = 1024 + moved;
        random.setSeed(moved);
        for (int y = 0; y < height; y++) {
            int row = (y * zoom / 1024 + moved) % TEXTURE * TEXTURE;
            for (int x = 0; x < width; x++) {
                int grain = random.nextInt(GRAIN) * 0x010101;
                pixels[y * width + x] = texture[row + (x * zoom / 1024 + 3 * moved) % TEXTURE] + grain;
            }
        }
        for (int ball = 0; ball < BALLS; ball++) {
            double turn = number * (0.03 + 0.01 * ball) + ball;
            int x = (int) (width / 2.0 + (width / 2.0 - RADIUS) * Math.cos(turn));
            int y = (int) (height / 2.0 + (height / 2.0 - RADIUS) * Math.sin(1.7 * turn));
            fillBall(x, y, 0x3366CC * (ball + 1) & 0xFFFFFF, pixels);
        }
        for (int bit = 0; bit < BITS; bit++) {
            fillSquare(bit * BIT_SIDE, (number >> bit & 1) == 1 ? 0xFFFFFF : 0, pixels);
        }
    }

    private void fillBall(int centreX, int centreY, int rgb, int[] pixels) {
        for (int y = centreY - RADIUS; y < centreY + RADIUS; y++) {
            for (int x = centreX - RADIUS; x < centreX + RADIUS; x++) {
                int dx = x - centreX;
                int dy = y - centreY;
                if (dx * dx + dy * dy < RADIUS * RADIUS) {
                    pixels[y * width + x] = rgb;
                }
            }
        }
    }

    private void fillSquare(int left, int rgb, int[] pixels) {
        for (int y = 0; y < BIT_SIDE; y++) {
            Arrays.fill(pixels, y * width + left, y * width + left + BIT_SIDE, rgb);
        }
    }

    /** Noise of several scales, as photographs have: the finer, the weaker. */
    private static int[] texture(Random random) {
        float[] sum = new float[TEXTURE * TEXTURE];
        float weight = 50;
        for (int cell = 256; cell >= 2; cell /= 2) {
            addNoise(random, cell, weight, sum);
            weight *= 0.75f;
        }
        int[] pixels = new int[sum.length];
        for (int i = 0; i < sum.length; i++) {
            int level = Math.clamp(Math.round(128 + sum[i]), 0, 255 - GRAIN);
            pixels[i] = (level << 16) | ((level * 3 / 4) << 8) | (level / 2);
        }
        return pixels;
    }

    /** Adds random values at the corners of cells, and what lies between them in between. */
    private static void addNoise(Random random, int cell, float weight, float[] sum) {
        int count = TEXTURE / cell;
        float[] corners = new float[count * count];
        for (int i = 0; i < corners.length; i++) {
            corners[i] = weight * (2 * random.nextFloat() - 1);
        }
        for (int y = 0; y < TEXTURE; y++) {
            int above = y / cell * count;
            int below = (y / cell + 1) % count * count;
            float down = (float) (y % cell) / cell;
            for (int x = 0; x < TEXTURE; x++) {
                int left = x / cell;
                int right = (left + 1) % count;
                float along = (float) (x % cell) / cell;
                float top = corners[above + left] + along * (corners[above + right] - corners[above + left]);
                float bottom = corners[below + left] + along * (corners[below + right] - corners[below + left]);
                sum[y * TEXTURE + x] += top + down * (bottom - top);
            }
        }
    }
}
