package dev.oriel.rdp.codec.pointer;

import dev.oriel.rdp.codec.color.ColorPalette;
import dev.oriel.rdp.codec.color.PixelFormat;
import dev.oriel.rdp.wire.Bytes;

/** Reads pixels out of masks. {@link PointerDecoder} has checked their lengths. */
final class PointerKernel {
    /** The sixteen colours that every Windows display has had: 4 bpp pointers know no others. */
    private static final int[] VGA = {
        0x000000, 0x800000, 0x008000, 0x808000, 0x000080, 0x800080, 0x008080, 0xC0C0C0,
        0x808080, 0xFF0000, 0x00FF00, 0xFFFF00, 0x0000FF, 0xFF00FF, 0x00FFFF, 0xFFFFFF
    };

    private PointerKernel() {}

    /** The bit of pixel {@code x} in a row that starts at {@code row}: the highest bit is the leftmost. */
    static boolean bit(Bytes mask, int row, int x) {
        return (mask.get(row + (x >> 3)) & (0x80 >> (x & 7))) != 0;
    }

    /** Pixel {@code x} in a row that starts at {@code row}: {@code 0x00RRGGBB}, with alpha above it for 32 bpp. */
    static int pixel(Bytes mask, int row, int x, int bitsPerPixel, ColorPalette palette) {
        return switch (bitsPerPixel) {
            case 1 -> bit(mask, row, x) ? 0xFFFFFF : 0;
            case 4 -> VGA[(mask.get(row + (x >> 1)) >> ((x & 1) == 0 ? 4 : 0)) & 0xF];
            case 8 -> palette.rgb(mask.get(row + x));
            // five bits a channel, not six of green: as all clients and hosts that were tried have it
            case 16 -> PixelFormat.rgbOf555(mask.get(row + 2 * x) | mask.get(row + 2 * x + 1) << 8);
            case 24 -> rgb(mask, row + 3 * x);
            default -> mask.get(row + 4 * x + 3) << 24 | rgb(mask, row + 4 * x);
        };
    }

    private static int rgb(Bytes mask, int at) {
        return mask.get(at) | mask.get(at + 1) << 8 | mask.get(at + 2) << 16;
    }

    /** Whether any pixel of a 32 bpp mask is not wholly transparent. */
    static boolean hasAlpha(Bytes mask, int stride, int width, int height) {
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                if (mask.get(y * stride + 4 * x + 3) != 0) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Makes white what is transparent beside an inverted pixel, diagonals included. */
    static void outline(int[] argb, boolean[] inverted, int width, int height) {
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                if (argb[y * width + x] == 0 && besideInverted(inverted, x, y, width, height)) {
                    argb[y * width + x] = 0xFFFFFFFF;
                }
            }
        }
    }

    private static boolean besideInverted(boolean[] inverted, int x, int y, int width, int height) {
        for (int ny = Math.max(0, y - 1); ny <= Math.min(height - 1, y + 1); ny++) {
            for (int nx = Math.max(0, x - 1); nx <= Math.min(width - 1, x + 1); nx++) {
                if (inverted[ny * width + nx]) {
                    return true;
                }
            }
        }
        return false;
    }
}
