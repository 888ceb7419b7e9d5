package dev.oriel.rdp.codec.clear;

import dev.oriel.rdp.wire.WireWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes CLEARCODEC_BITMAP_STREAM, [MS-RDPEGFX] 2.2.4.1, layer by layer: the counterpart of the decoder in tests. */
public final class ClearStream {
    private int flags;
    private int glyph = -1;
    private final WireWriter residual = new WireWriter();
    private final WireWriter bands = new WireWriter();
    private final WireWriter subcodecs = new WireWriter();

    public ClearStream glyph(int index) {
        glyph = index;
        flags |= 1;
        return this;
    }

    public ClearStream glyphHit(int index) {
        flags |= 2;
        return glyph(index);
    }

    public ClearStream cacheReset() {
        flags |= 4;
        return this;
    }

    /** A whole picture as runs. */
    public ClearStream residual(int[] pixels) {
        int at = 0;
        while (at < pixels.length) {
            int run = 1;
            while (at + run < pixels.length && pixels[at + run] == pixels[at]) {
                run++;
            }
            bgr(residual, pixels[at]);
            run(residual, run);
            at += run;
        }
        return this;
    }

    public ClearStream band(int xStart, int xEnd, int yStart, int yEnd, int background) {
        bands.u16le(xStart).u16le(xEnd).u16le(yStart).u16le(yEnd);
        bgr(bands, background);
        return this;
    }

    public ClearStream vbarHit(int index) {
        bands.u16le(0x8000 | index);
        return this;
    }

    public ClearStream shortHit(int index, int yOn) {
        bands.u16le(0x4000 | index).u8(yOn);
        return this;
    }

    public ClearStream shortMiss(int yOn, int... pixels) {
        bands.u16le(yOn | (yOn + pixels.length) << 8);
        for (int pixel : pixels) {
            bgr(bands, pixel);
        }
        return this;
    }

    public ClearStream raw(int x, int y, int width, int height, int[] pixels) {
        WireWriter data = new WireWriter();
        for (int pixel : pixels) {
            bgr(data, pixel);
        }
        return subcodec(x, y, width, height, 0, data.toArray());
    }

    public ClearStream subcodec(int x, int y, int width, int height, int id, byte[] data) {
        subcodecs
                .u16le(x)
                .u16le(y)
                .u16le(width)
                .u16le(height)
                .u32le(data.length)
                .u8(id)
                .bytes(data);
        return this;
    }

    /** Pixels of few colours, as runs and suites. */
    public static byte[] rlex(int[] pixels) {
        Map<Integer, Integer> index = new LinkedHashMap<>();
        for (int pixel : pixels) {
            index.putIfAbsent(pixel, index.size());
        }
        WireWriter out = new WireWriter();
        out.u8(index.size());
        index.keySet().forEach(color -> bgr(out, color));
        List<Integer> colors = new ArrayList<>(index.keySet());
        int bits = Math.max(1, 32 - Integer.numberOfLeadingZeros(colors.size() - 1));
        int at = 0;
        while (at < pixels.length) {
            int run = 1;
            while (at + run < pixels.length && pixels[at + run] == pixels[at]) {
                run++;
            }
            // the last pixel of the run begins the suite
            int start = colors.indexOf(pixels[at]);
            int depth = 0;
            while (at + run + depth < pixels.length
                    && start + depth + 1 < colors.size()
                    && depth + 1 < 1 << (8 - bits)
                    && pixels[at + run + depth] == colors.get(start + depth + 1)) {
                depth++;
            }
            out.u8(depth << bits | (start + depth));
            run(out, run - 1);
            at += run + depth;
        }
        return out.toArray();
    }

    private static void run(WireWriter out, int length) {
        if (length < 0xFF) {
            out.u8(length);
        } else if (length < 0xFFFF) {
            out.u8(0xFF).u16le(length);
        } else {
            out.u8(0xFF).u16le(0xFFFF).u32le(length);
        }
    }

    private static void bgr(WireWriter out, int rgb) {
        out.u8(rgb & 0xFF).u8((rgb >> 8) & 0xFF).u8(rgb >> 16);
    }

    public byte[] toBytes(int sequence) {
        WireWriter out = new WireWriter();
        out.u8(flags).u8(sequence & 0xFF);
        if (glyph >= 0) {
            out.u16le(glyph);
        }
        if ((flags & 2) == 0) {
            out.u32le(residual.size()).u32le(bands.size()).u32le(subcodecs.size());
            out.bytes(residual.toBytes()).bytes(bands.toBytes()).bytes(subcodecs.toBytes());
        }
        return out.toArray();
    }
}
