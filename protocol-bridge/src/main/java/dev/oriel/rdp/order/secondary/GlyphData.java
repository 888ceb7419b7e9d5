package dev.oriel.rdp.order.secondary;

import dev.oriel.rdp.order.field.PackedNumber;
import dev.oriel.rdp.wire.Bytes;
import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Range;
import dev.oriel.rdp.wire.WireReader;
import dev.oriel.rdp.wire.WireWriter;

/**
 * One glyph: [MS-RDPEGDI] 2.2.2.2.1.2.5.1 Cache Glyph Data and 2.2.2.2.1.2.6.1 Cache Glyph Data - Revision 2.
 *
 * @param cacheIndex where it goes
 * @param x left edge of the bitmap, from the origin of the character, in pixels
 * @param y top edge, likewise
 * @param width in pixels
 * @param height in pixels
 * @param bits rows from the top, the leftmost pixel in the highest bit, each row of whole bytes, padded to four bytes
 *     altogether
 */
public record GlyphData(int cacheIndex, int x, int y, int width, int height, Bytes bits) {
    private static final int FIXED_SIZE = 10;

    public GlyphData {
        Range.exactly("aj", bits, length(width, height));
    }

    /** Bytes of a row. */
    public int rowLength() {
        return (width + 7) / 8;
    }

    private static int length(int width, int height) {
        return (width + 7) / 8 * height + 3 & ~3;
    }

    static GlyphData decode(WireReader in) throws DecodeException {
        in.require(FIXED_SIZE, "TS_CACHE_GLYPH_DATA");
        int index = in.u16le();
        int x = in.i16le();
        int y = in.i16le();
        int width = in.u16le();
        int height = in.u16le();
        return new GlyphData(index, x, y, width, height, in.bytes(length(width, height), "aj"));
    }

    void encode(WireWriter out) {
        out.u16le(cacheIndex).i16le(x).i16le(y).u16le(width).u16le(height).bytes(bits);
    }

    int size() {
        return FIXED_SIZE + bits.length();
    }

    /** Decodes a glyph of revision 2; FastGlyph has one too. */
    public static GlyphData decodeV2(WireReader in) throws DecodeException {
        int index = in.u8();
        int x = PackedNumber.readSigned(in);
        int y = PackedNumber.readSigned(in);
        int width = PackedNumber.readUnsigned(in);
        int height = PackedNumber.readUnsigned(in);
        return new GlyphData(index, x, y, width, height, in.bytes(length(width, height), "aj"));
    }

    public void encodeV2(WireWriter out) {
        out.u8(cacheIndex);
        PackedNumber.writeSigned(out, x);
        PackedNumber.writeSigned(out, y);
        PackedNumber.writeUnsigned(out, width);
        PackedNumber.writeUnsigned(out, height);
        out.bytes(bits);
    }

    int sizeV2() {
        return 1
                + PackedNumber.sizeSigned(x)
                + PackedNumber.sizeSigned(y)
                + PackedNumber.sizeUnsigned(width)
                + PackedNumber.sizeUnsigned(height)
                + bits.length();
    }
}
