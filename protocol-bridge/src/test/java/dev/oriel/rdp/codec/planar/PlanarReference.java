package dev.oriel.rdp.codec.planar;

/**
 * A second decoder of planar bitmaps, written plane by plane after the text of [MS-RDPEGDI] 2.2.2.5.1 and 3.1.9, for valid
 * streams. It shares nothing with the kernel.
 */
final class PlanarReference {
    private final byte[] in;
    private int at;

    private PlanarReference(byte[] in) {
        this.in = in;
    }

    static int[] decode(byte[] in, int width, int height) {
        return new PlanarReference(in).run(width, height);
    }

    private int[] run(int width, int height) {
        int header = u8();
        int loss = header & 7;
        boolean half = (header & 8) != 0;
        boolean runs = (header & 16) != 0;
        int chromaWidth = half ? (width + 1) / 2 : width;
        int chromaHeight = half ? (height + 1) / 2 : height;
        if ((header & 32) == 0) {
            plane(runs, width, height);
        }
        int[][] first = plane(runs, width, height);
        int[][] second = plane(runs, chromaWidth, chromaHeight);
        int[][] third = plane(runs, chromaWidth, chromaHeight);
        int[] rgb = new int[width * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int a = first[y][x];
                int b = second[half ? y / 2 : y][half ? x / 2 : x];
                int c = third[half ? y / 2 : y][half ? x / 2 : x];
                rgb[y * width + x] = loss == 0 ? a << 16 | b << 8 | c : rgb(a, (byte) b, (byte) c, loss);
            }
        }
        return rgb;
    }

    /** R = Y + Co/2 - Cg/2, G = Y + Cg/2, B = Y - Co/2 - Cg/2, with chroma brought back to its scale. */
    private static int rgb(int y, int orange, int green, int loss) {
        double co = orange * Math.pow(2, loss) / 2;
        double cg = green * Math.pow(2, loss) / 2;
        return clamp(y + co - cg) << 16 | clamp(y + cg) << 8 | clamp(y - co - cg);
    }

    private static int clamp(double value) {
        return (int) Math.max(0, Math.min(255, value));
    }

    private int[][] plane(boolean runs, int width, int height) {
        int[][] rows = new int[height][width];
        for (int y = 0; y < height; y++) {
            int value = 0;
            for (int x = 0; x < width; ) {
                if (!runs) {
                    rows[y][x++] = u8();
                    continue;
                }
                int control = u8();
                int run = control & 15;
                int raw = control >> 4;
                if (run == 1 || run == 2) {
                    run = run * 16 + raw;
                    raw = 0;
                }
                for (; raw > 0; raw--) {
                    value = u8();
                    rows[y][x] = sample(rows, x, y, value);
                    x++;
                }
                for (; run > 0; run--) {
                    rows[y][x] = sample(rows, x, y, value);
                    x++;
                }
            }
        }
        return rows;
    }

    private static int sample(int[][] rows, int x, int y, int value) {
        if (y == 0) {
            return value;
        }
        int delta = value % 2 == 1 ? -(value + 1) / 2 : value / 2;
        return rows[y - 1][x] + delta & 0xFF;
    }

    private int u8() {
        return in[at++] & 0xFF;
    }
}
