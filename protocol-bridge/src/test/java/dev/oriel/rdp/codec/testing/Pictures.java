package dev.oriel.rdp.codec.testing;

import java.util.Arrays;
import java.util.Random;

/** Pictures as a desktop shows them, from a seed. Row-major {@code 0x00RRGGBB}. */
public final class Pictures {
    private Pictures() {}

    /** Smooth colours, as in a photograph. */
    public static int[] gradient(int width, int height, long seed) {
        Random random = new Random(seed);
        double phase = random.nextDouble() * 6;
        int[] pixels = new int[width * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int r = (int) (127 + 120 * Math.sin(x / 41.0 + phase));
                int g = (int) (127 + 120 * Math.sin(y / 29.0 + phase));
                int b = (int) (127 + 120 * Math.sin((x + y) / 53.0 + phase));
                pixels[y * width + x] = r << 16 | g << 8 | b;
            }
        }
        return pixels;
    }

    /** Dark strokes on a light ground, with a bar of another colour, as a window with text. */
    public static int[] text(int width, int height, long seed) {
        Random random = new Random(seed);
        int[] pixels = new int[width * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                boolean stroke = y % 14 > 3 && y % 14 < 11 && random.nextInt(4) == 0;
                pixels[y * width + x] = y < height / 8 ? 0x2A5A7A : stroke ? 0x101418 : 0xF4F6F8;
            }
        }
        return pixels;
    }

    public static int[] noise(int width, int height, long seed) {
        Random random = new Random(seed);
        return random.ints((long) width * height, 0, 0x1000000).toArray();
    }

    public static int[] plain(int width, int height, int rgb) {
        int[] pixels = new int[width * height];
        Arrays.fill(pixels, rgb);
        return pixels;
    }

    /** Peak signal-to-noise ratio over all three channels, in dB; infinite where the pictures are equal. */
    public static double psnr(int[] a, int[] b) {
        long sum = 0;
        for (int i = 0; i < a.length; i++) {
            for (int shift = 0; shift < 24; shift += 8) {
                int difference = ((a[i] >> shift) & 0xFF) - ((b[i] >> shift) & 0xFF);
                sum += (long) difference * difference;
            }
        }
        return sum == 0 ? Double.POSITIVE_INFINITY : 10 * Math.log10(255.0 * 255.0 * 3 * a.length / sum);
    }

    /** The largest difference of one channel of one pixel. */
    public static int largestDifference(int[] a, int[] b) {
        int largest = 0;
        for (int i = 0; i < a.length; i++) {
            for (int shift = 0; shift < 24; shift += 8) {
                largest = Math.max(largest, Math.abs(((a[i] >> shift) & 0xFF) - ((b[i] >> shift) & 0xFF)));
            }
        }
        return largest;
    }
}
