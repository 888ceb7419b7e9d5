package dev.oriel.rdp.codec.planar;

import static dev.oriel.rdp.codec.planar.PlanarTables.DELTA;
import static dev.oriel.rdp.codec.planar.PlanarTables.SEGMENT;

import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.DecodeException.Kind;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * The loops of the planar codec: run-length encoded planes to bytes, and planes to pixels. Guarded by the benchmark
 * {@code PlanarBenchmark}.
 */
final class PlanarKernel {
    /** Bytes that a buffer of planes needs after the last of them. */
    static final int SLACK = 16;

    private static final VarHandle I64 = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long SIGNS = 0x8080808080808080L;

    private PlanarKernel() {}

    /**
     * Decodes a run-length encoded plane: [MS-RDPEGDI] 3.1.9.2 and 2.2.2.5.1.1 RDP6_RLE_SEGMENTS. Segments do not cross
     * the ends of rows; the first row holds values, the others differences from the row above.
     *
     * @param plane at least {@code base + width * height +} {@link #SLACK} bytes, row-major; what lies
     *     after the plane is overwritten
     * @param origin index that error offsets count from
     * @return index of the first byte of {@code in} after the plane
     */
    static int decodePlane(byte[] in, int from, int end, int origin, byte[] plane, int base, int width, int height)
            throws DecodeException {
        int at = firstRow(in, from, end, origin, plane, base, width);
        for (int row = base + width; row < base + width * height; row += width) {
            at = width < 8
                    ? nextNarrowRow(in, at, end, origin, plane, row, width)
                    : nextRow(in, at, end, origin, plane, row, width);
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

    /**
     * Eight bytes at a time. What is written beyond a segment, up to fifteen bytes, is written again by the segments that
     * follow, or lies in the slack after the last plane; what is read above is complete, as rows have eight bytes.
     */
    private static int nextRow(byte[] in, int from, int end, int origin, byte[] plane, int row, int width)
            throws DecodeException {
        int at = from;
        int rowEnd = row + width;
        long deltas = 0;
        for (int p = row; p < rowEnd; ) {
            int segment = segment(in, at, end, origin, rowEnd - p);
            at++;
            int raw = segment & 0xFF;
            if (raw > 0) {
                if (end - at >= 16) {
                    I64.set(plane, p, add((long) I64.get(plane, p - width), unfold((long) I64.get(in, at))));
                    if (raw > 8) {
                        long above = (long) I64.get(plane, p + 8 - width);
                        I64.set(plane, p + 8, add(above, unfold((long) I64.get(in, at + 8))));
                    }
                } else {
                    for (int i = 0; i < raw; i++) {
                        plane[p + i] = (byte) (plane[p + i - width] + DELTA[in[at + i] & 0xFF]);
                    }
                }
                p += raw;
                at += raw;
                deltas = (DELTA[in[at - 1] & 0xFF] & 0xFFL) * ONES;
            }
            int runEnd = p + (segment >> 8);
            for (; p < runEnd; p += 8) {
                I64.set(plane, p, add((long) I64.get(plane, p - width), deltas));
            }
            p = runEnd;
        }
        return at;
    }

    /** Eight sums of bytes, each without a carry into the next. */
    private static long add(long a, long b) {
        return ((a & ~SIGNS) + (b & ~SIGNS)) ^ ((a ^ b) & SIGNS);
    }

    /** Eight differences as the wire has them to eight signed bytes: {@link PlanarTables#DELTA} for each. */
    private static long unfold(long folded) {
        return ((folded >>> 1) & ~SIGNS) ^ ((folded & ONES) * 0xFF);
    }

    /** Rows of less than eight bytes, byte by byte. */
    private static int nextNarrowRow(byte[] in, int from, int end, int origin, byte[] plane, int row, int width)
            throws DecodeException {
        int at = from;
        int rowEnd = row + width;
        int delta = 0;
        for (int p = row; p < rowEnd; ) {
            int segment = segment(in, at, end, origin, rowEnd - p);
            at++;
            for (int rawEnd = p + (segment & 0xFF); p < rawEnd; p++) {
                delta = DELTA[in[at++] & 0xFF];
                plane[p] = (byte) (plane[p - width] + delta);
            }
            for (int runEnd = p + (segment >> 8); p < runEnd; p++) {
                plane[p] = (byte) (plane[p - width] + delta);
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
