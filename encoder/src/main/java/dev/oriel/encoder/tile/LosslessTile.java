package dev.oriel.encoder.tile;

import dev.oriel.encoder.wire.ByteSink;
import dev.oriel.encoder.wire.FrameWriter;
import java.util.Arrays;

/** Writes a rectangle exactly, in the cheaper way: a palette or filtered pixels. */
public final class LosslessTile {
    /** How a rectangle was written. */
    public enum Kind {
        PALETTE,
        FILTERED
    }

    private final FewColours few = new FewColours();
    private final PaletteAnalyzer many = new PaletteAnalyzer();

    public static boolean isUniform(int[] pixels, int offset, int stride, int width, int height) {
        int colour = pixels[offset];
        for (int i = offset + 1; i < offset + width; i++) {
            if (pixels[i] != colour) {
                return false;
            }
        }
        for (int y = 1; y < height; y++) {
            int row = offset + y * stride;
            if (Arrays.mismatch(pixels, row, row + width, pixels, offset, offset + width) >= 0) {
                return false;
            }
        }
        return true;
    }

    /** Returns the number of colours, or -1 where they are no palette. What follows refers to the same rectangle. */
    public int analyze(int[] pixels, int offset, int stride, int width, int height) {
        int colours = few.analyze(pixels, offset, stride, width, height);
        return colours > 0 ? colours : many.analyze(pixels, offset, stride, width, height);
    }

    /**
     * Writes the rectangle last analyzed, at {@code (x, y)} of the picture.
     *
     * @param colours what {@link #analyze} has returned
     */
    public Kind write(
            FrameWriter writer,
            int x,
            int y,
            int[] pixels,
            int offset,
            int stride,
            int width,
            int height,
            int colours) {
        if (colours > 0) {
            int bits = PalettePacker.bits(colours);
            int rows = PalettePacker.stride(width, bits) * height;
            // a small rectangle of many colours: the palette alone would cost more than it saves
            if (3 * colours + rows < 3 * width * height) {
                palette(writer, x, y, width, height, bits, colours, rows);
                return Kind.PALETTE;
            }
        }
        int filter = PixelFilter.choose(pixels, offset, stride, width, height);
        writer.filtered(x, y, width, height, filter);
        ByteSink data = writer.data();
        int at = data.reserve(3 * width * height);
        PixelFilter.apply(pixels, offset, stride, width, height, filter, data.array(), at);
        return Kind.FILTERED;
    }

    private void palette(FrameWriter writer, int x, int y, int width, int height, int bits, int count, int rows) {
        if (bits == 8) {
            many.sort(width * height);
        }
        int[] colours = bits == 8 ? many.colours() : few.colours();
        writer.palette(x, y, width, height, bits, count);
        ByteSink data = writer.data();
        int at = data.reserve(3 * count + rows);
        byte[] out = data.array();
        for (int i = 0; i < count; i++) {
            int colour = colours[i];
            out[at++] = (byte) (colour >> 16);
            out[at++] = (byte) (colour >> 8);
            out[at++] = (byte) colour;
        }
        if (bits == 8) {
            System.arraycopy(many.indices(), 0, out, at, rows);
        } else {
            PalettePacker.pack(few.packed(), width, height, bits, out, at);
        }
    }
}
