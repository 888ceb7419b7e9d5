package dev.oriel.encoder.tile;

import dev.oriel.encoder.wire.Wire;

/**
 * Turns pixels into three planes, G, R−G and B−G, of differences to a neighbour: where colours change smoothly these are
 * small numbers, which compress.
 */
public final class PixelFilter {
    /** Rows between those that are looked at to choose. */
    private static final int SAMPLE_ROWS = 4;

    private PixelFilter() {}

    /** The filter whose differences are smaller, judged by the green of some rows. */
    public static int choose(int[] pixels, int offset, int stride, int width, int height) {
        long left = 0;
        long up = 0;
        for (int y = 1; y < height; y += SAMPLE_ROWS) {
            int row = offset + y * stride;
            for (int i = row + 1; i < row + width; i++) {
                int green = pixels[i] >> 8 & 0xFF;
                left += Math.abs(green - (pixels[i - 1] >> 8 & 0xFF));
                up += Math.abs(green - (pixels[i - stride] >> 8 & 0xFF));
            }
        }
        return up < left ? Wire.FILTER_UP : Wire.FILTER_LEFT;
    }

    /** Writes {@code 3 * width * height} bytes into {@code out} from {@code at}. */
    public static void apply(
            int[] pixels, int offset, int stride, int width, int height, int filter, byte[] out, int at) {
        int area = width * height;
        for (int y = 0; y < height; y++) {
            int from = offset + y * stride;
            int to = at + y * width;
            switch (filter) {
                case Wire.FILTER_NONE -> row(pixels, from, width, out, to, area);
                case Wire.FILTER_LEFT -> {
                    one(pixels[from], y > 0 ? pixels[from - stride] : 0, out, to, area);
                    differences(pixels, from + 1, from, width - 1, out, to + 1, area);
                }
                case Wire.FILTER_UP -> {
                    if (y > 0) {
                        differences(pixels, from, from - stride, width, out, to, area);
                    } else {
                        one(pixels[from], 0, out, to, area);
                        differences(pixels, from + 1, from, width - 1, out, to + 1, area);
                    }
                }
                default -> throw new IllegalArgumentException("filter " + filter);
            }
        }
    }

    private static void row(int[] pixels, int from, int width, byte[] out, int to, int area) {
        for (int x = 0; x < width; x++) {
            one(pixels[from + x], 0, out, to + x, area);
        }
    }

    /** The differences of {@code width} pixels from {@code from} to those from {@code before}. */
    private static void differences(int[] pixels, int from, int before, int width, byte[] out, int to, int area) {
        for (int x = 0; x < width; x++) {
            one(pixels[from + x], pixels[before + x], out, to + x, area);
        }
    }

    /** Of the bits above a channel's eight, none reaches the byte that is kept. */
    private static void one(int pixel, int near, byte[] out, int to, int area) {
        int green = (pixel >> 8) - (near >> 8);
        out[to] = (byte) green;
        out[to + area] = (byte) ((pixel >> 16) - (near >> 16) - green);
        out[to + 2 * area] = (byte) (pixel - near - green);
    }
}
