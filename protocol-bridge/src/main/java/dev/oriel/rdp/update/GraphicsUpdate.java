package dev.oriel.rdp.update;

import dev.oriel.rdp.wire.Bytes;
import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Pdu;
import dev.oriel.rdp.wire.WireReader;
import dev.oriel.rdp.wire.WireWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * The body of a slow-path graphics update: [MS-RDPBCGR] 2.2.9.1.1.3.1 Slow-Path Graphics Update
 * (TS_GRAPHICS_UPDATE), from updateType on. Bitmaps and palettes have the same form on the fast path, updateType
 * included.
 */
public sealed interface GraphicsUpdate extends Pdu {
    int TYPE_ORDERS = 0x0000;
    int TYPE_BITMAP = 0x0001;
    int TYPE_PALETTE = 0x0002;
    int TYPE_SYNCHRONIZE = 0x0003;

    /** [MS-RDPBCGR] 2.2.9.1.1.3.1.2 Bitmap Update. */
    record Bitmap(List<BitmapData> rectangles) implements GraphicsUpdate {
        public Bitmap {
            rectangles = List.copyOf(rectangles);
        }

        @Override
        public void encode(WireWriter out) {
            out.u16le(TYPE_BITMAP).u16le(rectangles.size());
            rectangles.forEach(rectangle -> rectangle.encode(out));
        }

        @Override
        public int size() {
            return 4 + rectangles.stream().mapToInt(BitmapData::size).sum();
        }

        private static Bitmap decodeBody(WireReader in) throws DecodeException {
            in.require(2, "numberRectangles");
            int count = in.u16le();
            List<BitmapData> rectangles = new ArrayList<>(Math.min(count, 64));
            for (int i = 0; i < count; i++) {
                rectangles.add(BitmapData.decode(in));
            }
            return new Bitmap(rectangles);
        }
    }

    /**
     * [MS-RDPBCGR] 2.2.9.1.1.3.1.1 Palette Update.
     *
     * @param entries 256 times red, green, blue
     */
    record Palette(Bytes entries) implements GraphicsUpdate {
        public static final int COLORS = 256;

        public Palette {
            if (entries.length() != 3 * COLORS) {
                throw new IllegalArgumentException("palette of " + entries.length() + " bytes");
            }
        }

        @Override
        public void encode(WireWriter out) {
            out.u16le(TYPE_PALETTE).u16le(0).u32le(COLORS).bytes(entries);
        }

        @Override
        public int size() {
            return 8 + entries.length();
        }

        private static Palette decodeBody(WireReader in) throws DecodeException {
            in.skip(2, "pad2Octets");
            int at = in.position();
            long count = in.u32le();
            if (count != COLORS) {
                throw DecodeException.invalid("numberColors", at, count);
            }
            return new Palette(in.view(3 * COLORS, "paletteEntries"));
        }
    }

    /** [MS-RDPBCGR] 2.2.9.1.1.3.1.3 Synchronize Update: an artefact of T.128 without a meaning. */
    record Synchronize() implements GraphicsUpdate {
        @Override
        public void encode(WireWriter out) {
            out.u16le(TYPE_SYNCHRONIZE).u16le(0);
        }

        @Override
        public int size() {
            return 4;
        }
    }

    /**
     * [MS-RDPEGDI] 2.2.2.1 Orders Update: drawing orders, of which this client announces none.
     *
     * @param count numberOrders
     */
    record Orders(int count, Bytes orderData) implements GraphicsUpdate {
        @Override
        public void encode(WireWriter out) {
            out.u16le(TYPE_ORDERS).u16le(0).u16le(count).u16le(0).bytes(orderData);
        }

        @Override
        public int size() {
            return 8 + orderData.length();
        }

        private static Orders decodeBody(WireReader in) throws DecodeException {
            in.require(6, "TS_UPDATE_ORDERS_PDU_DATA");
            in.skip(2, "pad2OctetsA");
            int count = in.u16le();
            in.skip(2, "pad2OctetsB");
            return new Orders(count, in.view(in.remaining(), "orderData"));
        }
    }

    /** A type that the specification does not name. */
    record Unknown(int updateType, Bytes data) implements GraphicsUpdate {
        @Override
        public void encode(WireWriter out) {
            out.u16le(updateType).bytes(data);
        }

        @Override
        public int size() {
            return 2 + data.length();
        }
    }

    static GraphicsUpdate decode(WireReader in) throws DecodeException {
        in.require(2, "updateType");
        int type = in.u16le();
        return switch (type) {
            case TYPE_ORDERS -> Orders.decodeBody(in);
            case TYPE_BITMAP -> Bitmap.decodeBody(in);
            case TYPE_PALETTE -> Palette.decodeBody(in);
            case TYPE_SYNCHRONIZE -> {
                // pad2Octets, which some hosts leave out
                in.skip(Math.min(2, in.remaining()), "pad2Octets");
                yield new Synchronize();
            }
            default -> new Unknown(type, in.view(in.remaining(), "updateData"));
        };
    }
}
