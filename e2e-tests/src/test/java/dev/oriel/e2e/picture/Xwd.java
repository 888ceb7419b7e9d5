package dev.oriel.e2e.picture;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Reads what {@code xwd} writes, and writes what {@code xwud} shows: an X window dump, version 7 (X11/XWDFile.h), of a true-colour screen in Z format with
 * 16 or 32 bits a pixel.
 */
public final class Xwd {
    private static final int VERSION = 7;
    private static final int Z_PIXMAP = 2;
    private static final int TRUE_COLOUR = 4;
    private static final int DIRECT_COLOUR = 5;
    private static final int COLOUR_ENTRY_BYTES = 12;
    private static final int HEADER_BYTES = 100;

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
        int visualClass = in.getInt();
        // direct colour is what xwd calls a picture of windows that have colour maps of their own
        if (visualClass != DIRECT_COLOUR) {
            require("visual class", visualClass, TRUE_COLOUR);
        }
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

    /**
     * A dump with 32 bits a pixel.
     *
     * @param depth of the screen that is to show it
     */
    public static byte[] dump(Picture picture, int depth) {
        int nameBytes = 1;
        int lineBytes = 4 * picture.width();
        ByteBuffer out = ByteBuffer.allocate(HEADER_BYTES + nameBytes + lineBytes * picture.height());
        int[] header = {
            HEADER_BYTES + nameBytes,
            VERSION,
            Z_PIXMAP,
            depth,
            picture.width(),
            picture.height(),
            0, // offset along x
            1,
            32,
            1,
            32,
            32, // big-endian; bitmap unit, bit order and pad; bits a pixel
            lineBytes,
            TRUE_COLOUR,
            0xFF0000,
            0x00FF00,
            0x0000FF,
            8,
            256,
            0, // bits for each of red, green, blue; colour map entries; colours
            picture.width(),
            picture.height(),
            0,
            0,
            0 // the window: size, place, border
        };
        for (int field : header) {
            out.putInt(field);
        }
        out.position(HEADER_BYTES + nameBytes);
        out.asIntBuffer().put(picture.pixels());
        return out.array();
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
