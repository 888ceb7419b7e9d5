package dev.oriel.rdp.order.paint;

import java.util.Arrays;

/**
 * What a pattern is made of: one colour, or 8×8 pixels that repeat from their origin on. Its rows are laid out twice, so
 * that eight pixels from any column on are one run.
 */
public final class Brush {
    static final int SIDE = 8;

    private final int[] pixels = new int[SIDE * SIDE * 2];
    /** One bit for each pixel of a row, the leftmost highest: where nothing is painted. */
    private final int[] holes = new int[SIDE];

    private final boolean solid;
    private int originX;
    private int originY;

    private Brush(boolean solid) {
        this.solid = solid;
    }

    /** @param rgb {@code 0x00RRGGBB} */
    public static Brush solid(int rgb) {
        Brush brush = new Brush(true);
        Arrays.fill(brush.pixels, rgb);
        return brush;
    }

    /** @param tile 64 pixels, rows from the top */
    static Brush pattern(int[] tile, int originX, int originY) {
        Brush brush = new Brush(false);
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < 2 * SIDE; x++) {
                brush.pixels[y * 2 * SIDE + x] = tile[y * SIDE + x % SIDE];
            }
        }
        brush.originX = originX;
        brush.originY = originY;
        return brush;
    }

    /** Leaves out the pixels whose bit is set, rows from the top. */
    Brush without(int[] bits) {
        System.arraycopy(bits, 0, holes, 0, SIDE);
        return this;
    }

    boolean isSolid() {
        return solid;
    }

    /** The one colour of a solid brush. */
    int color() {
        return pixels[0];
    }

    /** Lays out what the brush has from {@code (x, y)} of the surface on. */
    void row(int x, int y, int[] target, int count) {
        int from = (y - originY & SIDE - 1) * 2 * SIDE + (x - originX & SIDE - 1);
        for (int i = 0; i < count; i += SIDE) {
            System.arraycopy(pixels, from, target, i, Math.min(SIDE, count - i));
        }
    }

    boolean hasHoles() {
        for (int row : holes) {
            if (row != 0) {
                return true;
            }
        }
        return false;
    }

    boolean paintsAt(int x, int y) {
        return (holes[y - originY & SIDE - 1] >> (7 - (x - originX & SIDE - 1)) & 1) == 0;
    }
}
