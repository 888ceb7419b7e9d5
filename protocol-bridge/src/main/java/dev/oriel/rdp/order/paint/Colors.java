package dev.oriel.rdp.order.paint;

import dev.oriel.rdp.codec.color.ColorPalette;
import dev.oriel.rdp.codec.color.PixelFormat;

/**
 * What the colours of orders mean at the colour depth of the session: [MS-RDPEGDI] 2.2.2.2.1.1.1.8 Generic Color.
 *
 * <p>At 15 and 16 bits the three bytes are a pixel of that depth and not, as the section has it, red, green and blue:
 * {@link dev.oriel.rdp.wire.Quirk#ORDER_COLOR_AS_PIXEL}.
 */
public final class Colors {
    private final ColorPalette palette;
    private int depth = 32;

    public Colors(ColorPalette palette) {
        this.palette = palette;
    }

    /** @param bitsPerPixel of the session: 8, 15, 16, 24 or 32 */
    public void depth(int bitsPerPixel) {
        depth = bitsPerPixel;
    }

    public int depth() {
        return depth;
    }

    public ColorPalette palette() {
        return palette;
    }

    /**
     * {@code 0x00RRGGBB} of a colour.
     *
     * @param color three bytes, the first one lowest
     */
    public int rgb(int color) {
        return switch (depth) {
            case 8 -> palette.rgb(color & 0xFF);
            case 15 -> PixelFormat.rgbOf555(color & 0xFFFF);
            case 16 -> PixelFormat.rgbOf565(color & 0xFFFF);
            default -> (color & 0xFF) << 16 | (color & 0xFF00) | (color >> 16 & 0xFF);
        };
    }
}
