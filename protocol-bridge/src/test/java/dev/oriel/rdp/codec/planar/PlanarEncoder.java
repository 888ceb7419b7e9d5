package dev.oriel.rdp.codec.planar;

import dev.oriel.rdp.wire.WireWriter;
import java.util.Random;

/**
 * An encoder of planar bitmaps with every flag of FormatHeader, after [MS-RDPEGDI] 3.1.9. Rows are cut into segments by
 * chance, so that a picture has many encodings; or as hosts do it, into the longest runs.
 *
 * @param loss colour loss level, 0 for red, green and blue
 * @param alpha write an alpha plane
 * @param seed of the chance, or {@link #LONGEST_RUNS}
 */
public record PlanarEncoder(boolean runs, boolean alpha, int loss, boolean subsampled, long seed) {
    public static final long LONGEST_RUNS = -1;

    public byte[] encode(int[] rgb, int width, int height) {
        WireWriter out = new WireWriter();
        out.u8(loss | (subsampled ? 0x08 : 0) | (runs ? 0x10 : 0) | (alpha ? 0 : 0x20));
        Random random = new Random(seed);
        if (alpha) {
            int[] plane = random.ints((long) width * height, 0, 256).toArray();
            plane(out, random, plane, width, height);
        }
        int[][] planes = new int[3][width * height];
        for (int i = 0; i < rgb.length; i++) {
            int red = rgb[i] >> 16 & 0xFF;
            int green = rgb[i] >> 8 & 0xFF;
            int blue = rgb[i] & 0xFF;
            if (loss == 0) {
                planes[0][i] = red;
                planes[1][i] = green;
                planes[2][i] = blue;
            } else {
                planes[0][i] = (red + 2 * green + blue) / 4;
                planes[1][i] = red - blue;
                planes[2][i] = (2 * green - red - blue) / 2;
            }
        }
        plane(out, random, planes[0], width, height);
        for (int c = 1; c < 3; c++) {
            if (loss == 0) {
                plane(out, random, planes[c], width, height);
            } else if (subsampled) {
                plane(out, random, shrink(planes[c], width, height), (width + 1) / 2, (height + 1) / 2);
            } else {
                plane(out, random, shift(planes[c]), width, height);
            }
        }
        if (!runs) {
            out.u8(0);
        }
        return out.toArray();
    }

    private int[] shift(int[] plane) {
        int[] shifted = plane.clone();
        for (int i = 0; i < plane.length; i++) {
            shifted[i] = plane[i] >> loss & 0xFF;
        }
        return shifted;
    }

    private int[] shrink(int[] plane, int width, int height) {
        int[] small = new int[(width + 1) / 2 * ((height + 1) / 2)];
        for (int y = 0; y < height; y += 2) {
            for (int x = 0; x < width; x += 2) {
                small[y / 2 * ((width + 1) / 2) + x / 2] = plane[y * width + x] >> loss & 0xFF;
            }
        }
        return small;
    }

    private void plane(WireWriter out, Random random, int[] plane, int width, int height) {
        if (!runs) {
            for (int value : plane) {
                out.u8(value);
            }
            return;
        }
        for (int y = 0; y < height; y++) {
            int[] row = new int[width];
            for (int x = 0; x < width; x++) {
                int value = plane[y * width + x];
                row[x] = y == 0 ? value : fold((byte) (value - plane[(y - 1) * width + x]));
            }
            row(out, random, row);
        }
    }

    /** A difference as the wire has it: the sign in the lowest bit. */
    private static int fold(int delta) {
        return delta >= 0 ? delta << 1 : (-delta << 1) - 1;
    }

    private void row(WireWriter out, Random random, int[] row) {
        boolean longest = seed == LONGEST_RUNS;
        int last = 0;
        for (int x = 0; x < row.length; ) {
            int run = runLength(row, x, last);
            // a run that stands alone, of a length that one control byte can say
            if (run >= 16 && (longest || random.nextBoolean())) {
                int length = Math.min(run, longest ? 47 : 16 + random.nextInt(32));
                out.u8(length < 32 ? (length - 16) << 4 | 1 : (length - 32) << 4 | 2);
                x += length;
                continue;
            }
            int raw = longest ? rawLength(row, x) : Math.min(row.length - x, 1 + random.nextInt(15));
            int follows = runLength(row, x + raw, row[x + raw - 1]);
            // 1 and 2 mean something else
            int length = Math.min(follows, longest ? 15 : random.nextInt(16));
            length = length < 3 ? 0 : length;
            out.u8(raw << 4 | length);
            for (int i = 0; i < raw; i++) {
                out.u8(row[x + i]);
            }
            last = row[x + raw - 1];
            x += raw + length;
        }
    }

    /** How many values from {@code x} on are {@code value}. */
    private static int runLength(int[] row, int x, int value) {
        int length = 0;
        while (x + length < row.length && row[x + length] == value) {
            length++;
        }
        return length;
    }

    /** How many values come before a run that is worth its while, at most 15. */
    private static int rawLength(int[] row, int x) {
        int raw = 1;
        while (raw < 15 && x + raw < row.length && runLength(row, x + raw, row[x + raw - 1]) < 3) {
            raw++;
        }
        return raw;
    }
}
