package dev.oriel.rdp.codec.color;

import dev.oriel.rdp.wire.DecodeException;

/**
 * How a pixel stands on the wire: [MS-RDPBCGR] 2.2.9.1.1.3.1.2.2 bitsPerPixel; little-endian.
 *
 * <p>Channels of five or six bits are widened by <b>bit replication</b>: the upper bits are repeated below, so that 0
 * becomes 0 and full becomes 255 ({@code r8 = r5 << 3 | r5 >> 2}). This is what Windows and X servers show for such a
 * pixel, it is exact in both directions ({@code r8 >> 3 == r5}), and it is linear under exclusive or, which the
 * interleaved RLE relies on: {@code toRgb(a ^ b) == toRgb(a) ^ toRgb(b)}.
 */
public enum PixelFormat {
    /** One byte, an index into the palette in force. */
    INDEXED_8(8, 1),
    /** Two bytes, red in bits 10..14. */
    RGB_555(15, 2),
    /** Two bytes, red in bits 11..15. */
    RGB_565(16, 2),
    /** Three bytes: blue, green, red. */
    BGR_24(24, 3),
    /** Four bytes: blue, green, red, unused. */
    BGRX_32(32, 4);

    private final int bitsPerPixel;
    private final int bytesPerPixel;

    PixelFormat(int bitsPerPixel, int bytesPerPixel) {
        this.bitsPerPixel = bitsPerPixel;
        this.bytesPerPixel = bytesPerPixel;
    }

    /** @throws DecodeException where no format has so many bits */
    public static PixelFormat ofBitsPerPixel(int bitsPerPixel) throws DecodeException {
        return switch (bitsPerPixel) {
            case 8 -> INDEXED_8;
            case 15 -> RGB_555;
            case 16 -> RGB_565;
            case 24 -> BGR_24;
            case 32 -> BGRX_32;
            default -> throw DecodeException.invalid("bitsPerPixel", -1, bitsPerPixel);
        };
    }

    public int bitsPerPixel() {
        return bitsPerPixel;
    }

    public int bytesPerPixel() {
        return bytesPerPixel;
    }

    /**
     * Widens a pixel.
     *
     * @param raw as read from the wire
     * @return {@code 0x00RRGGBB}; of {@link #INDEXED_8} the index
     */
    public int toRgb(int raw) {
        return switch (this) {
            case INDEXED_8 -> raw & 0xFF;
            case RGB_555 -> rgbOf555(raw);
            case RGB_565 -> rgbOf565(raw);
            case BGR_24, BGRX_32 -> raw & 0xFFFFFF;
        };
    }

    /** {@code 0x00RRGGBB} of five bits red, five green, five blue; bit 15 is ignored. */
    public static int rgbOf555(int raw) {
        int spread = (raw & 0x7C00) << 9 | (raw & 0x03E0) << 6 | (raw & 0x001F) << 3;
        return spread | ((spread >> 5) & 0x070707);
    }

    /** {@code 0x00RRGGBB} of five bits red, six green, five blue. */
    public static int rgbOf565(int raw) {
        int redBlue = (raw & 0xF800) << 8 | (raw & 0x001F) << 3;
        int green = (raw & 0x07E0) << 5;
        return redBlue | ((redBlue >> 5) & 0x070007) | green | ((green >> 6) & 0x000300);
    }
}
