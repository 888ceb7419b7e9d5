package dev.oriel.rdp.codec.rle;

import static dev.oriel.rdp.codec.rle.RleTables.*;

import dev.oriel.rdp.codec.color.PixelFormat;
import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.DecodeException.Kind;
import java.util.Arrays;

/**
 * The decoding loop of interleaved RLE: [MS-RDPBCGR] 3.1.9.
 *
 * <p>Pixels are widened as they are read, so that everything after works on {@code int}s: the only arithmetic is
 * exclusive or, under which {@link PixelFormat#toRgb} is linear. Guarded by the benchmark {@code RleBenchmark}.
 */
final class RleKernel {
    /** Below this many pixels a loop is cheaper than a call. */
    private static final int SHORT_RUN = 12;

    private RleKernel() {}

    /**
     * Decodes until {@code count} pixels are there. What the stream holds after that is not looked at: xrdp pads it.
     *
     * @param out at least {@code count} pixels, a multiple of {@code width}; rows in the order of the stream
     * @return index of the first byte of {@code in} that was not read
     */
    static int decode(PixelFormat format, byte[] in, int from, int end, int[] out, int width, int count)
            throws DecodeException {
        int pixelSize = format.bytesPerPixel();
        int white = format == PixelFormat.INDEXED_8 ? 0xFF : 0xFFFFFF;
        int foreground = white;
        boolean insertForeground = false;
        boolean firstRow = true;
        int at = from;
        int p = 0;

        while (p < count) {
            // the first row has nothing above it: its orders differ, and which they are is decided at their start
            if (firstRow && p >= width) {
                firstRow = false;
                insertForeground = false;
            }

            // header and length
            if (at >= end) {
                throw truncated(at - from, "order header");
            }
            int start = at;
            int header = in[at++] & 0xFF;
            int kind = KIND[header];
            if (kind == INVALID) {
                throw DecodeException.invalid("order header", start - from, header);
            }
            int run = LENGTH[header];
            if (run <= 0) {
                int extra = run == NEXT_WORD ? 2 : 1;
                if (end - at < extra) {
                    throw truncated(at - from, "run length");
                }
                run = switch (run) {
                    case NEXT_BYTE_PLUS_32 -> (in[at] & 0xFF) + 32;
                    case NEXT_BYTE_PLUS_16 -> (in[at] & 0xFF) + 16;
                    case NEXT_BYTE_PLUS_1 -> (in[at] & 0xFF) + 1;
                    default -> (in[at] & 0xFF) | (in[at + 1] & 0xFF) << 8;
                };
                at += extra;
            }
            int pixels = kind == DITHERED_RUN ? 2 * run : run;
            if (pixels == 0) {
                throw DecodeException.invalid("order header", start - from, header);
            }
            if (pixels > count - p) {
                throw new DecodeException(
                        Kind.INVALID,
                        "run length",
                        start - from,
                        pixels + " pixels where " + (count - p) + " are left");
            }

            // pixels that the order brings along; from here on, writes end at p + pixels <= count
            if (kind == SET_FOREGROUND_RUN || kind == SET_FGBG_IMAGE) {
                if (end - at < pixelSize) {
                    throw truncated(at - from, "foreground pixel");
                }
                foreground = pixel(format, in, at);
                at += pixelSize;
            }

            boolean background = false;
            switch (kind) {
                case BACKGROUND_RUN -> {
                    background = true;
                    int q = p;
                    // two background runs in a row: a foreground pixel stands between them
                    if (insertForeground) {
                        out[q] = (firstRow ? 0 : out[q - width]) ^ foreground;
                        q++;
                    }
                    if (firstRow) {
                        fill(out, q, p + pixels, 0);
                    } else {
                        copyAbove(out, q, p + pixels, width);
                    }
                }
                case FOREGROUND_RUN, SET_FOREGROUND_RUN -> {
                    if (firstRow) {
                        fill(out, p, p + pixels, foreground);
                    } else {
                        for (int q = p; q < p + pixels; q++) {
                            out[q] = out[q - width] ^ foreground;
                        }
                    }
                }
                case FGBG_IMAGE, SET_FGBG_IMAGE -> {
                    int masks = (pixels + 7) >> 3;
                    if (end - at < masks) {
                        throw truncated(at - from, "bitmask");
                    }
                    for (int q = p; q < p + pixels; q += 8) {
                        maskedPixels(out, q, Math.min(8, p + pixels - q), in[at++], foreground, firstRow, width);
                    }
                }
                case SPECIAL_FGBG_1 -> maskedPixels(out, p, 8, SPECIAL_FGBG_1_MASK, foreground, firstRow, width);
                case SPECIAL_FGBG_2 -> maskedPixels(out, p, 8, SPECIAL_FGBG_2_MASK, foreground, firstRow, width);
                case COLOR_RUN -> {
                    if (end - at < pixelSize) {
                        throw truncated(at - from, "run pixel");
                    }
                    fill(out, p, p + pixels, pixel(format, in, at));
                    at += pixelSize;
                }
                case COLOR_IMAGE -> {
                    if ((end - at) / pixelSize < pixels) {
                        throw truncated(at - from, "color image");
                    }
                    colorImage(format, in, at, out, p, pixels);
                    at += pixels * pixelSize;
                }
                case DITHERED_RUN -> {
                    if (end - at < 2 * pixelSize) {
                        throw truncated(at - from, "dithered pixels");
                    }
                    int first = pixel(format, in, at);
                    int second = pixel(format, in, at + pixelSize);
                    for (int q = p; q < p + pixels; q += 2) {
                        out[q] = first;
                        out[q + 1] = second;
                    }
                    at += 2 * pixelSize;
                }
                case WHITE -> out[p] = white;
                case BLACK -> out[p] = 0;
                default -> throw new AssertionError(kind);
            }
            insertForeground = background;
            p += pixels;
        }
        return at;
    }

    private static int pixel(PixelFormat format, byte[] in, int at) {
        return switch (format) {
            case INDEXED_8 -> in[at] & 0xFF;
            case RGB_555 -> PixelFormat.rgbOf555((in[at] & 0xFF) | in[at + 1] << 8);
            case RGB_565 -> PixelFormat.rgbOf565((in[at] & 0xFF) | in[at + 1] << 8);
            case BGR_24 -> (in[at] & 0xFF) | (in[at + 1] & 0xFF) << 8 | (in[at + 2] & 0xFF) << 16;
            case BGRX_32 -> throw new AssertionError(format);
        };
    }

    private static void colorImage(PixelFormat format, byte[] in, int from, int[] out, int p, int pixels) {
        int at = from;
        switch (format) {
            case INDEXED_8 -> {
                for (int q = p; q < p + pixels; q++, at++) {
                    out[q] = in[at] & 0xFF;
                }
            }
            case RGB_555 -> {
                for (int q = p; q < p + pixels; q++, at += 2) {
                    out[q] = PixelFormat.rgbOf555((in[at] & 0xFF) | in[at + 1] << 8);
                }
            }
            case RGB_565 -> {
                for (int q = p; q < p + pixels; q++, at += 2) {
                    out[q] = PixelFormat.rgbOf565((in[at] & 0xFF) | in[at + 1] << 8);
                }
            }
            case BGR_24 -> {
                for (int q = p; q < p + pixels; q++, at += 3) {
                    out[q] = (in[at] & 0xFF) | (in[at + 1] & 0xFF) << 8 | (in[at + 2] & 0xFF) << 16;
                }
            }
            case BGRX_32 -> throw new AssertionError(format);
        }
    }

    /** Up to eight pixels: what is above, changed by the foreground where the bit is set, lowest bit first. */
    private static void maskedPixels(
            int[] out, int p, int pixels, int mask, int foreground, boolean firstRow, int width) {
        int bits = mask;
        for (int q = p; q < p + pixels; q++) {
            int above = firstRow ? 0 : out[q - width];
            out[q] = above ^ (-(bits & 1) & foreground);
            bits >>= 1;
        }
    }

    private static void fill(int[] out, int from, int to, int pixel) {
        if (to - from < SHORT_RUN) {
            for (int q = from; q < to; q++) {
                out[q] = pixel;
            }
        } else {
            Arrays.fill(out, from, to, pixel);
        }
    }

    /** Repeats the row above; a run of more than one row repeats what it has just written. */
    private static void copyAbove(int[] out, int from, int to, int width) {
        if (to - from < SHORT_RUN) {
            for (int q = from; q < to; q++) {
                out[q] = out[q - width];
            }
            return;
        }
        for (int q = from; q < to; q += width) {
            System.arraycopy(out, q - width, out, q, Math.min(width, to - q));
        }
    }

    private static DecodeException truncated(int offset, String field) {
        return new DecodeException(Kind.TRUNCATED, field, offset, "the stream ends before the bitmap is complete");
    }
}
