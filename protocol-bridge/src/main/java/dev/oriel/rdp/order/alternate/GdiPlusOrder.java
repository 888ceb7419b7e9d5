package dev.oriel.rdp.order.alternate;

import dev.oriel.rdp.wire.Bytes;
import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Range;
import dev.oriel.rdp.wire.WireReader;
import dev.oriel.rdp.wire.WireWriter;

/** GDI+ 1.1 records: [MS-RDPEGDI] 2.2.2.2.1.3.6. Never offered: these are passed over. */
public sealed interface GdiPlusOrder extends AlternateOrder {
    int FIRST = 0x05;
    int NEXT = 0x06;
    int END = 0x07;
    int CACHE_FIRST = 0x08;
    int CACHE_NEXT = 0x09;
    int CACHE_END = 0x0A;

    /**
     * 2.2.2.2.1.3.6.2 to 2.2.2.2.1.3.6.4 Draw GDI+ First, Next and End.
     *
     * @param orderType {@link #FIRST}, {@link #NEXT} or {@link #END}
     * @param totalSize cbTotalSize; 0 in the middle
     * @param totalEmfSize cbTotalEmfSize; 0 in the middle
     */
    record Records(int orderType, long totalSize, long totalEmfSize, Bytes emfRecords) implements GdiPlusOrder {
        public Records {
            Range.u16("cbSize", emfRecords.length());
            if (orderType == NEXT && (totalSize | totalEmfSize) != 0) {
                throw new IllegalArgumentException("totals in the middle");
            }
        }

        @Override
        public void encodeBody(WireWriter out) {
            out.u8(0).u16le(emfRecords.length());
            if (orderType != NEXT) {
                out.u32le(totalSize).u32le(totalEmfSize);
            }
            out.bytes(emfRecords);
        }

        @Override
        public int bodySize() {
            return 3 + (orderType != NEXT ? 8 : 0) + emfRecords.length();
        }

        static Records decodeBody(int type, WireReader in) throws DecodeException {
            in.skip(1, "pad1Octet");
            int length = in.u16le();
            long total = type == NEXT ? 0 : in.u32le();
            long totalEmf = type == NEXT ? 0 : in.u32le();
            return new Records(type, total, totalEmf, in.view(length, "emfRecords"));
        }
    }

    /**
     * 2.2.2.2.1.3.6.5 to 2.2.2.2.1.3.6.7 Draw GDI+ Cache First, Next and End.
     *
     * @param orderType {@link #CACHE_FIRST}, {@link #CACHE_NEXT} or {@link #CACHE_END}
     * @param totalSize cbTotalSize; 0 in the middle
     */
    record Cache(int orderType, int flags, int cacheType, int cacheIndex, long totalSize, Bytes emfRecords)
            implements GdiPlusOrder {
        public Cache {
            Range.u16("cbSize", emfRecords.length());
            if (orderType == CACHE_NEXT && totalSize != 0) {
                throw new IllegalArgumentException("total in the middle");
            }
        }

        @Override
        public void encodeBody(WireWriter out) {
            out.u8(flags).u16le(cacheType).u16le(cacheIndex).u16le(emfRecords.length());
            if (orderType != CACHE_NEXT) {
                out.u32le(totalSize);
            }
            out.bytes(emfRecords);
        }

        @Override
        public int bodySize() {
            return 7 + (orderType != CACHE_NEXT ? 4 : 0) + emfRecords.length();
        }

        static Cache decodeBody(int type, WireReader in) throws DecodeException {
            int flags = in.u8();
            int cacheType = in.u16le();
            int index = in.u16le();
            int length = in.u16le();
            long total = type == CACHE_NEXT ? 0 : in.u32le();
            return new Cache(type, flags, cacheType, index, total, in.view(length, "emfRecords"));
        }
    }
}
