package dev.oriel.rdp.share;

import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Range;
import dev.oriel.rdp.wire.WireReader;
import dev.oriel.rdp.wire.WireWriter;

/**
 * Last step of the client's finalization; it lists no fonts: [MS-RDPBCGR] 2.2.1.18 Client Font List PDU.
 *
 * @param numberFonts 0
 * @param totalNumFonts 0
 * @param listFlags 3, first and last
 * @param entrySize 50
 */
public record FontList(int numberFonts, int totalNumFonts, int listFlags, int entrySize) implements DataPdu {
    static final int TYPE = 0x27;

    /** The one that every client sends. */
    public static FontList empty() {
        return new FontList(0, 0, 3, 50);
    }

    private static final int SIZE = 8;

    public FontList {
        Range.u16("numberFonts", numberFonts);
        Range.u16("totalNumFonts", totalNumFonts);
        Range.u16("listFlags", listFlags);
        Range.u16("entrySize", entrySize);
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
        out.u16le(numberFonts);
        out.u16le(totalNumFonts);
        out.u16le(listFlags);
        out.u16le(entrySize);
    }

    static FontList decode(WireReader in) throws DecodeException {
        in.require(SIZE, "FontList");
        int numberFonts = in.u16le();
        int totalNumFonts = in.u16le();
        int listFlags = in.u16le();
        int entrySize = in.u16le();
        return new FontList(numberFonts, totalNumFonts, listFlags, entrySize);
    }
}
