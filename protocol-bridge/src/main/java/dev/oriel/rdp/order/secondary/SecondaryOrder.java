package dev.oriel.rdp.order.secondary;

import dev.oriel.rdp.wire.Bytes;
import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Pdu;
import dev.oriel.rdp.wire.Range;
import dev.oriel.rdp.wire.WireReader;
import dev.oriel.rdp.wire.WireWriter;

/**
 * A secondary drawing order with its header: [MS-RDPEGDI] 2.2.2.2.1.2.1.1 Secondary Drawing Order Header.
 *
 * <pre>
 *  controlFlags(1) 03   orderLength(2), signed: the whole length - 13   extraFlags(2)   orderType(1)   body
 * </pre>
 *
 * Bytes in an order are valid as long as the buffer it was read from.
 */
public sealed interface SecondaryOrder extends Pdu
        permits CacheBitmapV1,
                CacheBitmapV2,
                CacheBitmapV3,
                CacheColorTable,
                CacheGlyph,
                CacheGlyphV2,
                CacheBrush,
                SecondaryOrder.Unknown {
    int HEADER_SIZE = 6;

    /** controlFlags: TS_STANDARD and TS_SECONDARY. */
    int CONTROL_FLAGS = 0x03;

    int LENGTH_BIAS = 13;

    /** How glyphs come: both revisions have one type, and GlyphSupportLevel of the Glyph Cache Capability Set tells which. */
    enum GlyphRevision {
        REV1,
        REV2
    }

    int orderType();

    int extraFlags();

    void encodeBody(WireWriter out);

    /** In bytes. */
    int bodySize();

    @Override
    default void encode(WireWriter out) {
        out.u8(CONTROL_FLAGS).i16le(size() - LENGTH_BIAS).u16le(extraFlags()).u8(orderType());
        encodeBody(out);
    }

    @Override
    default int size() {
        return HEADER_SIZE + bodySize();
    }

    /** An order that the specification does not name. */
    record Unknown(int orderType, int extraFlags, Bytes body) implements SecondaryOrder {
        public Unknown {
            Range.u8("orderType", orderType);
            Range.u16("extraFlags", extraFlags);
        }

        @Override
        public void encodeBody(WireWriter out) {
            out.bytes(body);
        }

        @Override
        public int bodySize() {
            return body.length();
        }
    }

    /** Decodes an order from its control flags on. */
    static SecondaryOrder decode(WireReader in, GlyphRevision glyphs) throws DecodeException {
        in.require(HEADER_SIZE, "SECONDARY_DRAWING_ORDER_HEADER");
        int control = in.u8();
        if ((control & CONTROL_FLAGS) != CONTROL_FLAGS) {
            throw DecodeException.invalid("controlFlags", in.position() - 1, control);
        }
        int length = in.i16le() + LENGTH_BIAS - HEADER_SIZE;
        if (length < 0) {
            throw DecodeException.invalid("orderLength", in.position() - 2, length);
        }
        int flags = in.u16le();
        int type = in.u8();
        WireReader body = in.slice(length, "secondary drawing order");
        return switch (type) {
            case CacheBitmapV1.UNCOMPRESSED, CacheBitmapV1.COMPRESSED -> CacheBitmapV1.decodeBody(type, flags, body);
            case CacheBitmapV2.UNCOMPRESSED, CacheBitmapV2.COMPRESSED -> CacheBitmapV2.decodeBody(type, flags, body);
            case CacheBitmapV3.TYPE -> CacheBitmapV3.decodeBody(flags, body);
            case CacheColorTable.TYPE -> CacheColorTable.decodeBody(body);
            case CacheGlyph.TYPE ->
                switch (glyphs) {
                    case REV1 -> CacheGlyph.decodeBody(flags, body);
                    case REV2 -> CacheGlyphV2.decodeBody(flags, body);
                };
            case CacheBrush.TYPE -> CacheBrush.decodeBody(body);
            default -> new Unknown(type, flags, body.view(body.remaining(), "body"));
        };
    }
}
