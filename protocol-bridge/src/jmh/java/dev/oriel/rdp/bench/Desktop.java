package dev.oriel.rdp.bench;

import dev.oriel.rdp.codec.testing.Pictures;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32C;

/** A picture of a desktop, cut into tiles as hosts send them: windows, text, and a photograph. */
final class Desktop {
    static final int WIDTH = 1280;
    static final int HEIGHT = 768;
    static final int TILE = 64;
    static final int TILES = WIDTH / TILE * (HEIGHT / TILE);
    static final int PIXELS = WIDTH * HEIGHT;

    private Desktop() {}

    /** {@code 0x00RRGGBB}, row-major. */
    static int[] pixels() {
        int[] rgb = new int[PIXELS];
        Arrays.setAll(rgb, i -> color(i % WIDTH, i / WIDTH));
        Random random = new Random(1);
        for (int y = 500; y < 740; y++) {
            for (int x = 900; x < 1240; x++) {
                rgb[y * WIDTH + x] = (x & 0xFF) << 16 | (y & 0xFF) << 8 | random.nextInt(256);
            }
        }
        return rgb;
    }

    private static int color(int x, int y) {
        boolean window = x > 80 && x < 800 && y > 60 && y < 700;
        if (!window) {
            return 0x2A5A7A;
        }
        if (y < 84) {
            return 0xC0C0C0 - (y - 60) * 0x010101;
        }
        boolean ink = y % 16 > 3 && y % 16 < 13 && ((x * 31 + y / 16 * 17) / 7 * 0x9E3779B1 >>> 28) > 9 && x % 9 < 6;
        return ink ? 0x202020 : 0xFFFFFF;
    }

    /** Tile {@code index}, its rows from the bottom up. */
    static int[] tile(int[] desktop, int index) {
        int left = index % (WIDTH / TILE) * TILE;
        int top = index / (WIDTH / TILE) * TILE;
        int[] tile = new int[TILE * TILE];
        for (int y = 0; y < TILE; y++) {
            System.arraycopy(desktop, (top + TILE - 1 - y) * WIDTH + left, tile, y * TILE, TILE);
        }
        return tile;
    }

    /** Where the bottom row of tile {@code index} starts in the desktop. */
    static int bottomRow(int index) {
        int left = index % (WIDTH / TILE) * TILE;
        int top = index / (WIDTH / TILE) * TILE;
        return (top + TILE - 1) * WIDTH + left;
    }

    /** A speed without the right picture is worth nothing. */
    static void check(String what, int[] decoded, int[] expected) {
        if (!Arrays.equals(decoded, expected)) {
            throw new IllegalStateException(what + ": the picture is wrong at " + Arrays.mismatch(decoded, expected));
        }
        CRC32C checksum = new CRC32C();
        for (int pixel : decoded) {
            checksum.update(pixel >> 16);
            checksum.update(pixel >> 8);
            checksum.update(pixel);
        }
        System.out.printf("%n%s: checksum %08x%n", what, checksum.getValue());
    }

    /** The same for codecs that lose something. */
    static void checkClose(String what, int[] decoded, int[] expected, double psnr) {
        double actual = Pictures.psnr(expected, decoded);
        if (actual < psnr) {
            throw new AssertionError(what + " is " + actual + " dB from the picture");
        }
        System.out.printf("%n%s: checksum %08x, %.1f dB%n", what, Arrays.hashCode(decoded), actual);
    }
}
