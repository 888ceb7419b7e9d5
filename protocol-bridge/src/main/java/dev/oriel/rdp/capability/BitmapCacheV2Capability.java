package dev.oriel.rdp.capability;

import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Limits;
import dev.oriel.rdp.wire.Range;
import dev.oriel.rdp.wire.WireReader;
import dev.oriel.rdp.wire.WireWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * Bitmap caches of revision 2: [MS-RDPBCGR] 2.2.7.1.4.2 TS_BITMAPCACHE_CAPABILITYSET_REV2.
 *
 * @param cacheFlags a combination of the constants
 * @param cells at most five caches, of cells of rising size
 */
public record BitmapCacheV2Capability(int cacheFlags, List<Cell> cells) implements CapabilitySet {
    static final int TYPE = 0x13;

    /** cacheFlags: caches survive the session. */
    public static final int PERSISTENT_KEYS_EXPECTED = 0x0001;

    /** cacheFlags: bitmaps may wait in a list before they are cached. */
    public static final int ALLOW_CACHE_WAITING_LIST = 0x0002;

    private static final int MAX_CELLS = 5;
    private static final int BODY_SIZE = 36;
    private static final int PERSISTENT = 0x8000_0000;

    /**
     * One cache: 2.2.7.1.4.2.1 TS_BITMAPCACHE_CELL_CACHE_INFO.
     *
     * @param entries number of bitmaps, 31 bits
     * @param persistent whether it survives the session
     */
    public record Cell(int entries, boolean persistent) {
        public Cell {
            Range.check("CacheEntries", entries, Integer.MAX_VALUE);
        }
    }

    public BitmapCacheV2Capability {
        Range.u16("CacheFlags", cacheFlags);
        cells = List.copyOf(cells);
        Range.check("NumCellCaches", cells.size(), MAX_CELLS);
    }

    @Override
    public int type() {
        return TYPE;
    }

    @Override
    public int bodySize() {
        return BODY_SIZE;
    }

    @Override
    public void encodeBody(WireWriter out) {
        out.u16le(cacheFlags);
        out.zeros(1); // pad2
        out.u8(cells.size());
        for (Cell cell : cells) {
            out.i32le(cell.entries | (cell.persistent ? PERSISTENT : 0));
        }
        out.zeros((MAX_CELLS - cells.size()) * 4);
        out.zeros(12); // pad3
    }

    static BitmapCacheV2Capability decodeBody(WireReader in) throws DecodeException {
        in.require(BODY_SIZE, "BitmapCacheV2Capability");
        int flags = in.u16le();
        in.skip(1, "pad2");
        int count = Limits.check("NumCellCaches", in.position(), in.u8(), MAX_CELLS);
        List<Cell> cells = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            int info = in.i32le();
            cells.add(new Cell(info & ~PERSISTENT, (info & PERSISTENT) != 0));
        }
        return new BitmapCacheV2Capability(flags, cells);
    }
}
