package dev.oriel.rdp.order.secondary;

import dev.oriel.rdp.wire.Bytes;
import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Range;
import dev.oriel.rdp.wire.WireReader;
import dev.oriel.rdp.wire.WireWriter;

/**
 * [MS-RDPEGDI] 2.2.2.2.1.2.7 Cache Brush.
 *
 * @param cacheEntry 0..63
 * @param format BMF_1BPP and so on: see {@link BitmapDepth}
 * @param width 8
 * @param height 8
 * @param style not used
 * @param data rows from the bottom up, or four colours and two bits for each pixel
 */
public record CacheBrush(int cacheEntry, int format, int width, int height, int style, Bytes data)
        implements SecondaryOrder {
    static final int TYPE = 0x07;

    private static final int FIXED_SIZE = 6;

    public CacheBrush {
        Range.u8("cacheEntry", cacheEntry);
        Range.u8("iBitmapFormat", format);
        Range.u8("iBytes", data.length());
    }

    public static CacheBrush of(int cacheEntry, int bitsPerPixel, Bytes data) {
        return new CacheBrush(cacheEntry, BitmapDepth.id(bitsPerPixel), 8, 8, 0, data);
    }

    @Override
    public int orderType() {
        return TYPE;
    }

    @Override
    public int extraFlags() {
        return 0;
    }

    @Override
    public void encodeBody(WireWriter out) {
        out.u8(cacheEntry)
                .u8(format)
                .u8(width)
                .u8(height)
                .u8(style)
                .u8(data.length())
                .bytes(data);
    }

    @Override
    public int bodySize() {
        return FIXED_SIZE + data.length();
    }

    static CacheBrush decodeBody(WireReader in) throws DecodeException {
        in.require(FIXED_SIZE, "CACHE_BRUSH_ORDER");
        int entry = in.u8();
        int format = in.u8();
        int width = in.u8();
        int height = in.u8();
        int style = in.u8();
        return new CacheBrush(entry, format, width, height, style, in.view(in.u8(), "brushData"));
    }
}
