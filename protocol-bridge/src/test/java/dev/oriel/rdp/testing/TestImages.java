package dev.oriel.rdp.testing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Pictures that look like what desktops show, made from seeds: the same in every run. */
public final class TestImages {
    /**
     * A picture.
     *
     * @param rgb row-major from the top, {@code 0x00RRGGBB}
     */
    @SuppressWarnings("ArrayRecordComponent") // made once, read by tests
    public record Image(String name, int width, int height, int[] rgb) {
        @Override
        public String toString() {
            return name + " " + width + "x" + height;
        }
    }

    private interface Shader {
        int rgb(int x, int y);
    }

    private TestImages() {}

    /** Sizes that break things: one pixel, one column, rows shorter than a run, a whole tile. */
    public static List<Image> all() {
        List<Image> images = new ArrayList<>();
        int[][] sizes = {{1, 1}, {4, 1}, {1, 9}, {8, 8}, {33, 7}, {64, 64}, {300, 12}};
        for (int[] size : sizes) {
            images.addAll(ofSize(size[0], size[1]));
        }
        return images;
    }

    public static List<Image> ofSize(int width, int height) {
        Random random = new Random(width * 131L + height);
        int[] noise = random.ints((long) width * height, 0, 1 << 24).toArray();
        int[] few = random.ints(7, 0, 1 << 24).toArray();
        return List.of(
                image("flat", width, height, (x, y) -> 0x3A6EA5),
                image("black", width, height, (x, y) -> 0),
                image("text", width, height, (x, y) -> glyph(x, y) ? 0x202020 : 0xFFFFFF),
                image("gradient", width, height, (x, y) -> (x * 3 & 0xFF) << 16 | (y * 5 & 0xFF) << 8 | (x + y & 0xFF)),
                image("dither", width, height, (x, y) -> (x + y & 1) == 0 ? 0x808080 : 0xC0C0C0),
                image("stripes", width, height, (x, y) -> few[y / 3 % few.length]),
                image("shifted", width, height, (x, y) -> few[(x + y) / 5 % few.length]),
                image("noise", width, height, (x, y) -> noise[y * width + x]),
                image("sparse", width, height, (x, y) -> noise[y * width + x] % 11 == 0 ? 0xFF0000 : 0xF0F0F0));
    }

    private static boolean glyph(int x, int y) {
        return y % 12 > 1 && y % 12 < 10 && (0b0111_0100_1010_1110 >> (x * 7 + y * 3 & 15) & 1) == 1;
    }

    private static Image image(String name, int width, int height, Shader shader) {
        int[] rgb = new int[width * height];
        Arrays.setAll(rgb, i -> shader.rgb(i % width, i / width));
        return new Image(name, width, height, rgb);
    }
}
