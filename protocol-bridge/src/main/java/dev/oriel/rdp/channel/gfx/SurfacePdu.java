package dev.oriel.rdp.channel.gfx;

import dev.oriel.rdp.gcc.Monitor;
import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Range;
import dev.oriel.rdp.wire.WireReader;
import dev.oriel.rdp.wire.WireWriter;
import java.util.ArrayList;
import java.util.List;

/** Messages that make, map and drop surfaces, and that size the output. */
public sealed interface SurfacePdu extends GfxPdu {
    int DELETE_ENCODING_CONTEXT = 0x0003;
    int CREATE_SURFACE = 0x0009;
    int DELETE_SURFACE = 0x000A;
    int RESET_GRAPHICS = 0x000E;
    int MAP_SURFACE_TO_OUTPUT = 0x000F;
    int MAP_SURFACE_TO_WINDOW = 0x0015;
    int MAP_SURFACE_TO_SCALED_OUTPUT = 0x0017;
    int MAP_SURFACE_TO_SCALED_WINDOW = 0x0018;

    /** [MS-RDPEGFX] 2.2.2.3 RDPGFX_DELETE_ENCODING_CONTEXT_PDU. */
    record DeleteEncodingContext(int surfaceId, long codecContextId) implements SurfacePdu {
        public DeleteEncodingContext {
            Range.u16("surfaceId", surfaceId);
            Range.u32("codecContextId", codecContextId);
        }

        @Override
        public int cmdId() {
            return DELETE_ENCODING_CONTEXT;
        }

        @Override
        public int bodySize() {
            return 6;
        }

        @Override
        public void encodeBody(WireWriter out) {
            out.u16le(surfaceId).u32le(codecContextId);
        }

        static DeleteEncodingContext decodeBody(WireReader in) throws DecodeException {
            in.require(6, "RDPGFX_DELETE_ENCODING_CONTEXT_PDU");
            return new DeleteEncodingContext(in.u16le(), in.u32le());
        }
    }

    /** [MS-RDPEGFX] 2.2.2.9 RDPGFX_CREATE_SURFACE_PDU; width and height in pixels. */
    record CreateSurface(int surfaceId, int width, int height, int pixelFormat) implements SurfacePdu {
        public CreateSurface {
            Range.u16("surfaceId", surfaceId);
            Range.u16("width", width);
            Range.u16("height", height);
            Range.u8("pixelFormat", pixelFormat);
        }

        @Override
        public int cmdId() {
            return CREATE_SURFACE;
        }

        @Override
        public int bodySize() {
            return 7;
        }

        @Override
        public void encodeBody(WireWriter out) {
            out.u16le(surfaceId).u16le(width).u16le(height).u8(pixelFormat);
        }

        static CreateSurface decodeBody(WireReader in) throws DecodeException {
            in.require(7, "RDPGFX_CREATE_SURFACE_PDU");
            return new CreateSurface(in.u16le(), in.u16le(), in.u16le(), in.u8());
        }
    }

    /** [MS-RDPEGFX] 2.2.2.10 RDPGFX_DELETE_SURFACE_PDU. */
    record DeleteSurface(int surfaceId) implements SurfacePdu {
        public DeleteSurface {
            Range.u16("surfaceId", surfaceId);
        }

        @Override
        public int cmdId() {
            return DELETE_SURFACE;
        }

        @Override
        public int bodySize() {
            return 2;
        }

        @Override
        public void encodeBody(WireWriter out) {
            out.u16le(surfaceId);
        }

        static DeleteSurface decodeBody(WireReader in) throws DecodeException {
            return new DeleteSurface(in.u16le());
        }
    }

    /** [MS-RDPEGFX] 2.2.2.14 RDPGFX_RESET_GRAPHICS_PDU: always 340 bytes, with room for 16 monitors. */
    record ResetGraphics(long width, long height, List<Monitor> monitors) implements SurfacePdu {
        private static final int BODY_SIZE = 332;
        private static final int MAX_MONITORS = 16;

        public ResetGraphics {
            Range.u32("width", width);
            Range.u32("height", height);
            monitors = List.copyOf(monitors);
            Range.check("monitorCount", monitors.size(), MAX_MONITORS);
        }

        @Override
        public int cmdId() {
            return RESET_GRAPHICS;
        }

        @Override
        public int bodySize() {
            return BODY_SIZE;
        }

        @Override
        public void encodeBody(WireWriter out) {
            out.u32le(width).u32le(height).u32le(monitors.size());
            monitors.forEach(monitor -> monitor.encode(out));
            out.zeros(BODY_SIZE - 12 - Monitor.SIZE * monitors.size());
        }

        static ResetGraphics decodeBody(WireReader in) throws DecodeException {
            in.require(12, "RDPGFX_RESET_GRAPHICS_PDU");
            long width = in.u32le();
            long height = in.u32le();
            long count = in.u32le();
            if (count > MAX_MONITORS) {
                throw DecodeException.tooLarge("monitorCount", 8, count, MAX_MONITORS);
            }
            List<Monitor> monitors = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                monitors.add(Monitor.decode(in));
            }
            return new ResetGraphics(width, height, monitors);
        }
    }

    /** [MS-RDPEGFX] 2.2.2.15 RDPGFX_MAP_SURFACE_TO_OUTPUT_PDU. */
    record MapSurfaceToOutput(int surfaceId, long outputOriginX, long outputOriginY) implements SurfacePdu {
        public MapSurfaceToOutput {
            Range.u16("surfaceId", surfaceId);
            Range.u32("outputOriginX", outputOriginX);
            Range.u32("outputOriginY", outputOriginY);
        }

        @Override
        public int cmdId() {
            return MAP_SURFACE_TO_OUTPUT;
        }

        @Override
        public int bodySize() {
            return 12;
        }

        @Override
        public void encodeBody(WireWriter out) {
            out.u16le(surfaceId).u16le(0).u32le(outputOriginX).u32le(outputOriginY);
        }

        static MapSurfaceToOutput decodeBody(WireReader in) throws DecodeException {
            in.require(12, "RDPGFX_MAP_SURFACE_TO_OUTPUT_PDU");
            int surfaceId = in.u16le();
            in.skip(2, "reserved");
            return new MapSurfaceToOutput(surfaceId, in.u32le(), in.u32le());
        }
    }

    /** [MS-RDPEGFX] 2.2.2.22 RDPGFX_MAP_SURFACE_TO_SCALED_OUTPUT_PDU. */
    record MapSurfaceToScaledOutput(
            int surfaceId, long outputOriginX, long outputOriginY, long targetWidth, long targetHeight)
            implements SurfacePdu {
        public MapSurfaceToScaledOutput {
            Range.u16("surfaceId", surfaceId);
            Range.u32("outputOriginX", outputOriginX);
            Range.u32("outputOriginY", outputOriginY);
            Range.u32("targetWidth", targetWidth);
            Range.u32("targetHeight", targetHeight);
        }

        @Override
        public int cmdId() {
            return MAP_SURFACE_TO_SCALED_OUTPUT;
        }

        @Override
        public int bodySize() {
            return 20;
        }

        @Override
        public void encodeBody(WireWriter out) {
            out.u16le(surfaceId).u16le(0).u32le(outputOriginX).u32le(outputOriginY);
            out.u32le(targetWidth).u32le(targetHeight);
        }

        static MapSurfaceToScaledOutput decodeBody(WireReader in) throws DecodeException {
            in.require(20, "RDPGFX_MAP_SURFACE_TO_SCALED_OUTPUT_PDU");
            int surfaceId = in.u16le();
            in.skip(2, "reserved");
            return new MapSurfaceToScaledOutput(surfaceId, in.u32le(), in.u32le(), in.u32le(), in.u32le());
        }
    }

    /**
     * [MS-RDPEGFX] 2.2.2.20 RDPGFX_MAP_SURFACE_TO_WINDOW_PDU.
     *
     * @param windowId 64 bits
     */
    record MapSurfaceToWindow(int surfaceId, long windowId, long mappedWidth, long mappedHeight) implements SurfacePdu {
        public MapSurfaceToWindow {
            Range.u16("surfaceId", surfaceId);
            Range.u32("mappedWidth", mappedWidth);
            Range.u32("mappedHeight", mappedHeight);
        }

        @Override
        public int cmdId() {
            return MAP_SURFACE_TO_WINDOW;
        }

        @Override
        public int bodySize() {
            return 18;
        }

        @Override
        public void encodeBody(WireWriter out) {
            out.u16le(surfaceId).u64le(windowId).u32le(mappedWidth).u32le(mappedHeight);
        }

        static MapSurfaceToWindow decodeBody(WireReader in) throws DecodeException {
            in.require(18, "RDPGFX_MAP_SURFACE_TO_WINDOW_PDU");
            return new MapSurfaceToWindow(in.u16le(), in.u64le(), in.u32le(), in.u32le());
        }
    }

    /**
     * [MS-RDPEGFX] 2.2.2.23 RDPGFX_MAP_SURFACE_TO_SCALED_WINDOW_PDU.
     *
     * @param windowId 64 bits
     */
    record MapSurfaceToScaledWindow(
            int surfaceId, long windowId, long mappedWidth, long mappedHeight, long targetWidth, long targetHeight)
            implements SurfacePdu {
        public MapSurfaceToScaledWindow {
            Range.u16("surfaceId", surfaceId);
            Range.u32("mappedWidth", mappedWidth);
            Range.u32("mappedHeight", mappedHeight);
            Range.u32("targetWidth", targetWidth);
            Range.u32("targetHeight", targetHeight);
        }

        @Override
        public int cmdId() {
            return MAP_SURFACE_TO_SCALED_WINDOW;
        }

        @Override
        public int bodySize() {
            return 26;
        }

        @Override
        public void encodeBody(WireWriter out) {
            out.u16le(surfaceId).u64le(windowId).u32le(mappedWidth).u32le(mappedHeight);
            out.u32le(targetWidth).u32le(targetHeight);
        }

        static MapSurfaceToScaledWindow decodeBody(WireReader in) throws DecodeException {
            in.require(26, "RDPGFX_MAP_SURFACE_TO_SCALED_WINDOW_PDU");
            return new MapSurfaceToScaledWindow(in.u16le(), in.u64le(), in.u32le(), in.u32le(), in.u32le(), in.u32le());
        }
    }
}
