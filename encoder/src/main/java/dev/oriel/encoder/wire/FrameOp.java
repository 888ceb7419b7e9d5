package dev.oriel.encoder.wire;

import dev.oriel.display.Rect;
import dev.oriel.display.VideoFrame.View;
import java.util.ArrayList;
import java.util.List;

/**
 * One operation of a frame, without its data. Shapes and values are checked here; what depends on the picture or the
 * cache is checked by whoever applies it.
 */
public sealed interface FrameOp {
    record Resize(int width, int height) implements FrameOp {}

    record Copy(Rect from, int toX, int toY) implements FrameOp {
        public Rect to() {
            return new Rect(toX, toY, from.width(), from.height());
        }
    }

    record Fill(Rect rect, int rgb) implements FrameOp {}

    /**
     * @param bits 1, 2, 4 or 8
     * @param count of colours, 1..2^bits
     */
    record Palette(Rect rect, int bits, int count) implements FrameOp {
        /** Bytes of one row of indices. */
        public int stride() {
            return stride(rect.width(), bits);
        }

        public static int stride(int width, int bits) {
            return (width * bits + 7) >> 3;
        }
    }

    /** @param filter {@link Wire#FILTER_NONE}, {@link Wire#FILTER_LEFT} or {@link Wire#FILTER_UP} */
    record Filtered(Rect rect, int filter) implements FrameOp {}

    /** @param length of the blob in bytes */
    record Jpeg(Rect rect, int length) implements FrameOp {}

    /**
     * @param prediction {@link Wire#PREDICT_MEDIAN}, {@link Wire#PREDICT_BLEND} or {@link Wire#PREDICT_SLOPE}
     * @param lessGreen the differences of red and blue are less that of green
     * @param length of the blob in bytes
     */
    record Photo(Rect rect, int prediction, boolean lessGreen, int length) implements FrameOp {}

    record Cached(int x, int y, int slot) implements FrameOp {}

    /** The part of a tile whose first pixel is at {@code (fromX, fromY)} of it. */
    record CachedPart(Rect rect, int slot, int fromX, int fromY) implements FrameOp {}

    record Store(Rect rect, int slot) implements FrameOp {}

    record Evict(int slot) implements FrameOp {}

    /**
     * @param picture where the decoded picture lies, as far as it is inside the desktop
     * @param regions what of it is shown
     * @param length of the blob in bytes
     */
    record Video(int stream, View view, boolean key, Rect picture, List<Rect> regions, int length) implements FrameOp {
        public Video {
            regions = List.copyOf(regions);
        }
    }

    /** Whether this changes pixels by what it carries, rather than by moving or keeping them. */
    default boolean draws() {
        return switch (this) {
            case Fill _, Palette _, Filtered _, Jpeg _, Photo _, Cached _, CachedPart _, Video _ -> true;
            case Resize _, Copy _, Store _, Evict _ -> false;
        };
    }

    static FrameOp decode(MessageReader reader) throws MalformedMessageException {
        int at = reader.position();
        int code = reader.u8("operation");
        return switch (code) {
            case Wire.OP_RESIZE -> new Resize(side(reader, "width"), side(reader, "height"));
            case Wire.OP_COPY -> new Copy(rect(reader), reader.u16("to x"), reader.u16("to y"));
            case Wire.OP_FILL -> new Fill(rect(reader), reader.u24("colour"));
            case Wire.OP_PALETTE -> palette(reader);
            case Wire.OP_FILTERED -> new Filtered(rect(reader), atMost(reader, reader.u8("filter"), "filter", 2));
            case Wire.OP_JPEG -> new Jpeg(rect(reader), reader.length("length", Integer.MAX_VALUE));
            case Wire.OP_CACHED -> new Cached(reader.u16("x"), reader.u16("y"), slot(reader));
            case Wire.OP_STORE -> new Store(area(reader, "tile", Wire.MAX_TILE_PIXELS), slot(reader));
            case Wire.OP_EVICT -> new Evict(slot(reader));
            case Wire.OP_VIDEO -> video(reader);
            case Wire.OP_PHOTO -> photo(reader);
            case Wire.OP_CACHED_PART ->
                new CachedPart(rect(reader), slot(reader), reader.u8("from x"), reader.u8("from y"));
            default -> throw new MalformedMessageException("operation", at, "0x" + Integer.toHexString(code));
        };
    }

    private static Palette palette(MessageReader reader) throws MalformedMessageException {
        Rect rect = rect(reader);
        int at = reader.position();
        int bits = reader.u8("bits");
        if (bits != 1 && bits != 2 && bits != 4 && bits != 8) {
            throw new MalformedMessageException("bits", at, bits + " is not 1, 2, 4 or 8");
        }
        return new Palette(rect, bits, 1 + atMost(reader, reader.u8("count"), "count", (1 << bits) - 1));
    }

    private static Photo photo(MessageReader reader) throws MalformedMessageException {
        Rect rect = area(reader, "photo", Wire.MAX_PHOTO_PIXELS);
        int at = reader.position();
        int mode = reader.u8("mode");
        int prediction = mode & ~Wire.PHOTO_LESS_GREEN;
        if (prediction > Wire.PREDICT_SLOPE) {
            throw new MalformedMessageException("mode", at, mode + " is not known");
        }
        return new Photo(
                rect, prediction, (mode & Wire.PHOTO_LESS_GREEN) != 0, reader.length("length", Integer.MAX_VALUE));
    }

    private static Video video(MessageReader reader) throws MalformedMessageException {
        int stream = reader.u16("stream");
        View view = switch (atMost(reader, reader.u8("view"), "view", Wire.VIEW_CHROMA_V2)) {
            case Wire.VIEW_PICTURE -> View.PICTURE;
            case Wire.VIEW_CHROMA -> View.CHROMA;
            default -> View.CHROMA_V2;
        };
        boolean key = atMost(reader, reader.u8("video flags"), "video flags", Wire.VIDEO_KEY) != 0;
        Rect picture = rect(reader);
        int count = reader.u16("regions");
        List<Rect> regions = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int at = reader.position();
            Rect region = rect(reader);
            if (!picture.contains(region)) {
                throw new MalformedMessageException("region", at, region + " is not inside " + picture);
            }
            regions.add(region);
        }
        return new Video(stream, view, key, picture, regions, reader.length("length", Integer.MAX_VALUE));
    }

    private static Rect area(MessageReader reader, String field, int most) throws MalformedMessageException {
        int at = reader.position();
        Rect rect = rect(reader);
        if (rect.area() > most) {
            throw new MalformedMessageException(field, at, rect.area() + " pixels exceed " + most);
        }
        return rect;
    }

    private static Rect rect(MessageReader reader) throws MalformedMessageException {
        int at = reader.position();
        Rect rect = new Rect(reader.u16("x"), reader.u16("y"), reader.u16("width"), reader.u16("height"));
        if (rect.isEmpty()) {
            throw new MalformedMessageException("rectangle", at, rect.width() + "x" + rect.height() + " is empty");
        }
        return rect;
    }

    private static int side(MessageReader reader, String field) throws MalformedMessageException {
        int at = reader.position();
        int side = reader.u16(field);
        if (side < 1 || side > Wire.MAX_SIDE) {
            throw new MalformedMessageException(field, at, side + " is not in 1.." + Wire.MAX_SIDE);
        }
        return side;
    }

    private static int slot(MessageReader reader) throws MalformedMessageException {
        int at = reader.position();
        long slot = reader.u32("slot") & 0xFFFFFFFFL;
        if (slot >= Wire.MAX_SLOTS) {
            throw new MalformedMessageException("slot", at, slot + " is not below " + Wire.MAX_SLOTS);
        }
        return (int) slot;
    }

    private static int atMost(MessageReader reader, int value, String field, int max) throws MalformedMessageException {
        if (value > max) {
            throw new MalformedMessageException(field, reader.position() - 1, value + " exceeds " + max);
        }
        return value;
    }
}
