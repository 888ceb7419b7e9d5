package dev.oriel.rdp.channel.gfx;

import dev.oriel.rdp.wire.Bytes;
import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Range;
import dev.oriel.rdp.wire.WireReader;
import dev.oriel.rdp.wire.WireWriter;
import java.util.List;

/** Messages that draw into surfaces. */
public sealed interface DrawPdu extends GfxPdu {
    int WIRE_TO_SURFACE_1 = 0x0001;
    int WIRE_TO_SURFACE_2 = 0x0002;
    int SOLID_FILL = 0x0004;
    int SURFACE_TO_SURFACE = 0x0005;

    /** Reads the length of bitmapData, and a view of it. */
    private static Bytes bitmapData(WireReader in) throws DecodeException {
        long length = in.u32le();
        if (length > in.remaining()) {
            in.require(in.remaining() + 1, "bitmapData");
        }
        return in.view((int) length, "bitmapData");
    }

    /**
     * [MS-RDPEGFX] 2.2.2.1 RDPGFX_WIRE_TO_SURFACE_PDU_1.
     *
     * @param codecId see {@link GfxCodec}
     * @param pixelFormat see {@link GfxPixelFormat}
     * @param bitmapData after decoding a view, valid as long as the buffer that was read
     */
    record WireToSurface1(int surfaceId, int codecId, int pixelFormat, GfxRect destRect, Bytes bitmapData)
            implements DrawPdu {
        public WireToSurface1 {
            Range.u16("surfaceId", surfaceId);
            Range.u16("codecId", codecId);
            Range.u8("pixelFormat", pixelFormat);
        }

        @Override
        public int cmdId() {
            return WIRE_TO_SURFACE_1;
        }

        @Override
        public int bodySize() {
            return 17 + bitmapData.length();
        }

        @Override
        public void encodeBody(WireWriter out) {
            out.u16le(surfaceId).u16le(codecId).u8(pixelFormat);
            destRect.encode(out);
            out.u32le(bitmapData.length()).bytes(bitmapData);
        }

        static WireToSurface1 decodeBody(WireReader in) throws DecodeException {
            in.require(17, "RDPGFX_WIRE_TO_SURFACE_PDU_1");
            return new WireToSurface1(in.u16le(), in.u16le(), in.u8(), GfxRect.decode(in), DrawPdu.bitmapData(in));
        }
    }

    /**
     * [MS-RDPEGFX] 2.2.2.2 RDPGFX_WIRE_TO_SURFACE_PDU_2.
     *
     * @param bitmapData after decoding a view, valid as long as the buffer that was read
     */
    record WireToSurface2(int surfaceId, int codecId, long codecContextId, int pixelFormat, Bytes bitmapData)
            implements DrawPdu {
        public WireToSurface2 {
            Range.u16("surfaceId", surfaceId);
            Range.u16("codecId", codecId);
            Range.u32("codecContextId", codecContextId);
            Range.u8("pixelFormat", pixelFormat);
        }

        @Override
        public int cmdId() {
            return WIRE_TO_SURFACE_2;
        }

        @Override
        public int bodySize() {
            return 13 + bitmapData.length();
        }

        @Override
        public void encodeBody(WireWriter out) {
            out.u16le(surfaceId).u16le(codecId).u32le(codecContextId).u8(pixelFormat);
            out.u32le(bitmapData.length()).bytes(bitmapData);
        }

        static WireToSurface2 decodeBody(WireReader in) throws DecodeException {
            in.require(13, "RDPGFX_WIRE_TO_SURFACE_PDU_2");
            return new WireToSurface2(in.u16le(), in.u16le(), in.u32le(), in.u8(), DrawPdu.bitmapData(in));
        }
    }

    /**
     * [MS-RDPEGFX] 2.2.2.4 RDPGFX_SOLIDFILL_PDU.
     *
     * @param fillPixel RDPGFX_COLOR32: {@code 0xXXRRGGBB}, the upper bits not to be looked at
     */
    record SolidFill(int surfaceId, int fillPixel, List<GfxRect> fillRects) implements DrawPdu {
        public SolidFill {
            Range.u16("surfaceId", surfaceId);
            fillRects = List.copyOf(fillRects);
            Range.u16("fillRectCount", fillRects.size());
        }

        @Override
        public int cmdId() {
            return SOLID_FILL;
        }

        @Override
        public int bodySize() {
            return 8 + GfxRect.SIZE * fillRects.size();
        }

        @Override
        public void encodeBody(WireWriter out) {
            out.u16le(surfaceId).i32le(fillPixel).u16le(fillRects.size());
            fillRects.forEach(rect -> rect.encode(out));
        }

        static SolidFill decodeBody(WireReader in) throws DecodeException {
            in.require(8, "RDPGFX_SOLIDFILL_PDU");
            return new SolidFill(in.u16le(), in.i32le(), GfxRect.decodeList(in.u16le(), in, "fillRects"));
        }
    }

    /** [MS-RDPEGFX] 2.2.2.5 RDPGFX_SURFACE_TO_SURFACE_PDU. */
    record SurfaceToSurface(int surfaceIdSrc, int surfaceIdDest, GfxRect rectSrc, List<GfxPoint> destPts)
            implements DrawPdu {
        public SurfaceToSurface {
            Range.u16("surfaceIdSrc", surfaceIdSrc);
            Range.u16("surfaceIdDest", surfaceIdDest);
            destPts = List.copyOf(destPts);
            Range.u16("destPtsCount", destPts.size());
        }

        @Override
        public int cmdId() {
            return SURFACE_TO_SURFACE;
        }

        @Override
        public int bodySize() {
            return 14 + GfxPoint.SIZE * destPts.size();
        }

        @Override
        public void encodeBody(WireWriter out) {
            out.u16le(surfaceIdSrc).u16le(surfaceIdDest);
            rectSrc.encode(out);
            GfxPoint.encodeList(out, destPts);
        }

        static SurfaceToSurface decodeBody(WireReader in) throws DecodeException {
            in.require(14, "RDPGFX_SURFACE_TO_SURFACE_PDU");
            return new SurfaceToSurface(in.u16le(), in.u16le(), GfxRect.decode(in), GfxPoint.decodeList(in));
        }
    }
}
