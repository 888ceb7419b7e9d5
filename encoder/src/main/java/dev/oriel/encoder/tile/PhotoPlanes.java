package dev.oriel.encoder.tile;

import dev.oriel.encoder.wire.Wire;
import java.util.Arrays;

/**
 * Turns a photograph into three planes, G, R and B, of differences to what the pixels before lead to expect: small
 * numbers in no pattern, which an entropy code alone packs better than a search for repetitions.
 *
 * <p>Not thread-safe: rows are kept from call to call.
 */
public final class PhotoPlanes {
    /** Rows from one that is looked at to the next when the prediction is chosen. */
    private static final int SAMPLE_ROWS = 5;
    /** Rows that a prediction looks at: this one, the one above, and the one above that. */
    private static final int DEPTH = 3;

    private static final int[] PREDICTIONS = {Wire.PREDICT_MEDIAN, Wire.PREDICT_BLEND, Wire.PREDICT_SLOPE};

    /** Green, red and blue of the last rows, the latest first. */
    private final int[][][] rows = new int[3][DEPTH][0];
    /** Differences of one row by plane. */
    private final int[][] differences = new int[3][0];

    private byte[] planes = new byte[0];

    /** What {@link #apply} has made: three times the rectangle's pixels. */
    public byte[] planes() {
        return planes;
    }

    /** The mode by which the differences become smallest, judged by some rows. */
    public int choose(int[] pixels, int offset, int stride, int width, int height) {
        grow(width);
        long[] plain = new long[PREDICTIONS.length];
        long[] lessGreen = new long[PREDICTIONS.length];
        for (int y = DEPTH - 1; y < height; y += SAMPLE_ROWS) {
            for (int above = DEPTH - 1; above >= 0; above--) {
                load(pixels, offset + (y - above) * stride, width);
            }
            for (int prediction : PREDICTIONS) {
                predict(prediction, y, width);
                plain[prediction] += magnitude(0, width) + magnitude(1, width) + magnitude(2, width);
                subtractGreen(width);
                lessGreen[prediction] += magnitude(0, width) + magnitude(1, width) + magnitude(2, width);
            }
        }
        int best = 0;
        for (int prediction : PREDICTIONS) {
            if (Math.min(plain[prediction], lessGreen[prediction]) < Math.min(plain[best], lessGreen[best])) {
                best = prediction;
            }
        }
        return lessGreen[best] < plain[best] ? best | Wire.PHOTO_LESS_GREEN : best;
    }

    /** Works out the planes of a rectangle. */
    public void apply(int[] pixels, int offset, int stride, int width, int height, int mode) {
        grow(width);
        int area = width * height;
        if (planes.length < 3 * area) {
            planes = new byte[3 * area];
        }
        for (int y = 0; y < height; y++) {
            load(pixels, offset + y * stride, width);
            predict(mode & ~Wire.PHOTO_LESS_GREEN, y, width);
            if ((mode & Wire.PHOTO_LESS_GREEN) != 0) {
                subtractGreen(width);
            }
            for (int plane = 0; plane < 3; plane++) {
                int to = plane * area + y * width;
                int[] row = differences[plane];
                for (int x = 0; x < width; x++) {
                    planes[to + x] = (byte) row[x];
                }
            }
        }
    }

    private void grow(int width) {
        if (differences[0].length < width) {
            for (int plane = 0; plane < 3; plane++) {
                differences[plane] = new int[width];
                Arrays.setAll(rows[plane], _ -> new int[width]);
            }
        }
    }

    /** Takes in the next row; the oldest gives its place. */
    private void load(int[] pixels, int from, int width) {
        for (int[][] plane : rows) {
            int[] oldest = plane[DEPTH - 1];
            System.arraycopy(plane, 0, plane, 1, DEPTH - 1);
            plane[0] = oldest;
        }
        int[] green = rows[0][0];
        int[] red = rows[1][0];
        int[] blue = rows[2][0];
        for (int x = 0; x < width; x++) {
            int pixel = pixels[from + x];
            green[x] = pixel >> 8 & 0xFF;
            red[x] = pixel >> 16 & 0xFF;
            blue[x] = pixel & 0xFF;
        }
    }

    /** The differences of the latest row, which is number {@code y}. */
    private void predict(int prediction, int y, int width) {
        for (int plane = 0; plane < 3; plane++) {
            int[] row = rows[plane][0];
            int[] above = rows[plane][1];
            int[] out = differences[plane];
            if (y == 0) {
                out[0] = row[0];
                for (int x = 1; x < width; x++) {
                    out[x] = row[x] - row[x - 1];
                }
                continue;
            }
            out[0] = row[0] - above[0];
            if (prediction == Wire.PREDICT_MEDIAN) {
                median(row, above, out, width);
            } else if (prediction == Wire.PREDICT_BLEND || y == 1) {
                blend(row, above, out, 1, width);
            } else {
                blend(row, above, out, 1, Math.min(width, 2));
                slope(row, above, rows[plane][2], out, width);
            }
        }
    }

    /** By the median of left, above, and the plane through both and the pixel between them. */
    private static void median(int[] row, int[] above, int[] out, int width) {
        for (int x = 1; x < width; x++) {
            int left = row[x - 1];
            int up = above[x];
            int low = Math.min(left, up);
            int high = Math.max(left, up);
            out[x] = row[x] - Math.max(low, Math.min(high, left + up - above[x - 1]));
        }
    }

    /** By half of that plane, half of the mean of left and above. */
    private static void blend(int[] row, int[] above, int[] out, int from, int width) {
        for (int x = from; x < width; x++) {
            out[x] = row[x] - ((3 * (row[x - 1] + above[x]) - 2 * above[x - 1]) >> 2);
        }
    }

    /** By half of that plane, half of how row and column go on. */
    private static void slope(int[] row, int[] above, int[] twoAbove, int[] out, int width) {
        for (int x = 2; x < width; x++) {
            int plane = row[x - 1] + above[x] - above[x - 1];
            int along = 2 * (row[x - 1] + above[x]) - row[x - 2] - twoAbove[x];
            out[x] = row[x] - ((2 * plane + along + 2) >> 2);
        }
    }

    private void subtractGreen(int width) {
        int[] green = differences[0];
        int[] red = differences[1];
        int[] blue = differences[2];
        for (int x = 0; x < width; x++) {
            red[x] -= green[x];
            blue[x] -= green[x];
        }
    }

    private long magnitude(int plane, int width) {
        int sum = 0;
        int[] row = differences[plane];
        for (int x = 0; x < width; x++) {
            sum += Math.abs((byte) row[x]);
        }
        return sum;
    }
}
