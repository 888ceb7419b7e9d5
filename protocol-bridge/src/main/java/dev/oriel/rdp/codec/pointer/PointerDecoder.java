package dev.oriel.rdp.codec.pointer;

import dev.oriel.bridge.PointerShape;
import dev.oriel.rdp.codec.color.ColorPalette;
import dev.oriel.rdp.update.PointerUpdate.PointerMasks;
import dev.oriel.rdp.wire.Bytes;
import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.DecodeException.Kind;
import dev.oriel.rdp.wire.Limits;

/**
 * Makes a picture of a pointer's masks: [MS-RDPBCGR] 2.2.9.1.1.4.4 and 2.2.9.1.1.4.5.
 *
 * <p>Where the AND mask is 0, the pixel is that of the XOR mask. Where it is 1, the pixel under the pointer is changed
 * by exclusive or: with black it stays, so it is transparent; anything else would invert it, which no browser's pointer
 * can. Such pixels become black with a white border, visible on any background. A 32 bpp mask with any alpha in it
 * has its own transparency, and the AND mask matters only where it hides a pixel without alpha.
 */
public final class PointerDecoder {
    private static final int OPAQUE = 0xFF000000;
    private static final int TRANSPARENT = 0;

    private final Limits limits;

    public PointerDecoder(Limits limits) {
        this.limits = limits;
    }

    /**
     * @param xorBpp 1, 4, 8, 16, 24 or 32
     * @param palette for 8 bpp
     */
    public PointerShape decode(int xorBpp, PointerMasks masks, ColorPalette palette) throws DecodeException {
        switch (xorBpp) {
            case 1, 4, 8, 16, 24, 32 -> {}
            default -> throw DecodeException.invalid("xorBpp", -1, xorBpp);
        }
        int width = Limits.check("width", -1, masks.width(), limits.maxPointerSide());
        int height = Limits.check("height", -1, masks.height(), limits.maxPointerSide());
        if (width == 0 || height == 0) {
            // hosts hide the pointer in this way too
            return new PointerShape.Hidden();
        }
        int xorStride = stride(width, xorBpp);
        int andStride = stride(width, 1);
        requireLength("xorMaskData", masks.xorMask(), xorStride * height);
        boolean hasAndMask = !masks.andMask().isEmpty();
        if (hasAndMask) {
            requireLength("andMaskData", masks.andMask(), andStride * height);
        }
        boolean alpha = xorBpp == 32 && PointerKernel.hasAlpha(masks.xorMask(), xorStride, width, height);

        int[] argb = new int[width * height];
        boolean inverts = false;
        boolean[] inverted = new boolean[alpha ? 0 : width * height];
        for (int y = 0; y < height; y++) {
            // rows come from the bottom up, except in a monochrome XOR mask and the AND mask beside it
            int row = xorBpp == 1 ? y : height - 1 - y;
            for (int x = 0; x < width; x++) {
                int pixel = PointerKernel.pixel(masks.xorMask(), row * xorStride, x, xorBpp, palette);
                boolean and = hasAndMask && PointerKernel.bit(masks.andMask(), row * andStride, x);
                int at = y * width + x;
                if (alpha) {
                    argb[at] = pixel >>> 24 == 0 ? TRANSPARENT : pixel;
                } else if (!and) {
                    argb[at] = OPAQUE | pixel;
                } else if ((pixel & 0xFFFFFF) != 0) {
                    argb[at] = OPAQUE;
                    inverted[at] = true;
                    inverts = true;
                }
            }
        }
        if (inverts) {
            PointerKernel.outline(argb, inverted, width, height);
        }
        // a hot spot outside the picture is a host's mistake that harms nobody
        int hotspotX = Math.min(masks.hotSpotX(), width - 1);
        int hotspotY = Math.min(masks.hotSpotY(), height - 1);
        return new PointerShape.Image(width, height, hotspotX, hotspotY, argb);
    }

    /** Length of a mask's row in bytes, a multiple of two. */
    static int stride(int width, int bitsPerPixel) {
        return (width * bitsPerPixel + 15) / 16 * 2;
    }

    private static void requireLength(String field, Bytes mask, int length) throws DecodeException {
        if (mask.length() < length) {
            throw new DecodeException(
                    Kind.TRUNCATED, field, -1, "needs " + length + " bytes, " + mask.length() + " are there");
        }
    }
}
