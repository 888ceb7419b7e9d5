package dev.oriel.rdp.order.cache;

import java.util.Arrays;

/**
 * A bitmap in a cache, packed: hosts fill thousands of places in each session, mostly with text and controls. Of one
 * colour it takes no room, of at most 256 colours a byte a pixel, else three.
 */
public final class CachedBitmap {
    private static final int MAX_COLOURS = 256;
    /** A sparse table, so that a colour is nearly always found at the first look. */
    private static final int SLOT_BITS = 10;

    private static final int MULTIPLIER = 0x9E3779B1;
    private static final byte[] NOTHING = new byte[0];

    private final int width;
    private final int height;
    private final boolean indexed;
    /** Empty where there are more than {@link #MAX_COLOURS}. */
    private final int[] colours;
    /** By pixel, an index of {@link #colours}; nothing where there is one colour; or red, green and blue. */
    private final byte[] packed;

    /**
     * @param indexed pixels are indexes of a colour table, else {@code 0x00RRGGBB}
     * @param pixels row-major, from the top; not kept
     */
    public CachedBitmap(int width, int height, boolean indexed, int[] pixels) {
        this.width = width;
        this.height = height;
        this.indexed = indexed;
        int[] found = new int[MAX_COLOURS];
        byte[] indexes = new byte[pixels.length];
        int count = index(pixels, found, indexes);
        this.colours = Arrays.copyOf(found, Math.max(count, 0));
        this.packed = count < 0 ? triples(pixels) : count == 1 ? NOTHING : indexes;
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    /** Whether pixels are indexes of a colour table. */
    public boolean indexed() {
        return indexed;
    }

    /** The pixels, row-major, from the top: the caller's own. */
    public int[] pixels() {
        int[] pixels = new int[width * height];
        if (colours.length == 1) {
            Arrays.fill(pixels, colours[0]);
        } else if (colours.length > 0) {
            for (int i = 0; i < pixels.length; i++) {
                pixels[i] = colours[packed[i] & 0xFF];
            }
        } else {
            for (int i = 0, at = 0; i < pixels.length; i++, at += 3) {
                pixels[i] = (packed[at] & 0xFF) << 16 | (packed[at + 1] & 0xFF) << 8 | (packed[at + 2] & 0xFF);
            }
        }
        return pixels;
    }

    /** Returns the number of colours, or -1 where there are more than {@link #MAX_COLOURS}. */
    private static int index(int[] pixels, int[] found, byte[] indexes) {
        // by slot: the index of a colour + 1, or 0
        short[] table = new short[1 << SLOT_BITS];
        int count = 0;
        int last = -1;
        byte lastIndex = 0;
        for (int i = 0; i < pixels.length; i++) {
            int colour = pixels[i];
            if (colour != last) {
                int slot = (colour * MULTIPLIER) >>> (32 - SLOT_BITS);
                while (table[slot] != 0 && found[table[slot] - 1] != colour) {
                    slot = (slot + 1) & (table.length - 1);
                }
                if (table[slot] == 0) {
                    if (count == MAX_COLOURS) {
                        return -1;
                    }
                    found[count++] = colour;
                    table[slot] = (short) count;
                }
                last = colour;
                lastIndex = (byte) (table[slot] - 1);
            }
            indexes[i] = lastIndex;
        }
        return count;
    }

    private static byte[] triples(int[] pixels) {
        byte[] bytes = new byte[3 * pixels.length];
        int at = 0;
        for (int pixel : pixels) {
            bytes[at] = (byte) (pixel >> 16);
            bytes[at + 1] = (byte) (pixel >> 8);
            bytes[at + 2] = (byte) pixel;
            at += 3;
        }
        return bytes;
    }
}
