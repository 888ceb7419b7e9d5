package dev.oriel.rdp.order.secondary;

import dev.oriel.rdp.wire.Bytes;
import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Range;
import dev.oriel.rdp.wire.WireReader;
import dev.oriel.rdp.wire.WireWriter;
import java.util.Optional;

/**
 * [MS-RDPEGDI] 2.2.2.2.1.2.8 Cache Bitmap - Revision 3, with [MS-RDPBCGR] 2.2.9.2.1.1 Extended Bitmap Data.
 *
 * @param flags {@link #IGNORABLE_FLAG} and {@link #DO_NOT_CACHE}
 * @param cacheId 0..4
 * @param bitsPerPixelId see {@link BitmapDepth}; some hosts leave it 0
 * @param key of a persistent cache
 * @param bitsPerPixel of the data
 * @param codecId as negotiated; 0 is uncompressed
 * @param exHeader 24 bytes, where it is there
 * @param data valid as long as the buffer it was read from
 */
public record CacheBitmapV3(
        int flags,
        int cacheId,
        int bitsPerPixelId,
        int cacheIndex,
        long key,
        int bitsPerPixel,
        int codecId,
        int width,
        int height,
        Optional<Bytes> exHeader,
        Bytes data)
        implements SecondaryOrder {
    static final int TYPE = 0x08;

    /** CBR3_IGNORABLE_FLAG */
    public static final int IGNORABLE_FLAG = 0x08;
    /** CBR3_DO_NOT_CACHE: the bitmap waits. */
    public static final int DO_NOT_CACHE = 0x10;

    private static final int EX_HEADER_PRESENT = 0x01;
    private static final int EX_HEADER_SIZE = 24;
    private static final int FIXED_SIZE = 22;
    private static final int DEPTH_SHIFT = 3;
    private static final int FLAGS_SHIFT = 7;

    public CacheBitmapV3 {
        Range.check("cacheId", cacheId, 7);
        Range.check("bitsPerPixelId", bitsPerPixelId, 15);
        Range.check("flags", flags, 0x1FF);
        exHeader.ifPresent(header -> Range.exactly("exBitmapDataHeader", header, EX_HEADER_SIZE));
    }

    /** Where the bitmap goes. */
    public int slot() {
        return (flags & DO_NOT_CACHE) != 0 ? CacheBitmapV2.WAITING_LIST : cacheIndex;
    }

    @Override
    public int orderType() {
        return TYPE;
    }

    @Override
    public int extraFlags() {
        return flags << FLAGS_SHIFT | bitsPerPixelId << DEPTH_SHIFT | cacheId;
    }

    @Override
    public void encodeBody(WireWriter out) {
        out.u16le(cacheIndex).u64le(key);
        out.u8(bitsPerPixel)
                .u8(exHeader.isPresent() ? EX_HEADER_PRESENT : 0)
                .u8(0)
                .u8(codecId);
        out.u16le(width).u16le(height).u32le(data.length());
        exHeader.ifPresent(out::bytes);
        out.bytes(data);
    }

    @Override
    public int bodySize() {
        return FIXED_SIZE + exHeader.map(Bytes::length).orElse(0) + data.length();
    }

    static CacheBitmapV3 decodeBody(int extraFlags, WireReader in) throws DecodeException {
        in.require(FIXED_SIZE, "CACHE_BITMAP_REV3_ORDER");
        int index = in.u16le();
        long key = in.u64le();
        int bitsPerPixel = in.u8();
        boolean hasHeader = (in.u8() & EX_HEADER_PRESENT) != 0;
        in.skip(1, "reserved");
        int codecId = in.u8();
        int width = in.u16le();
        int height = in.u16le();
        long length = in.u32le();
        Optional<Bytes> header =
                hasHeader ? Optional.of(in.view(EX_HEADER_SIZE, "exBitmapDataHeader")) : Optional.empty();
        if (length > in.remaining()) {
            in.require(Integer.MAX_VALUE, "bitmapData");
        }
        return new CacheBitmapV3(
                extraFlags >> FLAGS_SHIFT,
                extraFlags & 7,
                extraFlags >> DEPTH_SHIFT & 15,
                index,
                key,
                bitsPerPixel,
                codecId,
                width,
                height,
                header,
                in.view((int) length, "bitmapData"));
    }
}
