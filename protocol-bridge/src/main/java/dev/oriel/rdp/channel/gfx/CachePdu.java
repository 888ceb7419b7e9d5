package dev.oriel.rdp.channel.gfx;

import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Range;
import dev.oriel.rdp.wire.WireReader;
import dev.oriel.rdp.wire.WireWriter;
import java.util.ArrayList;
import java.util.List;

/** Messages about the bitmap cache. Slots count from 1. */
public sealed interface CachePdu extends GfxPdu {
    int SURFACE_TO_CACHE = 0x0006;
    int CACHE_TO_SURFACE = 0x0007;
    int EVICT_CACHE_ENTRY = 0x0008;
    int CACHE_IMPORT_OFFER = 0x0010;
    int CACHE_IMPORT_REPLY = 0x0011;

    /** Largest number of entries in an offer or a reply: [MS-RDPEGFX] 2.2.2.16. */
    int MAX_IMPORTS = 5_462;

    /**
     * [MS-RDPEGFX] 2.2.2.6 RDPGFX_SURFACE_TO_CACHE_PDU.
     *
     * @param cacheKey 64 bits
     */
    record SurfaceToCache(int surfaceId, long cacheKey, int cacheSlot, GfxRect rectSrc) implements CachePdu {
        public SurfaceToCache {
            Range.u16("surfaceId", surfaceId);
            Range.u16("cacheSlot", cacheSlot);
        }

        @Override
        public int cmdId() {
            return SURFACE_TO_CACHE;
        }

        @Override
        public int bodySize() {
            return 20;
        }

        @Override
        public void encodeBody(WireWriter out) {
            out.u16le(surfaceId).u64le(cacheKey).u16le(cacheSlot);
            rectSrc.encode(out);
        }

        static SurfaceToCache decodeBody(WireReader in) throws DecodeException {
            in.require(20, "RDPGFX_SURFACE_TO_CACHE_PDU");
            return new SurfaceToCache(in.u16le(), in.u64le(), in.u16le(), GfxRect.decode(in));
        }
    }

    /** [MS-RDPEGFX] 2.2.2.7 RDPGFX_CACHE_TO_SURFACE_PDU. */
    record CacheToSurface(int cacheSlot, int surfaceId, List<GfxPoint> destPts) implements CachePdu {
        public CacheToSurface {
            Range.u16("cacheSlot", cacheSlot);
            Range.u16("surfaceId", surfaceId);
            destPts = List.copyOf(destPts);
            Range.u16("destPtsCount", destPts.size());
        }

        @Override
        public int cmdId() {
            return CACHE_TO_SURFACE;
        }

        @Override
        public int bodySize() {
            return 6 + GfxPoint.SIZE * destPts.size();
        }

        @Override
        public void encodeBody(WireWriter out) {
            out.u16le(cacheSlot).u16le(surfaceId);
            GfxPoint.encodeList(out, destPts);
        }

        static CacheToSurface decodeBody(WireReader in) throws DecodeException {
            in.require(6, "RDPGFX_CACHE_TO_SURFACE_PDU");
            return new CacheToSurface(in.u16le(), in.u16le(), GfxPoint.decodeList(in));
        }
    }

    /** [MS-RDPEGFX] 2.2.2.8 RDPGFX_EVICT_CACHE_ENTRY_PDU. */
    record EvictCacheEntry(int cacheSlot) implements CachePdu {
        public EvictCacheEntry {
            Range.u16("cacheSlot", cacheSlot);
        }

        @Override
        public int cmdId() {
            return EVICT_CACHE_ENTRY;
        }

        @Override
        public int bodySize() {
            return 2;
        }

        @Override
        public void encodeBody(WireWriter out) {
            out.u16le(cacheSlot);
        }

        static EvictCacheEntry decodeBody(WireReader in) throws DecodeException {
            return new EvictCacheEntry(in.u16le());
        }
    }

    /** [MS-RDPEGFX] 2.2.2.16 RDPGFX_CACHE_IMPORT_OFFER_PDU: what a client has kept from an earlier connection. */
    record CacheImportOffer(List<Entry> entries) implements CachePdu {
        /**
         * RDPGFX_CACHE_ENTRY_METADATA, [MS-RDPEGFX] 2.2.2.16.1.
         *
         * @param cacheKey 64 bits
         * @param bitmapLength in bytes
         */
        public record Entry(long cacheKey, long bitmapLength) {
            public Entry {
                Range.u32("bitmapLength", bitmapLength);
            }
        }

        public CacheImportOffer {
            entries = List.copyOf(entries);
            Range.check("cacheEntriesCount", entries.size(), MAX_IMPORTS);
        }

        @Override
        public int cmdId() {
            return CACHE_IMPORT_OFFER;
        }

        @Override
        public int bodySize() {
            return 2 + 12 * entries.size();
        }

        @Override
        public void encodeBody(WireWriter out) {
            out.u16le(entries.size());
            entries.forEach(entry -> out.u64le(entry.cacheKey).u32le(entry.bitmapLength));
        }

        static CacheImportOffer decodeBody(WireReader in) throws DecodeException {
            int count = in.u16le();
            if (count > MAX_IMPORTS) {
                throw DecodeException.tooLarge("cacheEntriesCount", 0, count, MAX_IMPORTS);
            }
            in.require(12 * count, "cacheEntries");
            List<Entry> entries = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                entries.add(new Entry(in.u64le(), in.u32le()));
            }
            return new CacheImportOffer(entries);
        }
    }

    /** [MS-RDPEGFX] 2.2.2.17 RDPGFX_CACHE_IMPORT_REPLY_PDU: the slots of the offered entries, in their order. */
    record CacheImportReply(List<Integer> cacheSlots) implements CachePdu {
        public CacheImportReply {
            cacheSlots = List.copyOf(cacheSlots);
            Range.check("importedEntriesCount", cacheSlots.size(), MAX_IMPORTS);
            cacheSlots.forEach(slot -> Range.u16("cacheSlot", slot));
        }

        @Override
        public int cmdId() {
            return CACHE_IMPORT_REPLY;
        }

        @Override
        public int bodySize() {
            return 2 + 2 * cacheSlots.size();
        }

        @Override
        public void encodeBody(WireWriter out) {
            out.u16le(cacheSlots.size());
            cacheSlots.forEach(out::u16le);
        }

        static CacheImportReply decodeBody(WireReader in) throws DecodeException {
            int count = in.u16le();
            if (count > MAX_IMPORTS) {
                throw DecodeException.tooLarge("importedEntriesCount", 0, count, MAX_IMPORTS);
            }
            in.require(2 * count, "cacheSlots");
            List<Integer> slots = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                slots.add(in.u16le());
            }
            return new CacheImportReply(slots);
        }
    }
}
