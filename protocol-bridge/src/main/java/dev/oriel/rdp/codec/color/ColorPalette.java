package dev.oriel.rdp.codec.color;

import dev.oriel.rdp.wire.Bytes;

/**
 * The palette of an 8 bpp session; black until the host has sent one.
 *
 * <p>A new palette holds for what is painted from then on. What is on the surface keeps its colours, as in every client
 * that draws on a true-colour screen; hosts paint anew after a change.
 */
public final class ColorPalette {
    public static final int COLORS = 256;

    private final int[] colors = new int[COLORS];

    /** @param entries 256 times red, green, blue: [MS-RDPBCGR] 2.2.9.1.1.3.1.1.1 */
    public void set(Bytes entries) {
        for (int i = 0; i < COLORS; i++) {
            colors[i] = entries.get(3 * i) << 16 | entries.get(3 * i + 1) << 8 | entries.get(3 * i + 2);
        }
    }

    /** {@code 0x00RRGGBB} of an index 0..255. */
    public int rgb(int index) {
        return colors[index];
    }

    /** Replaces indexes by their colours; what is not an index is taken modulo 256. */
    public void apply(int[] pixels, int from, int count) {
        for (int i = from; i < from + count; i++) {
            pixels[i] = colors[pixels[i] & 0xFF];
        }
    }
}
