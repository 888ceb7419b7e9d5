package dev.oriel.rdp.order.secondary;

import dev.oriel.rdp.update.BitmapData.CompressedDataHeader;
import dev.oriel.rdp.wire.Bytes;
import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.WireReader;
import dev.oriel.rdp.wire.WireWriter;
import java.util.Optional;

/**
 * The rows of a bitmap to be cached, from the bottom up.
 *
 * @param compressed interleaved RLE, or planar at 32 bits a pixel
 * @param header before compressed rows, unless the order says that there is none
 * @param data valid as long as the buffer it was read from
 */
public record BitmapBits(boolean compressed, Optional<CompressedDataHeader> header, Bytes data) {
    private static final int HEADER_SIZE = 8;

    public BitmapBits {
        if (header.isPresent() && !compressed) {
            throw new IllegalArgumentException("header of compression before what is not compressed");
        }
    }

    public static BitmapBits raw(Bytes data) {
        return new BitmapBits(false, Optional.empty(), data);
    }

    public static BitmapBits compressed(Bytes data) {
        return new BitmapBits(true, Optional.empty(), data);
    }

    /** In bytes, as bitmapLength counts. */
    int length() {
        return (header.isPresent() ? HEADER_SIZE : 0) + data.length();
    }

    static BitmapBits decode(WireReader in, int length, boolean compressed, boolean hasHeader) throws DecodeException {
        in.require(length, "bitmapDataStream");
        if (!compressed || !hasHeader) {
            return new BitmapBits(compressed, Optional.empty(), in.view(length, "bitmapDataStream"));
        }
        if (length < HEADER_SIZE) {
            throw DecodeException.invalid("bitmapLength", in.position(), length);
        }
        in.skip(2, "cbCompFirstRowSize"); // always 0
        CompressedDataHeader header = new CompressedDataHeader(in.u16le(), in.u16le(), in.u16le());
        return new BitmapBits(true, Optional.of(header), in.view(length - HEADER_SIZE, "bitmapDataStream"));
    }

    void encode(WireWriter out) {
        header.ifPresent(
                h -> out.u16le(0).u16le(h.mainBodySize()).u16le(h.scanWidth()).u16le(h.uncompressedSize()));
        out.bytes(data);
    }
}
