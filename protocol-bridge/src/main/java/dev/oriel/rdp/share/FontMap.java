package dev.oriel.rdp.share;

import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Range;
import dev.oriel.rdp.wire.WireReader;
import dev.oriel.rdp.wire.WireWriter;

/**
 * Last step of the host's finalization: [MS-RDPBCGR] 2.2.1.22 Server Font Map PDU.
 *
 * @param numberEntries 0
 * @param totalNumEntries 0
 * @param mapFlags 3, first and last
 * @param entrySize 4
 */
public record FontMap(int numberEntries, int totalNumEntries, int mapFlags, int entrySize) implements DataPdu {
    static final int TYPE = 0x28;

    private static final int SIZE = 8;

    public FontMap {
        Range.u16("numberEntries", numberEntries);
        Range.u16("totalNumEntries", totalNumEntries);
        Range.u16("mapFlags", mapFlags);
        Range.u16("entrySize", entrySize);
    }

    /** The one that every host sends. */
    public static FontMap empty() {
        return new FontMap(0, 0, 3, 4);
    }

    @Override
    public int type() {
        return TYPE;
    }

    @Override
    public int size() {
        return SIZE;
    }

    @Override
    public void encode(WireWriter out) {
        out.u16le(numberEntries).u16le(totalNumEntries).u16le(mapFlags).u16le(entrySize);
    }

    static FontMap decode(WireReader in) throws DecodeException {
        if (!in.hasRemaining()) {
            return empty(); // Quirk.EMPTY_FONT_MAP
        }
        in.require(SIZE, "FontMap");
        return new FontMap(in.u16le(), in.u16le(), in.u16le(), in.u16le());
    }
}
