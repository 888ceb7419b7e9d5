package dev.oriel.rdp.channel.gfx;

import dev.oriel.rdp.wire.DecodeException;

/** RDPGFX_PIXELFORMAT, [MS-RDPEGFX] 2.2.1.4: four bytes blue, green, red and either nothing or alpha. */
final class GfxPixelFormat {
    static final int XRGB_8888 = 0x20;
    static final int ARGB_8888 = 0x21;

    private GfxPixelFormat() {}

    static void check(int format) throws DecodeException {
        if (format != XRGB_8888 && format != ARGB_8888) {
            throw DecodeException.invalid("pixelFormat", -1, format);
        }
    }
}
