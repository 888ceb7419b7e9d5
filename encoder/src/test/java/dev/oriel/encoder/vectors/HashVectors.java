package dev.oriel.encoder.vectors;

import dev.oriel.encoder.tile.PixelHash;
import java.util.HexFormat;

/** Hashes of tiles, by which a client offers what it has kept. */
final class HashVectors {
    private static final long[] SEEDS = {0, 1, 0x0123456789ABCDEFL, -1};
    private static final int[][] SIZES = {{1, 1}, {16, 1}, {17, 3}, {64, 64}, {13, 64}, {64, 9}};

    private HashVectors() {}

    static String json() {
        Json json = new Json();
        json.open("{");
        json.field("pixels", "1, then always the last one times 1103515 plus 12345, modulo 2^24");
        json.key("hashes");
        json.open("[");
        for (long seed : SEEDS) {
            PixelHash hash = new PixelHash(seed);
            for (int[] size : SIZES) {
                hash.hash(pixels(size[0] * size[1]), 0, size[0], size[0], size[1]);
                json.open("{");
                json.field("seed", HexFormat.of().toHexDigits(seed));
                json.field("width", size[0]);
                json.field("height", size[1]);
                json.field("low", HexFormat.of().toHexDigits(hash.low()));
                json.field("high", HexFormat.of().toHexDigits(hash.high()));
                json.close("}");
            }
        }
        json.close("]");
        json.close("}");
        return json.toString();
    }

    private static int[] pixels(int count) {
        int[] pixels = new int[count];
        long rgb = 1;
        for (int i = 0; i < count; i++) {
            pixels[i] = (int) rgb;
            rgb = (rgb * 1_103_515 + 12_345) % (1 << 24);
        }
        return pixels;
    }
}
