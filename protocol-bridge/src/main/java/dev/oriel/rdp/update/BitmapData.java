package dev.oriel.rdp.update;

import dev.oriel.rdp.wire.Bytes;
import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Pdu;
import dev.oriel.rdp.wire.WireReader;
import dev.oriel.rdp.wire.WireWriter;
import java.util.Optional;

/**
 * One bitmap of a bitmap update: [MS-RDPBCGR] 2.2.9.1.1.3.1.2.2 Bitmap Data (TS_BITMAP_DATA).
 *
 * @param destLeft in pixels of the desktop
 * @param destTop in pixels of the desktop
 * @param destRight inclusive
 * @param destBottom inclusive
 * @param width of the bitmap in pixels, padding included
 * @param height of the bitmap in pixels
 * @param flags {@link #COMPRESSED} and {@link #NO_HEADER}; others are kept
 * @param header there where the bitmap is compressed and {@link #NO_HEADER} is not set
 * @param data rows from the bottom up; valid as long as the buffer it was read from
 */
public record BitmapData(
        int destLeft,
        int destTop,
        int destRight,
        int destBottom,
        int width,
        int height,
        int bitsPerPixel,
        int flags,
        Optional<CompressedDataHeader> header,
        Bytes data)
        implements Pdu {
    /** BITMAP_COMPRESSION */
    public static final int COMPRESSED = 0x0001;
    /** NO_BITMAP_COMPRESSION_HDR */
    public static final int NO_HEADER = 0x0400;

    private static final int FIXED_SIZE = 18;

    /**
     * [MS-RDPBCGR] 2.2.9.1.1.3.1.2.3 Compressed Data Header (TS_CD_HEADER). Kept as it came: the length of the data is
     * known without it.
     *
     * @param mainBodySize compressed size in bytes
     * @param scanWidth in pixels, a multiple of 4
     * @param uncompressedSize in bytes
     */
    public record CompressedDataHeader(int mainBodySize, int scanWidth, int uncompressedSize) {
        static final int SIZE = 8;
    }

    public BitmapData {
        if (header.isPresent() != hasHeader(flags)) {
            throw new IllegalArgumentException("flags 0x" + Integer.toHexString(flags) + " do not fit the header");
        }
    }

    public boolean isCompressed() {
        return (flags & COMPRESSED) != 0;
    }

    private static boolean hasHeader(int flags) {
        return (flags & (COMPRESSED | NO_HEADER)) == COMPRESSED;
    }

    static BitmapData decode(WireReader in) throws DecodeException {
        in.require(FIXED_SIZE, "TS_BITMAP_DATA");
        int left = in.u16le();
        int top = in.u16le();
        int right = in.u16le();
        int bottom = in.u16le();
        int width = in.u16le();
        int height = in.u16le();
        int bitsPerPixel = in.u16le();
        int flags = in.u16le();
        int length = in.u16le();
        in.require(length, "bitmapDataStream");
        Optional<CompressedDataHeader> header = Optional.empty();
        if (hasHeader(flags)) {
            if (length < CompressedDataHeader.SIZE) {
                throw DecodeException.invalid("bitmapLength", in.position() - 2, length);
            }
            in.skip(2, "cbCompFirstRowSize"); // always 0
            header = Optional.of(new CompressedDataHeader(in.u16le(), in.u16le(), in.u16le()));
            length -= CompressedDataHeader.SIZE;
        }
        Bytes data = in.view(length, "bitmapDataStream");
        return new BitmapData(left, top, right, bottom, width, height, bitsPerPixel, flags, header, data);
    }

    @Override
    public void encode(WireWriter out) {
        out.u16le(destLeft).u16le(destTop).u16le(destRight).u16le(destBottom);
        out.u16le(width).u16le(height).u16le(bitsPerPixel).u16le(flags);
        out.u16le(size() - FIXED_SIZE);
        header.ifPresent(
                h -> out.u16le(0).u16le(h.mainBodySize()).u16le(h.scanWidth()).u16le(h.uncompressedSize()));
        out.bytes(data);
    }

    @Override
    public int size() {
        return FIXED_SIZE + (header.isPresent() ? CompressedDataHeader.SIZE : 0) + data.length();
    }
}
