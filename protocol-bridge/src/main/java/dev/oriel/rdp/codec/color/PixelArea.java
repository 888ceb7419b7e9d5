package dev.oriel.rdp.codec.color;

import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Limits;
import java.util.Objects;

/**
 * Checks that the decoders of bitmaps have in common, before they allocate or write anything.
 *
 * <p>A target is a part of an {@code int[]}: row 0 of the stream starts at {@code offset}, the next one
 * {@code stride} pixels further on; a negative stride turns the picture upside down, as bottom-up bitmaps need it.
 */
public final class PixelArea {
    private PixelArea() {}

    /** Checks the size of a bitmap as it came from the wire. */
    public static void checkSize(int width, int height, Limits limits) throws DecodeException {
        checkSide("width", width, limits);
        checkSide("height", height, limits);
        Limits.check("bitmap area", -1, (long) width * height, limits.maxDesktopArea());
    }

    private static void checkSide(String field, int side, Limits limits) throws DecodeException {
        if (side < 1) {
            throw DecodeException.invalid(field, -1, side);
        }
        Limits.check(field, -1, side, limits.maxDesktopSide());
    }

    /** Checks that all rows lie inside {@code pixels}: a caller's error otherwise, not a host's. */
    public static void checkTarget(int[] pixels, int offset, int stride, int width, int height) {
        if (Math.abs((long) stride) < width) {
            throw new IllegalArgumentException("stride " + stride + " is less than the width " + width);
        }
        long last = offset + (long) (height - 1) * stride;
        Objects.checkFromIndexSize(offset, width, pixels.length);
        Objects.checkFromIndexSize(last, width, (long) pixels.length);
    }
}
