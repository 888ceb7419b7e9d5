package dev.oriel.rdp.order.alternate;

import dev.oriel.rdp.wire.Bytes;
import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Range;
import dev.oriel.rdp.wire.WireReader;
import dev.oriel.rdp.wire.WireWriter;

/** Bitmaps of nine grids, in pieces. Nine grids are never offered: these are passed over. */
public sealed interface StreamOrder extends AlternateOrder {
    /** STREAM_BITMAP_REV2: the size has 32 bits. */
    int REV2 = 0x04;

    /** [MS-RDPEGDI] 2.2.2.2.1.3.5.1 Stream Bitmap First. */
    record First(int flags, int bitsPerPixel, int bitmapType, int width, int height, long bitmapSize, Bytes block)
            implements StreamOrder {
        static final int TYPE = 0x02;

        public First {
            Range.u8("BitmapFlags", flags);
            Range.check("BitmapSize", bitmapSize, (flags & REV2) != 0 ? 0xFFFFFFFFL : 0xFFFF);
            Range.u16("BitmapBlockSize", block.length());
        }

        @Override
        public int orderType() {
            return TYPE;
        }

        @Override
        public void encodeBody(WireWriter out) {
            out.u8(flags).u8(bitsPerPixel).u16le(bitmapType).u16le(width).u16le(height);
            if ((flags & REV2) != 0) {
                out.u32le(bitmapSize);
            } else {
                out.u16le((int) bitmapSize);
            }
            out.u16le(block.length()).bytes(block);
        }

        @Override
        public int bodySize() {
            return 10 + ((flags & REV2) != 0 ? 4 : 2) + block.length();
        }

        static First decodeBody(WireReader in) throws DecodeException {
            in.require(12, "STREAM_BITMAP_FIRST_PDU");
            int flags = in.u8();
            int bitsPerPixel = in.u8();
            int type = in.u16le();
            int width = in.u16le();
            int height = in.u16le();
            long size = (flags & REV2) != 0 ? in.u32le() : in.u16le();
            return new First(flags, bitsPerPixel, type, width, height, size, in.view(in.u16le(), "BitmapBlock"));
        }
    }

    /** [MS-RDPEGDI] 2.2.2.2.1.3.5.2 Stream Bitmap Next. */
    record Next(int flags, int bitmapType, Bytes block) implements StreamOrder {
        static final int TYPE = 0x03;

        public Next {
            Range.u16("BitmapBlockSize", block.length());
        }

        @Override
        public int orderType() {
            return TYPE;
        }

        @Override
        public void encodeBody(WireWriter out) {
            out.u8(flags).u16le(bitmapType).u16le(block.length()).bytes(block);
        }

        @Override
        public int bodySize() {
            return 5 + block.length();
        }

        static Next decodeBody(WireReader in) throws DecodeException {
            in.require(5, "STREAM_BITMAP_NEXT_PDU");
            return new Next(in.u8(), in.u16le(), in.view(in.u16le(), "BitmapBlock"));
        }
    }

    /**
     * [MS-RDPEGDI] 2.2.2.2.1.3.4 Create NineGrid Bitmap.
     *
     * @param width cx, in pixels
     * @param height cy, in pixels
     * @param info NINEGRID_BITMAP_INFO, 16 bytes
     */
    record CreateNineGridBitmap(int bitsPerPixel, int bitmapId, int width, int height, Bytes info)
            implements StreamOrder {
        static final int TYPE = 0x04;

        private static final int INFO_SIZE = 16;

        public CreateNineGridBitmap {
            Range.exactly("nineGridInfo", info, INFO_SIZE);
        }

        @Override
        public int orderType() {
            return TYPE;
        }

        @Override
        public void encodeBody(WireWriter out) {
            out.u8(bitsPerPixel).u16le(bitmapId).u16le(width).u16le(height).bytes(info);
        }

        @Override
        public int bodySize() {
            return 7 + INFO_SIZE;
        }

        static CreateNineGridBitmap decodeBody(WireReader in) throws DecodeException {
            in.require(7 + INFO_SIZE, "CREATE_NINEGRID_BITMAP_ORDER");
            return new CreateNineGridBitmap(
                    in.u8(), in.u16le(), in.u16le(), in.u16le(), in.view(INFO_SIZE, "nineGridInfo"));
        }
    }
}
