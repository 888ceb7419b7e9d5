package dev.oriel.e2e.picture;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Reads what {@code xwd} writes: an X window dump, version 7 (X11/XWDFile.h), of a true-colour screen in Z format with
 * 16 or 32 bits a pixel.
 */
public final class Xwd {
    private static final int VERSION = 7;
    private static final int Z_PIXMAP = 2;
    private static final int TRUE_COLOUR = 4;
    private static final int COLOUR_ENTRY_BYTES = 12;

    private Xwd() {}

    public static Picture parse(byte[] dump) {
        ByteBuffer in = ByteBuffer.wrap(dump);
        int headerBytes = in.getInt();
        require("file version", in.getInt(), VERSION);
        require("pixmap format", in.getInt(), Z_PIXMAP);
        in.getInt(); // depth: the masks tell more
        int width = in.getInt();
        int height = in.getInt();
        in.getInt(); // offset along x
        boolean littleEndian = in.getInt() == 0;
        in.getInt(); // bitmap unit
        in.getInt(); // bitmap bit order
        in.getInt(); // bitmap pad
        int bitsPerPixel = in.getInt();
        int lineBytes = in.getInt();
        require("visual class", in.getInt(), TRUE_COLOUR);
        Channel red = new Channel(in.getInt());
        Channel green = new Channel(in.getInt());
        Channel blue = new Channel(in.getInt());
        in.getInt(); // bits for each of red, green, blue
        in.getInt(); // colour map entries
        int colours = in.getInt();

        in.order(littleEndian ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int start = headerBytes + colours * COLOUR_ENTRY_BYTES;
        int[] pixels = new int[width * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int at = start + y * lineBytes + x * bitsPerPixel / 8;
                int pixel = bitsPerPixel == 16 ? in.getShort(at) & 0xFFFF : in.getInt(at);
                pixels[y * width + x] = red.of(pixel) << 16 | green.of(pixel) << 8 | blue.of(pixel);
            }
        }
        return new Picture(width, height, pixels);
    }

    /** Where a primary colour stands in a pixel; narrower than 8 bits, it becomes the high bits of 8. */
    private record Channel(int mask) {
        int of(int pixel) {
            int value = (pixel & mask) >>> Integer.numberOfTrailingZeros(mask);
            return value << (8 - Integer.bitCount(mask));
        }
    }

    private static void require(String field, int value, int expected) {
        if (value != expected) {
            throw new IllegalArgumentException("xwd %s is %d, not %d".formatted(field, value, expected));
        }
    }
}
