package dev.oriel.rdp.update;

import dev.oriel.rdp.wire.Bytes;
import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Pdu;
import dev.oriel.rdp.wire.WireReader;
import dev.oriel.rdp.wire.WireWriter;
import java.util.Optional;

/** One command of a surface commands update: [MS-RDPBCGR] 2.2.9.1.2.1.10.1 Surface Command (TS_SURFCMD). */
public sealed interface SurfaceCommand extends Pdu {
    /** CMDTYPE_SET_SURFACE_BITS */
    int SET_SURFACE_BITS = 0x0001;
    /** CMDTYPE_FRAME_MARKER */
    int FRAME_MARKER = 0x0004;
    /** CMDTYPE_STREAM_SURFACE_BITS */
    int STREAM_SURFACE_BITS = 0x0006;

    /**
     * [MS-RDPBCGR] 2.2.9.2.1 Set Surface Bits Command and 2.2.9.2.2 Stream Surface Bits Command, with 2.2.9.2.1.1
     * Extended Bitmap Data (TS_BITMAP_DATA_EX).
     *
     * @param stream the latter of the two
     * @param destRight exclusive
     * @param destBottom exclusive
     * @param codecId as negotiated; 0 is uncompressed
     * @param exHeader [MS-RDPBCGR] 2.2.9.2.1.1.1, 24 bytes, where it is there
     * @param data valid as long as the buffer it was read from
     */
    record Bits(
            boolean stream,
            int destLeft,
            int destTop,
            int destRight,
            int destBottom,
            int bitsPerPixel,
            int codecId,
            int width,
            int height,
            Optional<Bytes> exHeader,
            Bytes data)
            implements SurfaceCommand {
        /** EX_COMPRESSED_BITMAP_HEADER_PRESENT */
        private static final int EX_HEADER_PRESENT = 0x01;

        private static final int EX_HEADER_SIZE = 24;

        public Bits {
            exHeader.ifPresent(header -> {
                if (header.length() != EX_HEADER_SIZE) {
                    throw new IllegalArgumentException("exBitmapDataHeader of " + header.length() + " bytes");
                }
            });
        }

        @Override
        public void encode(WireWriter out) {
            out.u16le(stream ? STREAM_SURFACE_BITS : SET_SURFACE_BITS);
            out.u16le(destLeft).u16le(destTop).u16le(destRight).u16le(destBottom);
            out.u8(bitsPerPixel)
                    .u8(exHeader.isPresent() ? EX_HEADER_PRESENT : 0)
                    .u8(0)
                    .u8(codecId)
                    .u16le(width)
                    .u16le(height)
                    .u32le(data.length());
            exHeader.ifPresent(out::bytes);
            out.bytes(data);
        }

        @Override
        public int size() {
            return 22 + exHeader.map(Bytes::length).orElse(0) + data.length();
        }

        private static Bits decodeBody(boolean stream, WireReader in) throws DecodeException {
            in.require(20, "TS_SURFCMD_SET_SURF_BITS");
            int left = in.u16le();
            int top = in.u16le();
            int right = in.u16le();
            int bottom = in.u16le();
            int bitsPerPixel = in.u8();
            int flags = in.u8();
            in.skip(1, "reserved");
            int codecId = in.u8();
            int width = in.u16le();
            int height = in.u16le();
            long length = in.u32le();
            Optional<Bytes> exHeader = (flags & EX_HEADER_PRESENT) != 0
                    ? Optional.of(in.view(EX_HEADER_SIZE, "exBitmapDataHeader"))
                    : Optional.empty();
            if (length > in.remaining()) {
                in.require(Integer.MAX_VALUE, "bitmapData");
            }
            Bytes data = in.view((int) length, "bitmapData");
            return new Bits(stream, left, top, right, bottom, bitsPerPixel, codecId, width, height, exHeader, data);
        }
    }

    /**
     * [MS-RDPBCGR] 2.2.9.2.3 Frame Marker Command.
     *
     * @param begin a frame begins; otherwise it ends
     */
    record FrameMarker(boolean begin, long frameId) implements SurfaceCommand {
        @Override
        public void encode(WireWriter out) {
            out.u16le(FRAME_MARKER).u16le(begin ? 0 : 1).u32le(frameId);
        }

        @Override
        public int size() {
            return 8;
        }

        private static FrameMarker decodeBody(WireReader in) throws DecodeException {
            in.require(6, "TS_FRAME_MARKER");
            int at = in.position();
            int action = in.u16le();
            if (action > 1) {
                throw DecodeException.invalid("frameAction", at, action);
            }
            return new FrameMarker(action == 0, in.u32le());
        }
    }

    /** A command that the specification does not name. It has no length of its own: all that follows is lost with it. */
    record Unknown(int type, Bytes rest) implements SurfaceCommand {
        @Override
        public void encode(WireWriter out) {
            out.u16le(type).bytes(rest);
        }

        @Override
        public int size() {
            return 2 + rest.length();
        }
    }

    static SurfaceCommand decode(WireReader in) throws DecodeException {
        in.require(2, "cmdType");
        int type = in.u16le();
        return switch (type) {
            case SET_SURFACE_BITS -> Bits.decodeBody(false, in);
            case STREAM_SURFACE_BITS -> Bits.decodeBody(true, in);
            case FRAME_MARKER -> FrameMarker.decodeBody(in);
            default -> new Unknown(type, in.view(in.remaining(), "surfaceCommand"));
        };
    }
}
