package dev.oriel.rdp.order.secondary;

import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Range;
import dev.oriel.rdp.wire.WireReader;
import dev.oriel.rdp.wire.WireWriter;

/**
 * [MS-RDPEGDI] 2.2.2.2.1.2.2 Cache Bitmap - Revision 1.
 *
 * @param extraFlags {@link #NO_HEADER}; others are kept
 * @param cacheId 0..2
 * @param width in pixels, 0..255
 * @param height in pixels, 0..255
 */
public record CacheBitmapV1(
        int extraFlags, int cacheId, int width, int height, int bitsPerPixel, int cacheIndex, BitmapBits bits)
        implements SecondaryOrder {
    /** TS_CACHE_BITMAP_UNCOMPRESSED */
    static final int UNCOMPRESSED = 0x00;
    /** TS_CACHE_BITMAP_COMPRESSED */
    static final int COMPRESSED = 0x02;
    /** NO_BITMAP_COMPRESSION_HDR */
    public static final int NO_HEADER = 0x0400;

    private static final int FIXED_SIZE = 9;

    public CacheBitmapV1 {
        Range.u8("cacheId", cacheId);
        Range.u8("bitmapWidth", width);
        Range.u8("bitmapHeight", height);
        Range.u16("bitmapLength", bits.length());
        if (bits.header().isPresent() != (bits.compressed() && (extraFlags & NO_HEADER) == 0)) {
            throw new IllegalArgumentException("extraFlags 0x" + Integer.toHexString(extraFlags) + " and the header");
        }
    }

    @Override
    public int orderType() {
        return bits.compressed() ? COMPRESSED : UNCOMPRESSED;
    }

    @Override
    public void encodeBody(WireWriter out) {
        out.u8(cacheId).u8(0).u8(width).u8(height).u8(bitsPerPixel);
        out.u16le(bits.length()).u16le(cacheIndex);
        bits.encode(out);
    }

    @Override
    public int bodySize() {
        return FIXED_SIZE + bits.length();
    }

    static CacheBitmapV1 decodeBody(int type, int flags, WireReader in) throws DecodeException {
        in.require(FIXED_SIZE, "CACHE_BITMAP_ORDER");
        int cacheId = in.u8();
        in.skip(1, "pad1Octet");
        int width = in.u8();
        int height = in.u8();
        int bitsPerPixel = in.u8();
        int length = in.u16le();
        int index = in.u16le();
        BitmapBits bits = BitmapBits.decode(in, length, type == COMPRESSED, (flags & NO_HEADER) == 0);
        return new CacheBitmapV1(flags, cacheId, width, height, bitsPerPixel, index, bits);
    }
}
