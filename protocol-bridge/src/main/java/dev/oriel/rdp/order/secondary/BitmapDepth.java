package dev.oriel.rdp.order.secondary;

import dev.oriel.rdp.wire.DecodeException;

/** bitsPerPixelId of cached bitmaps of revisions 2 and 3, and iBitmapFormat of cached brushes. */
public final class BitmapDepth {
    /** BMF_1BPP, of brushes alone. */
    public static final int MONO = 1;

    private BitmapDepth() {}

    /**
     * @param sessionDepth tells 15 from 16 bits a pixel, which have one code
     * @return bits a pixel
     */
    public static int bitsPerPixel(int id, int sessionDepth) throws DecodeException {
        return switch (id) {
            case MONO -> 1;
            case 3 -> 8;
            case 4 -> sessionDepth == 15 ? 15 : 16;
            case 5 -> 24;
            case 6 -> 32;
            default -> throw DecodeException.invalid("bitsPerPixelId", -1, id);
        };
    }

    public static int id(int bitsPerPixel) {
        return switch (bitsPerPixel) {
            case 1 -> MONO;
            case 8 -> 3;
            case 15, 16 -> 4;
            case 24 -> 5;
            case 32 -> 6;
            default -> throw new IllegalArgumentException(bitsPerPixel + " bits a pixel");
        };
    }
}
