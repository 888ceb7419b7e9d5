package dev.oriel.rdp.order;

import dev.oriel.rdp.codec.color.PixelFormat;
import dev.oriel.rdp.codec.color.RawDecoder;
import dev.oriel.rdp.codec.nscodec.NsCodecDecoder;
import dev.oriel.rdp.codec.planar.PlanarDecoder;
import dev.oriel.rdp.codec.rle.RleDecoder;
import dev.oriel.rdp.order.cache.BitmapCache;
import dev.oriel.rdp.order.cache.CachedBitmap;
import dev.oriel.rdp.order.secondary.BitmapBits;
import dev.oriel.rdp.order.secondary.BitmapDepth;
import dev.oriel.rdp.order.secondary.CacheBitmapV1;
import dev.oriel.rdp.order.secondary.CacheBitmapV2;
import dev.oriel.rdp.order.secondary.CacheBitmapV3;
import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Limits;
import dev.oriel.rdp.wire.WireReader;
import java.util.OptionalLong;

/** Decodes bitmaps into the caches, after their place and size were checked. */
final class BitmapDecoder {
    /** Of the bitmap codecs that [MS-RDPBCGR] 2.2.7.2.10.1.1.1 names, as they are announced for surface commands. */
    private static final int CODEC_NONE = 0;

    private static final int CODEC_NSCODEC = 1;

    private record Place(int cacheId, int index, OptionalLong key) {}

    private final BitmapCache cache;
    private final RawDecoder raw;
    private final RleDecoder rle;
    private final PlanarDecoder planar;
    private final NsCodecDecoder nsCodec;

    BitmapDecoder(BitmapCache cache, Limits limits) {
        this.cache = cache;
        this.raw = new RawDecoder(limits);
        this.rle = new RleDecoder(limits);
        this.planar = new PlanarDecoder(limits);
        this.nsCodec = new NsCodecDecoder(limits);
    }

    void put(CacheBitmapV1 order) throws DecodeException {
        PixelFormat format = PixelFormat.ofBitsPerPixel(order.bitsPerPixel());
        Place place = new Place(order.cacheId(), order.cacheIndex(), OptionalLong.empty());
        put(place, order.width(), order.height(), format, order.bits());
    }

    /** @param sessionDepth tells 15 from 16 bits a pixel */
    void put(CacheBitmapV2 order, int sessionDepth) throws DecodeException {
        int depth = BitmapDepth.bitsPerPixel(order.bitsPerPixelId(), sessionDepth);
        PixelFormat format = PixelFormat.ofBitsPerPixel(depth);
        Place place = new Place(order.cacheId(), order.slot(), order.key());
        put(place, order.width(), order.height(), format, order.bits());
    }

    private void put(Place place, int width, int height, PixelFormat format, BitmapBits bits) throws DecodeException {
        cache.check(place.cacheId, place.index, width, height);
        int[] pixels = new int[width * height];
        int lastRow = pixels.length - width;
        WireReader in = bits.data().reader();
        if (!bits.compressed()) {
            raw.decode(format, in, width, height, pixels, lastRow, -width);
        } else if (format == PixelFormat.BGRX_32) {
            planar.decode(in, width, height, pixels, lastRow, -width);
        } else {
            rle.decode(format, in, width, height, pixels, lastRow, -width);
        }
        CachedBitmap bitmap = new CachedBitmap(width, height, format == PixelFormat.INDEXED_8, pixels);
        cache.put(place.cacheId, place.index, bitmap, place.key);
    }

    /** Hosts without persistent caches leave it 0. */
    private static OptionalLong key(CacheBitmapV3 order) {
        return order.key() == 0 ? OptionalLong.empty() : OptionalLong.of(order.key());
    }

    /** @return whether the codec is known */
    boolean put(CacheBitmapV3 order) throws DecodeException {
        int width = order.width();
        int height = order.height();
        Place place = new Place(order.cacheId(), order.slot(), key(order));
        cache.check(place.cacheId, place.index, width, height);
        if (order.codecId() == CODEC_NONE) {
            PixelFormat format = PixelFormat.ofBitsPerPixel(order.bitsPerPixel());
            put(place, width, height, format, BitmapBits.raw(order.data()));
            return true;
        }
        if (order.codecId() != CODEC_NSCODEC) {
            return false;
        }
        int[] pixels = new int[width * height];
        nsCodec.decode(order.data().reader(), width, height, pixels, pixels.length - width, -width);
        cache.put(place.cacheId, place.index, new CachedBitmap(width, height, false, pixels), place.key);
        return true;
    }
}
