package dev.oriel.rdp.codec.planar;

import dev.oriel.rdp.wire.WireWriter;
import java.util.Random;

/**
 * An encoder of planar bitmaps with every flag of FormatHeader, after [MS-RDPEGDI] 3.1.9. Rows are cut into segments by
 * chance, so that a picture has many encodings.
 *
 * @param loss colour loss level, 0 for red, green and blue
 * @param alpha write an alpha plane
 */
public record PlanarEncoder(boolean runs, boolean alpha, int loss, boolean subsampled, long seed) {
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

    private static void row(WireWriter out, Random random, int[] row) {
        int last = 0;
        for (int x = 0; x < row.length; ) {
            int run = 0;
            while (x + run < row.length && row[x + run] == last) {
                run++;
            }
            // a run that stands alone, of a length that one control byte can say
            if (run >= 16 && random.nextBoolean()) {
                int length = Math.min(run, 16 + random.nextInt(32));
                out.u8(length < 32 ? (length - 16) << 4 | 1 : (length - 32) << 4 | 2);
                x += length;
                continue;
            }
            int raw = Math.min(row.length - x, 1 + random.nextInt(15));
            int follows = 0;
            while (x + raw + follows < row.length && row[x + raw + follows] == row[x + raw - 1]) {
                follows++;
            }
            // 1 and 2 mean something else
            int length = Math.min(follows, random.nextInt(16));
            length = length < 3 ? 0 : length;
            out.u8(raw << 4 | length);
            for (int i = 0; i < raw; i++) {
                out.u8(row[x + i]);
            }
            last = row[x + raw - 1];
            x += raw + length;
        }
    }
}
