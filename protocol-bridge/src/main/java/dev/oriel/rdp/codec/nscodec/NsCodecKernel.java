package dev.oriel.rdp.codec.nscodec;

import dev.oriel.rdp.wire.DecodeException;
import java.util.Arrays;

/** Decoding of planes and their conversion to colours. Guarded by {@code NsCodecBenchmark}. */
final class NsCodecKernel {
    /** So many bytes at the end of a compressed plane are as they are: [MS-RDPNSC] 2.2.2.1 EndData. */
    private static final int END_DATA = 4;

    private NsCodecKernel() {}

    /**
     * Decodes a run-length encoded plane, [MS-RDPNSC] 2.2.2.1: a byte that comes twice is followed by the number of its
     * repetitions.
     *
     * @param size of the plane in bytes, more than the length of its encoded form
     */
    static void decodePlane(byte[] in, int from, int length, byte[] out, int outFrom, int size) throws DecodeException {
        if (length < END_DATA) {
            throw truncated(length);
        }
        int at = from;
        // no read goes beyond the end data, which has its own place
        int end = from + length - END_DATA;
        int to = outFrom;
        int left = size - END_DATA;
        while (left > 0) {
            if (at >= end) {
                throw truncated(at - from);
            }
            byte value = in[at++];
            if (left == 1 || at >= end || in[at] != value) {
                out[to++] = value;
                left--;
                continue;
            }
            at++;
            if (at >= end) {
                throw truncated(at - from);
            }
            long run = in[at++] & 0xFF;
            if (run < 0xFF) {
                run += 2;
            } else {
                if (end - at < 4) {
                    throw truncated(at - from);
                }
                run = (in[at] & 0xFFL)
                        | (in[at + 1] & 0xFFL) << 8
                        | (in[at + 2] & 0xFFL) << 16
                        | (in[at + 3] & 0xFFL) << 24;
                at += 4;
            }
            if (run > left) {
                throw DecodeException.tooLarge("run length", at - from, run, left);
            }
            Arrays.fill(out, to, to + (int) run, value);
            to += (int) run;
            left -= (int) run;
        }
        System.arraycopy(in, at, out, to, END_DATA);
    }

    private static DecodeException truncated(int offset) {
        return new DecodeException(DecodeException.Kind.TRUNCATED, "plane", offset, "ends before it is full");
    }

    /** Chroma as it is: one value a pixel, the bits that were lost restored as zeros ([MS-RDPNSC] 3.1.8.1.2). */
    static void chromaRow(byte[] plane, int from, int shift, int[] row, int width) {
        for (int x = 0; x < width; x++) {
            row[x] = (byte) (plane[from + x] << shift);
        }
    }

    /** Chroma of half the width: one value for two pixels. */
    static void wideChromaRow(byte[] plane, int from, int shift, int[] row, int width) {
        for (int x = 0; x < width; x += 2) {
            int value = (byte) (plane[from + (x >> 1)] << shift);
            row[x] = value;
            row[x + 1] = value;
        }
    }

    static void lumaRow(byte[] plane, int from, int[] row, int width) {
        for (int x = 0; x < width; x++) {
            row[x] = plane[from + x] & 0xFF;
        }
    }

    /** AYCoCg to colours, [MS-RDPEGDI] 3.1.9.1.2. One loop a colour, or the JIT does not vectorize. */
    static void mergeRow(int[] luma, int[] orange, int[] green, int[] rgb, int width) {
        for (int x = 0; x < width; x++) {
            rgb[x] = Math.max(0, Math.min(luma[x] + orange[x] - green[x], 255)) << 16;
        }
        for (int x = 0; x < width; x++) {
            rgb[x] |= Math.max(0, Math.min(luma[x] + green[x], 255)) << 8;
        }
        for (int x = 0; x < width; x++) {
            rgb[x] |= Math.max(0, Math.min(luma[x] - orange[x] - green[x], 255));
        }
    }
}
