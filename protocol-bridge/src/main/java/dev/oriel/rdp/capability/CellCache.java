package dev.oriel.rdp.capability;

import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Range;
import dev.oriel.rdp.wire.WireReader;
import dev.oriel.rdp.wire.WireWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * Size of one cache, of bitmaps or glyphs.
 *
 * @param entries number of cells
 * @param maximumCellSize in bytes
 */
public record CellCache(int entries, int maximumCellSize) {
    /** In bytes. */
    static final int SIZE = 4;

    public CellCache {
        Range.u16("CacheEntries", entries);
        Range.u16("CacheMaximumCellSize", maximumCellSize);
    }

    static List<CellCache> decodeList(WireReader in, int count) throws DecodeException {
        List<CellCache> caches = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            caches.add(new CellCache(in.u16le(), in.u16le()));
        }
        return List.copyOf(caches);
    }

    static void encodeList(WireWriter out, List<CellCache> caches) {
        for (CellCache cache : caches) {
            out.u16le(cache.entries).u16le(cache.maximumCellSize);
        }
    }
}
