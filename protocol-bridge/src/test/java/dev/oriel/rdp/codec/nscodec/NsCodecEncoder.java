package dev.oriel.rdp.codec.nscodec;

import dev.oriel.rdp.wire.WireWriter;
import java.util.Arrays;

/** Encodes NSCODEC_BITMAP_STREAM, [MS-RDPNSC] 2.2.2, plainly: the counterpart of the decoder in tests. */
public final class NsCodecEncoder {
    private NsCodecEncoder() {}

    /** Encodes a picture; only grey ones come back as they were, others lose at least the lowest bit of chroma. */
    public static byte[] encode(int[] pixels, int width, int height, int loss, boolean subsampled, boolean alpha) {
        int lumaWidth = subsampled ? (width + 7) & -8 : width;
        int chromaWidth = subsampled ? lumaWidth / 2 : width;
        int chromaHeight = subsampled ? (height + 1) / 2 : height;
        byte[] luma = new byte[lumaWidth * height];
        byte[] orange = new byte[chromaWidth * chromaHeight];
        byte[] green = new byte[chromaWidth * chromaHeight];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < lumaWidth; x++) {
                int rgb = pixels[y * width + Math.min(x, width - 1)];
                int r = rgb >> 16;
                int g = (rgb >> 8) & 0xFF;
                int b = rgb & 0xFF;
                luma[y * lumaWidth + x] = (byte) ((r + 2 * g + b) >> 2);
                boolean sampled = !subsampled || (x % 2 == 0 && y % 2 == 0);
                if (sampled) {
                    int at = subsampled ? (y / 2) * chromaWidth + x / 2 : y * width + x;
                    orange[at] = (byte) (((r - b) >> 1) >> (loss - 1));
                    green[at] = (byte) (((2 * g - r - b) >> 2) >> (loss - 1));
                }
            }
        }
        byte[] opacity = new byte[alpha ? width * height : 0];
        Arrays.fill(opacity, (byte) 0x80);
        return stream(luma, orange, green, opacity, loss, subsampled);
    }

    public static byte[] stream(byte[] luma, byte[] orange, byte[] green, byte[] alpha, int loss, boolean subsampled) {
        byte[][] planes = {plane(luma), plane(orange), plane(green), alpha.length == 0 ? alpha : plane(alpha)};
        WireWriter out = new WireWriter();
        for (byte[] plane : planes) {
            out.u32le(plane.length);
        }
        out.u8(loss).u8(subsampled ? 1 : 0).u16le(0);
        for (byte[] plane : planes) {
            out.bytes(plane);
        }
        return out.toArray();
    }

    /** The run-length encoded plane where that is shorter, else the plane itself. */
    static byte[] plane(byte[] plane) {
        if (plane.length < 5) {
            return plane;
        }
        WireWriter out = new WireWriter();
        int end = plane.length - 4;
        int at = 0;
        while (at < end) {
            int run = 1;
            while (at + run < end && plane[at + run] == plane[at]) {
                run++;
            }
            int value = plane[at] & 0xFF;
            if (run == 1) {
                out.u8(value);
            } else if (run < 2 + 0xFF) {
                out.u8(value).u8(value).u8(run - 2);
            } else {
                out.u8(value).u8(value).u8(0xFF).u32le(run);
            }
            at += run;
        }
        out.bytes(plane, end, 4);
        return out.size() < plane.length ? out.toArray() : plane;
    }
}
