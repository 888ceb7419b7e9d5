package dev.oriel.rdp.codec.planar;

import static dev.oriel.rdp.codec.planar.PlanarTables.DELTA;
import static dev.oriel.rdp.codec.planar.PlanarTables.SEGMENT;

import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.DecodeException.Kind;
import java.util.Arrays;

/**
 * The loops of the planar codec: run-length encoded planes to bytes, and planes to pixels. Guarded by the benchmark
 * {@code PlanarBenchmark}.
 */
final class PlanarKernel {
    /** Below this many bytes a loop is cheaper than a call. */
    private static final int SHORT_RUN = 16;

    private PlanarKernel() {}

    /**
     * Decodes a run-length encoded plane: [MS-RDPEGDI] 3.1.9.2 and 2.2.2.5.1.1 RDP6_RLE_SEGMENTS. Segments do not cross
     * the ends of rows; the first row holds values, the others differences from the row above.
     *
     * @param plane at least {@code base + width * height} bytes, row-major
     * @param origin index that error offsets count from
     * @return index of the first byte of {@code in} after the plane
     */
    static int decodePlane(byte[] in, int from, int end, int origin, byte[] plane, int base, int width, int height)
            throws DecodeException {
        int at = firstRow(in, from, end, origin, plane, base, width);
        for (int row = base + width; row < base + width * height; row += width) {
            at = nextRow(in, at, end, origin, plane, row, width);
        }
        return at;
    }

    private static int firstRow(byte[] in, int from, int end, int origin, byte[] plane, int row, int width)
            throws DecodeException {
        int at = from;
        int rowEnd = row + width;
        byte value = 0;
        for (int p = row; p < rowEnd; ) {
            int segment = segment(in, at, end, origin, rowEnd - p);
            at++;
            int raw = segment & 0xFF;
            int run = segment >> 8;
            if (raw > 0) {
                System.arraycopy(in, at, plane, p, raw);
                at += raw;
                p += raw;
                value = plane[p - 1];
            }
            Arrays.fill(plane, p, p + run, value);
            p += run;
        }
        return at;
    }

    private static int nextRow(byte[] in, int from, int end, int origin, byte[] plane, int row, int width)
            throws DecodeException {
        int at = from;
        int rowEnd = row + width;
        int delta = 0;
        for (int p = row; p < rowEnd; ) {
            int segment = segment(in, at, end, origin, rowEnd - p);
            at++;
            int run = segment >> 8;
            for (int rawEnd = p + (segment & 0xFF); p < rawEnd; p++) {
                delta = DELTA[in[at++] & 0xFF];
                plane[p] = (byte) (plane[p - width] + delta);
            }
            if (delta == 0 && run >= SHORT_RUN) {
                System.arraycopy(plane, p - width, plane, p, run);
                p += run;
            } else {
                for (int runEnd = p + run; p < runEnd; p++) {
                    plane[p] = (byte) (plane[p - width] + delta);
                }
            }
        }
        return at;
    }

    /** Passes over a run-length encoded plane. */
    static int skipPlane(byte[] in, int from, int end, int origin, int width, int height) throws DecodeException {
        int at = from;
        for (int y = 0; y < height; y++) {
            for (int left = width; left > 0; ) {
                int segment = segment(in, at, end, origin, left);
                int raw = segment & 0xFF;
                at += 1 + raw;
                left -= raw + (segment >> 8);
            }
        }
        return at;
    }

    /**
     * Reads a control byte and checks all that follows from it: its raw bytes are there, and it stays inside the row.
     *
     * @param left bytes to the end of the row
     */
    private static int segment(byte[] in, int at, int end, int origin, int left) throws DecodeException {
        if (at >= end) {
            throw truncated(at - origin);
        }
        int segment = SEGMENT[in[at] & 0xFF];
        int raw = segment & 0xFF;
        if (raw > end - at - 1) {
            throw truncated(at - origin);
        }
        if (raw + (segment >> 8) > left) {
            throw new DecodeException(
                    Kind.INVALID,
                    "controlByte",
                    at - origin,
                    raw + (segment >> 8) + " pixels where " + left + " are left in the row");
        }
        return segment;
    }

    private static DecodeException truncated(int offset) {
        return new DecodeException(Kind.TRUNCATED, "segments", offset, "the stream ends before the plane is complete");
    }

    /** Joins three planes of one size. */
    static void mergeRgb(
            byte[] red,
            int r,
            byte[] green,
            int g,
            byte[] blue,
            int b,
            int[] out,
            int offset,
            int stride,
            int width,
            int height) {
        for (int y = 0; y < height; y++) {
            mergeRgbRow(red, r + y * width, green, g + y * width, blue, b + y * width, out, offset + y * stride, width);
        }
    }

    private static void mergeRgbRow(
            byte[] red, int r, byte[] green, int g, byte[] blue, int b, int[] out, int to, int width) {
        for (int x = 0; x < width; x++) {
            out[to + x] = (red[r + x] & 0xFF) << 16 | (green[g + x] & 0xFF) << 8 | (blue[b + x] & 0xFF);
        }
    }

    /**
     * Joins luma and chroma: [MS-RDPEGDI] 3.1.9.1.2 and 3.1.9.1.3. Chroma came without its {@code loss} lower bits, of
     * which one is the factor of one half that the transform has anyway.
     *
     * @param subsampled 1 where a chroma sample stands for two by two pixels, else 0
     * @param loss colour loss level, 1..7
     */
    static void mergeYCoCg(
            byte[] luma,
            int l,
            byte[] orange,
            int o,
            byte[] green,
            int g,
            int subsampled,
            int loss,
            int[] out,
            int offset,
            int stride,
            int width,
            int height) {
        int chromaWidth = (width + subsampled) >> subsampled;
        int shift = loss - 1;
        for (int y = 0; y < height; y++) {
            int to = offset + y * stride;
            int lumaRow = l + y * width;
            int chromaRow = (y >> subsampled) * chromaWidth;
            for (int x = 0; x < width; x++) {
                int co = orange[o + chromaRow + (x >> subsampled)] << shift;
                int cg = green[g + chromaRow + (x >> subsampled)] << shift;
                int base = (luma[lumaRow + x] & 0xFF) - cg;
                out[to + x] = clamp(base + co) << 16 | clamp(base + 2 * cg) << 8 | clamp(base - co);
            }
        }
    }

    private static int clamp(int value) {
        return Math.clamp(value, 0, 0xFF);
    }
}
