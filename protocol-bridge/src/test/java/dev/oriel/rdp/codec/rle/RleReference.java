package dev.oriel.rdp.codec.rle;

import dev.oriel.rdp.codec.color.PixelFormat;

/**
 * A second decoder of interleaved RLE, written pixel by pixel on raw values after the text of [MS-RDPBCGR]
 * 2.2.9.1.1.3.1.2.4, for valid streams. It shares nothing with the kernel.
 */
final class RleReference {
    private final byte[] in;
    private final int pixelSize;
    private final int[] out;
    private final int width;
    private int at;
    private int p;

    private RleReference(PixelFormat format, byte[] in, int width, int height) {
        this.in = in;
        this.pixelSize = format.bytesPerPixel();
        this.out = new int[width * height];
        this.width = width;
    }

    /** Raw pixels, row after row in the order of the stream. */
    static int[] decode(PixelFormat format, byte[] in, int width, int height) {
        RleReference reference = new RleReference(format, in, width, height);
        reference.run(format == PixelFormat.RGB_555 ? 0x7FFF : (int) ((1L << format.bitsPerPixel()) - 1));
        return reference.out;
    }

    private void run(int white) {
        int foreground = white;
        boolean insert = false;
        boolean leftFirstRow = false;
        while (p < out.length) {
            boolean first = p < width;
            if (!first && !leftFirstRow) {
                leftFirstRow = true;
                insert = false;
            }
            int header = u8();
            if (header == 0xF9 || header == 0xFA) {
                image(header == 0xF9 ? 3 : 5, 8, foreground, first);
                insert = false;
                continue;
            }
            if (header == 0xFD || header == 0xFE) {
                out[p++] = header == 0xFD ? white : 0;
                insert = false;
                continue;
            }
            String code;
            int length;
            if (header >= 0xF0) {
                code = switch (header) {
                    case 0xF0 -> "bg";
                    case 0xF1 -> "fg";
                    case 0xF2 -> "fgbg";
                    case 0xF3 -> "color";
                    case 0xF4 -> "image";
                    case 0xF6 -> "set fg";
                    case 0xF7 -> "set fgbg";
                    case 0xF8 -> "dither";
                    default -> throw new IllegalArgumentException("header " + header);
                };
                length = u8() | u8() << 8;
            } else if (header >= 0xC0) {
                code = header < 0xD0 ? "set fg" : header < 0xE0 ? "set fgbg" : "dither";
                length = header & 0xF;
                if (code.equals("set fgbg")) {
                    length = length == 0 ? u8() + 1 : length * 8;
                } else if (length == 0) {
                    length = u8() + 16;
                }
            } else {
                code = switch (header >> 5) {
                    case 0 -> "bg";
                    case 1 -> "fg";
                    case 2 -> "fgbg";
                    case 3 -> "color";
                    case 4 -> "image";
                    default -> throw new IllegalArgumentException("header " + header);
                };
                length = header & 0x1F;
                if (code.equals("fgbg")) {
                    length = length == 0 ? u8() + 1 : length * 8;
                } else if (length == 0) {
                    length = u8() + 32;
                }
            }
            if (code.startsWith("set")) {
                foreground = pixel();
            }
            switch (code) {
                case "bg" -> {
                    for (int i = 0; i < length; i++) {
                        out[p] = above(first) ^ (insert && i == 0 ? foreground : 0);
                        p++;
                    }
                }
                case "fg", "set fg" -> {
                    for (int i = 0; i < length; i++) {
                        out[p] = above(first) ^ foreground;
                        p++;
                    }
                }
                case "fgbg", "set fgbg" -> {
                    for (int left = length; left > 0; left -= 8) {
                        image(u8(), Math.min(8, left), foreground, first);
                    }
                }
                case "color" -> {
                    int color = pixel();
                    for (int i = 0; i < length; i++) {
                        out[p++] = color;
                    }
                }
                case "image" -> {
                    for (int i = 0; i < length; i++) {
                        out[p++] = pixel();
                    }
                }
                default -> {
                    int a = pixel();
                    int b = pixel();
                    for (int i = 0; i < length; i++) {
                        out[p++] = a;
                        out[p++] = b;
                    }
                }
            }
            insert = code.equals("bg");
        }
    }

    private void image(int mask, int pixels, int foreground, boolean first) {
        for (int i = 0; i < pixels; i++) {
            out[p] = above(first) ^ ((mask >> i & 1) == 1 ? foreground : 0);
            p++;
        }
    }

    private int above(boolean first) {
        return first ? 0 : out[p - width];
    }

    private int u8() {
        return in[at++] & 0xFF;
    }

    private int pixel() {
        int pixel = 0;
        for (int i = 0; i < pixelSize; i++) {
            pixel |= u8() << (8 * i);
        }
        return pixel;
    }
}
