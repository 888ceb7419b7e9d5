package dev.oriel.rdp.update;

import dev.oriel.rdp.wire.Bytes;
import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Pdu;
import dev.oriel.rdp.wire.WireReader;
import dev.oriel.rdp.wire.WireWriter;

/**
 * What a host says of the pointer: [MS-RDPBCGR] 2.2.9.1.1.4 Server Pointer Update PDU and 2.2.9.1.2.1.5 to 2.2.9.1.2.1.11
 * of the fast path. A record encodes the attribute alone, as the fast path has it; {@link SlowPathPointer} is the form
 * of the slow path.
 */
public sealed interface PointerUpdate extends Pdu {

    /** [MS-RDPBCGR] 2.2.9.1.1.4.2 Pointer Position Update; in pixels of the desktop. */
    record Position(int x, int y) implements PointerUpdate {
        @Override
        public void encode(WireWriter out) {
            out.u16le(x).u16le(y);
        }

        @Override
        public int size() {
            return 4;
        }

        public static Position decode(WireReader in) throws DecodeException {
            in.require(4, "TS_POINTERPOSATTRIBUTE");
            return new Position(in.u16le(), in.u16le());
        }
    }

    /** No pointer: SYSPTR_NULL of [MS-RDPBCGR] 2.2.9.1.1.4.3, or FASTPATH_UPDATETYPE_PTR_NULL. */
    record Hidden() implements PointerUpdate {
        @Override
        public void encode(WireWriter out) {}

        @Override
        public int size() {
            return 0;
        }
    }

    /** The system's own pointer: SYSPTR_DEFAULT of [MS-RDPBCGR] 2.2.9.1.1.4.3, or FASTPATH_UPDATETYPE_PTR_DEFAULT. */
    record SystemDefault() implements PointerUpdate {
        @Override
        public void encode(WireWriter out) {}

        @Override
        public int size() {
            return 0;
        }
    }

    /** [MS-RDPBCGR] 2.2.9.1.1.4.4 Color Pointer Update: the XOR mask has 24 bits a pixel. */
    record Color(PointerMasks masks) implements PointerUpdate {
        @Override
        public void encode(WireWriter out) {
            masks.encode(out, 2);
        }

        @Override
        public int size() {
            return masks.size(2);
        }

        public static Color decode(WireReader in) throws DecodeException {
            return new Color(PointerMasks.decode(in, 2));
        }
    }

    /**
     * [MS-RDPBCGR] 2.2.9.1.1.4.5 New Pointer Update.
     *
     * @param xorBpp bits a pixel of the XOR mask, unchecked
     */
    record New(int xorBpp, PointerMasks masks) implements PointerUpdate {
        @Override
        public void encode(WireWriter out) {
            out.u16le(xorBpp);
            masks.encode(out, 2);
        }

        @Override
        public int size() {
            return 2 + masks.size(2);
        }

        public static New decode(WireReader in) throws DecodeException {
            in.require(2, "xorBpp");
            return new New(in.u16le(), PointerMasks.decode(in, 2));
        }
    }

    /**
     * [MS-RDPBCGR] 2.2.9.1.2.1.11 Fast-Path Large Pointer Update, up to 384 pixels a side.
     *
     * @param xorBpp bits a pixel of the XOR mask, unchecked
     */
    record Large(int xorBpp, PointerMasks masks) implements PointerUpdate {
        @Override
        public void encode(WireWriter out) {
            out.u16le(xorBpp);
            masks.encode(out, 4);
        }

        @Override
        public int size() {
            return 2 + masks.size(4);
        }

        public static Large decode(WireReader in) throws DecodeException {
            in.require(2, "xorBpp");
            return new Large(in.u16le(), PointerMasks.decode(in, 4));
        }
    }

    /** [MS-RDPBCGR] 2.2.9.1.1.4.6 Cached Pointer Update. */
    record Cached(int cacheIndex) implements PointerUpdate {
        @Override
        public void encode(WireWriter out) {
            out.u16le(cacheIndex);
        }

        @Override
        public int size() {
            return 2;
        }

        public static Cached decode(WireReader in) throws DecodeException {
            in.require(2, "cacheIndex");
            return new Cached(in.u16le());
        }
    }

    /**
     * The masks that several pointer updates have in common: [MS-RDPBCGR] 2.2.9.1.1.4.4 TS_COLORPOINTERATTRIBUTE.
     *
     * @param width in pixels, unchecked
     * @param height in pixels, unchecked
     * @param xorMask rows from the bottom up, each padded to two bytes; valid as long as the buffer it was read from
     * @param andMask one bit a pixel, rows likewise
     */
    record PointerMasks(
            int cacheIndex, int hotSpotX, int hotSpotY, int width, int height, Bytes xorMask, Bytes andMask) {

        /** @param lengthSize size of lengthAndMask and lengthXorMask: 2 or 4 bytes */
        void encode(WireWriter out, int lengthSize) {
            out.u16le(cacheIndex).u16le(hotSpotX).u16le(hotSpotY).u16le(width).u16le(height);
            if (lengthSize == 2) {
                out.u16le(andMask.length()).u16le(xorMask.length());
            } else {
                out.u32le(andMask.length()).u32le(xorMask.length());
            }
            out.bytes(xorMask).bytes(andMask);
        }

        int size(int lengthSize) {
            return 10 + 2 * lengthSize + xorMask.length() + andMask.length();
        }

        static PointerMasks decode(WireReader in, int lengthSize) throws DecodeException {
            in.require(10 + 2 * lengthSize, "TS_COLORPOINTERATTRIBUTE");
            int cacheIndex = in.u16le();
            int hotSpotX = in.u16le();
            int hotSpotY = in.u16le();
            int width = in.u16le();
            int height = in.u16le();
            long andLength = lengthSize == 2 ? in.u16le() : in.u32le();
            long xorLength = lengthSize == 2 ? in.u16le() : in.u32le();
            Bytes xorMask = in.view(lengthOf(xorLength, in, "xorMaskData"), "xorMaskData");
            Bytes andMask = in.view(lengthOf(andLength, in, "andMaskData"), "andMaskData");
            // one octet of padding, optional
            in.skip(Math.min(1, in.remaining()), "pad");
            return new PointerMasks(cacheIndex, hotSpotX, hotSpotY, width, height, xorMask, andMask);
        }

        private static int lengthOf(long length, WireReader in, String field) throws DecodeException {
            if (length > in.remaining()) {
                throw new DecodeException(
                        DecodeException.Kind.TRUNCATED,
                        field,
                        in.position(),
                        "needs " + length + " bytes, " + in.remaining() + " are left");
            }
            return (int) length;
        }
    }
}
