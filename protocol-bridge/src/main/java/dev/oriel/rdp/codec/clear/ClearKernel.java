package dev.oriel.rdp.codec.clear;

import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.WireReader;
import java.util.Arrays;

/**
 * The layers of ClearCodec that are made of runs, and its copies of pixels. A run goes on over the ends of rows.
 * Guarded by {@code ClearBenchmark}.
 */
final class ClearKernel {
    private static final int MAX_PALETTE = 127;

    private final int[] palette = new int[MAX_PALETTE];

    /** Place of the next pixel of a run-coded bitmap, and how many are left of it. */
    private int x;

    private int row;
    private int left;

    private void start(int width, int height, int offset) {
        x = 0;
        row = offset;
        left = width * height;
    }

    /** CLEARCODEC_RESIDUAL_DATA, [MS-RDPEGFX] 2.2.4.1.1.1: colours, each with the length of its run. */
    void residual(WireReader in, int width, int height, int[] target, int offset, int stride) throws DecodeException {
        start(width, height, offset);
        while (in.hasRemaining()) {
            in.require(4, "CLEARCODEC_RGB_RUN_SEGMENT");
            int color = bgr(in);
            run(in, color, width, target, stride);
        }
        full("residualData", in);
    }

    /**
     * CLEARCODEC_SUBCODEC_RLEX, [MS-RDPEGFX] 2.2.4.1.1.3.1.1: a palette, then segments of a run of one colour and a
     * suite of colours that follow one another in the palette, the first of which is the run's.
     */
    void rlex(WireReader in, int width, int height, int[] target, int offset, int stride) throws DecodeException {
        start(width, height, offset);
        int colors = in.u8();
        if (colors < 1 || colors > MAX_PALETTE) {
            throw DecodeException.invalid("paletteCount", 0, colors);
        }
        in.require(3 * colors, "paletteEntries");
        for (int i = 0; i < colors; i++) {
            palette[i] = bgr(in);
        }
        // an index takes as many bits as the largest one has, and one at least
        int bits = Math.max(1, 32 - Integer.numberOfLeadingZeros(colors - 1));
        while (in.hasRemaining()) {
            in.require(2, "CLEARCODEC_SUBCODEC_RLEX_SEGMENT");
            int at = in.position();
            int segment = in.u8();
            int stop = segment & ((1 << bits) - 1);
            int depth = segment >> bits;
            int start = stop - depth;
            if (start < 0 || stop >= colors) {
                throw DecodeException.invalid("stopIndex", at, segment);
            }
            run(in, palette[start], width, target, stride);
            if (depth + 1 > left) {
                throw DecodeException.tooLarge("suiteDepth", at, depth + 1, left);
            }
            for (int i = start; i <= stop; i++) {
                target[row + x] = palette[i];
                advance(1, width, stride);
            }
            left -= depth + 1;
        }
        full("CLEARCODEC_SUBCODEC_RLEX", in);
    }

    private void full(String field, WireReader in) throws DecodeException {
        if (left > 0) {
            throw new DecodeException(
                    DecodeException.Kind.TRUNCATED, field, in.position(), left + " pixels are left to be painted");
        }
    }

    /** Reads the length of a run, in one, three or seven bytes, and paints it. */
    private void run(WireReader in, int color, int width, int[] target, int stride) throws DecodeException {
        int at = in.position();
        long length = in.u8();
        if (length == 0xFF) {
            length = in.u16le();
            if (length == 0xFFFF) {
                length = in.u32le();
            }
        }
        if (length > left) {
            throw DecodeException.tooLarge("runLengthFactor", at, length, left);
        }
        int rest = (int) length;
        left -= rest;
        while (rest > 0) {
            int part = Math.min(rest, width - x);
            Arrays.fill(target, row + x, row + x + part, color);
            advance(part, width, stride);
            rest -= part;
        }
    }

    private void advance(int count, int width, int stride) {
        x += count;
        if (x == width) {
            x = 0;
            row += stride;
        }
    }

    /** Uncompressed pixels: blue, green, red, without padding. */
    static void raw(WireReader in, int width, int height, int[] target, int offset, int stride) throws DecodeException {
        if (in.remaining() != 3 * width * height) {
            throw DecodeException.invalid("bitmapDataByteCount", -1, in.remaining());
        }
        byte[] bytes = in.array();
        int from = in.arrayPosition();
        for (int y = 0; y < height; y++) {
            int to = offset + y * stride;
            for (int i = 0; i < width; i++) {
                target[to + i] = (bytes[from] & 0xFF) | (bytes[from + 1] & 0xFF) << 8 | (bytes[from + 2] & 0xFF) << 16;
                from += 3;
            }
        }
        in.skip(in.remaining(), "bitmapData");
    }

    static int bgr(WireReader in) throws DecodeException {
        return in.u8() | in.u8() << 8 | in.u8() << 16;
    }
}
