package dev.oriel.rdp.order.secondary;

import dev.oriel.rdp.order.field.PackedNumber;
import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Range;
import dev.oriel.rdp.wire.WireReader;
import dev.oriel.rdp.wire.WireWriter;
import java.util.OptionalLong;

/**
 * [MS-RDPEGDI] 2.2.2.2.1.2.3 Cache Bitmap - Revision 2.
 *
 * @param flags {@link #DO_NOT_CACHE} and those that follow from the other components
 * @param cacheId 0..4
 * @param bitsPerPixelId see {@link BitmapDepth}
 * @param key of a persistent cache, key1 in the low half
 * @param width in pixels
 * @param height in pixels
 * @param cacheIndex {@link #WAITING_LIST} for the one entry behind all others
 */
public record CacheBitmapV2(
        int flags,
        int cacheId,
        int bitsPerPixelId,
        OptionalLong key,
        int width,
        int height,
        int cacheIndex,
        BitmapBits bits)
        implements SecondaryOrder {
    /** TS_CACHE_BITMAP_UNCOMPRESSED_REV2 */
    static final int UNCOMPRESSED = 0x04;
    /** TS_CACHE_BITMAP_COMPRESSED_REV2 */
    static final int COMPRESSED = 0x05;

    /** CBR2_HEIGHT_SAME_AS_WIDTH */
    public static final int SQUARE = 0x01;
    /** CBR2_PERSISTENT_KEY_PRESENT */
    public static final int KEY_PRESENT = 0x02;
    /** CBR2_NO_BITMAP_COMPRESSION_HDR */
    public static final int NO_HEADER = 0x08;
    /** CBR2_DO_NOT_CACHE: the bitmap waits. */
    public static final int DO_NOT_CACHE = 0x10;

    /** BITMAPCACHE_WAITING_LIST_INDEX */
    public static final int WAITING_LIST = 0x7FFF;

    private static final int KEY_SIZE = 8;
    private static final int DEPTH_SHIFT = 3;
    private static final int FLAGS_SHIFT = 7;

    public CacheBitmapV2 {
        Range.check("cacheId", cacheId, 7);
        Range.check("bitsPerPixelId", bitsPerPixelId, 15);
        Range.check("flags", flags, 0x1FF);
        Range.check("bitmapWidth", width, PackedNumber.MAX_UNSIGNED);
        Range.check("bitmapHeight", height, PackedNumber.MAX_UNSIGNED);
        Range.check("cacheIndex", cacheIndex, PackedNumber.MAX_UNSIGNED);
        boolean fits = key.isPresent() == ((flags & KEY_PRESENT) != 0)
                && ((flags & SQUARE) == 0 || width == height)
                && bits.header().isPresent() == (bits.compressed() && (flags & NO_HEADER) == 0);
        if (!fits) {
            throw new IllegalArgumentException("flags 0x" + Integer.toHexString(flags) + " do not fit the order");
        }
    }

    /** With the flags that follow from the other components. */
    public static CacheBitmapV2 of(
            int cacheId, int bitsPerPixel, OptionalLong key, int width, int height, int index, BitmapBits bits) {
        int flags = (width == height ? SQUARE : 0)
                | (key.isPresent() ? KEY_PRESENT : 0)
                | (bits.header().isEmpty() ? NO_HEADER : 0)
                | (index == WAITING_LIST ? DO_NOT_CACHE : 0);
        return new CacheBitmapV2(flags, cacheId, BitmapDepth.id(bitsPerPixel), key, width, height, index, bits);
    }

    /** Where the bitmap goes. */
    public int slot() {
        return (flags & DO_NOT_CACHE) != 0 ? WAITING_LIST : cacheIndex;
    }

    @Override
    public int orderType() {
        return bits.compressed() ? COMPRESSED : UNCOMPRESSED;
    }

    @Override
    public int extraFlags() {
        return flags << FLAGS_SHIFT | bitsPerPixelId << DEPTH_SHIFT | cacheId;
    }

    @Override
    public void encodeBody(WireWriter out) {
        key.ifPresent(out::u64le);
        PackedNumber.writeUnsigned(out, width);
        if ((flags & SQUARE) == 0) {
            PackedNumber.writeUnsigned(out, height);
        }
        PackedNumber.writeLong(out, bits.length());
        PackedNumber.writeUnsigned(out, cacheIndex);
        bits.encode(out);
    }

    @Override
    public int bodySize() {
        return (key.isPresent() ? KEY_SIZE : 0)
                + PackedNumber.sizeUnsigned(width)
                + ((flags & SQUARE) == 0 ? PackedNumber.sizeUnsigned(height) : 0)
                + PackedNumber.sizeLong(bits.length())
                + PackedNumber.sizeUnsigned(cacheIndex)
                + bits.length();
    }

    static CacheBitmapV2 decodeBody(int type, int extraFlags, WireReader in) throws DecodeException {
        int flags = extraFlags >> FLAGS_SHIFT;
        OptionalLong key = (flags & KEY_PRESENT) != 0 ? OptionalLong.of(in.u64le()) : OptionalLong.empty();
        int width = PackedNumber.readUnsigned(in);
        int height = (flags & SQUARE) != 0 ? width : PackedNumber.readUnsigned(in);
        int length = PackedNumber.readLong(in);
        int index = PackedNumber.readUnsigned(in);
        BitmapBits bits = BitmapBits.decode(in, length, type == COMPRESSED, (flags & NO_HEADER) == 0);
        return new CacheBitmapV2(
                flags, extraFlags & 7, extraFlags >> DEPTH_SHIFT & 15, key, width, height, index, bits);
    }
}
