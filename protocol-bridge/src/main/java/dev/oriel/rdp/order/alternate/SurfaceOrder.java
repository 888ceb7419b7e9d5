package dev.oriel.rdp.order.alternate;

import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Range;
import dev.oriel.rdp.wire.WireReader;
import dev.oriel.rdp.wire.WireWriter;
import java.util.ArrayList;
import java.util.List;

/** Orders that say where is painted to, and when a frame is whole. */
public sealed interface SurfaceOrder extends AlternateOrder {
    /**
     * [MS-RDPEGDI] 2.2.2.2.1.3.3 Switch Surface.
     *
     * @param bitmapId an off-screen bitmap, or {@link #SCREEN}
     */
    record SwitchSurface(int bitmapId) implements SurfaceOrder {
        static final int TYPE = 0x00;

        /** SCREEN_BITMAP_SURFACE */
        public static final int SCREEN = 0xFFFF;

        @Override
        public int orderType() {
            return TYPE;
        }

        @Override
        public void encodeBody(WireWriter out) {
            out.u16le(bitmapId);
        }

        @Override
        public int bodySize() {
            return 2;
        }

        static SwitchSurface decodeBody(WireReader in) throws DecodeException {
            return new SwitchSurface(in.u16le());
        }
    }

    /**
     * [MS-RDPEGDI] 2.2.2.2.1.3.2 Create Offscreen Bitmap.
     *
     * @param bitmapId 15 bits
     * @param width in pixels
     * @param height in pixels
     * @param deleted bitmaps that are no more, before this one is made
     */
    record CreateOffscreenBitmap(int bitmapId, int width, int height, List<Integer> deleted) implements SurfaceOrder {
        static final int TYPE = 0x01;

        private static final int DELETE_LIST_PRESENT = 0x8000;

        public CreateOffscreenBitmap {
            Range.check("offscreenBitmapId", bitmapId, DELETE_LIST_PRESENT - 1);
            deleted = List.copyOf(deleted);
            Range.u16("cIndices", deleted.size());
        }

        @Override
        public int orderType() {
            return TYPE;
        }

        @Override
        public void encodeBody(WireWriter out) {
            out.u16le(bitmapId | (deleted.isEmpty() ? 0 : DELETE_LIST_PRESENT))
                    .u16le(width)
                    .u16le(height);
            if (!deleted.isEmpty()) {
                out.u16le(deleted.size());
                deleted.forEach(out::u16le);
            }
        }

        @Override
        public int bodySize() {
            return 6 + (deleted.isEmpty() ? 0 : 2 + 2 * deleted.size());
        }

        static CreateOffscreenBitmap decodeBody(WireReader in) throws DecodeException {
            in.require(6, "CREATE_OFFSCR_BITMAP_ORDER");
            int flags = in.u16le();
            int width = in.u16le();
            int height = in.u16le();
            int count = (flags & DELETE_LIST_PRESENT) != 0 ? in.u16le() : 0;
            in.require(2 * count, "indices");
            List<Integer> deleted = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                deleted.add(in.u16le());
            }
            return new CreateOffscreenBitmap(flags & ~DELETE_LIST_PRESENT, width, height, deleted);
        }
    }

    /** [MS-RDPEGDI] 2.2.2.2.1.3.7 Frame Marker. */
    record FrameMarker(boolean begin) implements SurfaceOrder {
        static final int TYPE = 0x0D;

        @Override
        public int orderType() {
            return TYPE;
        }

        @Override
        public void encodeBody(WireWriter out) {
            out.u32le(begin ? 0 : 1);
        }

        @Override
        public int bodySize() {
            return 4;
        }

        static FrameMarker decodeBody(WireReader in) throws DecodeException {
            long action = in.u32le();
            if (action > 1) {
                throw DecodeException.invalid("action", in.position() - 4, action);
            }
            return new FrameMarker(action == 0);
        }
    }
}
