package dev.oriel.encoder.wire;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** What the pointer looks like, or where the host has moved it: kinds 2 and 3 of the messages from the gateway. */
public sealed interface PointerMessage {
    /** No pointer is shown. */
    record Hidden() implements PointerMessage {}

    /** The browser's own arrow. */
    record SystemDefault() implements PointerMessage {}

    /**
     * A picture.
     *
     * @param hotspotX inside the picture
     * @param hotspotY inside the picture
     * @param argb row-major, straight alpha, {@code 0xAARRGGBB}; the record owns it
     */
    @SuppressWarnings("ArrayRecordComponent") // pixels by the thousand; equality is by content
    record Picture(int width, int height, int hotspotX, int hotspotY, int[] argb) implements PointerMessage {
        /** Largest side in pixels, as for a host's large pointers. */
        public static final int MAX_SIDE = 384;

        public Picture {
            if (width < 1 || width > MAX_SIDE || height < 1 || height > MAX_SIDE || argb.length != width * height) {
                throw new IllegalArgumentException(
                        "pointer of " + width + "x" + height + " with " + argb.length + " pixels");
            }
            if (hotspotX < 0 || hotspotX >= width || hotspotY < 0 || hotspotY >= height) {
                throw new IllegalArgumentException(
                        "hotspot " + hotspotX + "," + hotspotY + " is outside the pointer of " + width + "x" + height);
            }
        }

        void encodeHead(ByteSink out) {
            out.u16(width);
            out.u16(height);
            out.u16(hotspotX);
            out.u16(hotspotY);
        }

        void encodePixels(ByteSink out) {
            for (int pixel : argb) {
                // 0xAARRGGBB to the bytes R, G, B, A
                out.u32(Integer.reverseBytes(Integer.rotateLeft(pixel, 8)));
            }
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Picture that
                    && width == that.width
                    && height == that.height
                    && hotspotX == that.hotspotX
                    && hotspotY == that.hotspotY
                    && Arrays.equals(argb, that.argb);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(argb) * 31 + width;
        }
    }

    /** The host moved the pointer. */
    record Position(int x, int y) implements PointerMessage {}

    /** Appends the message to {@code out}. */
    default void encode(ByteSink out) {
        switch (this) {
            case Hidden _ -> {
                out.u8(Wire.KIND_POINTER);
                out.u8(Wire.POINTER_HIDDEN);
            }
            case SystemDefault _ -> {
                out.u8(Wire.KIND_POINTER);
                out.u8(Wire.POINTER_DEFAULT);
            }
            case Picture picture -> {
                out.u8(Wire.KIND_POINTER);
                out.u8(Wire.POINTER_PICTURE);
                picture.encodeHead(out);
                picture.encodePixels(out);
            }
            case Position position -> {
                out.u8(Wire.KIND_POINTER_POSITION);
                out.u16(position.x);
                out.u16(position.y);
            }
        }
    }

    /** Reads all of {@code message}, whose position stays where it is. */
    static PointerMessage decode(ByteBuffer message) throws MalformedMessageException {
        MessageReader reader = new MessageReader(message);
        int kind = reader.u8("kind");
        PointerMessage decoded = switch (kind) {
            case Wire.KIND_POINTER -> shape(reader);
            case Wire.KIND_POINTER_POSITION -> new Position(reader.u16("x"), reader.u16("y"));
            default -> throw new MalformedMessageException("kind", 0, kind + " is not a pointer message");
        };
        reader.end("pointer message");
        return decoded;
    }

    private static PointerMessage shape(MessageReader reader) throws MalformedMessageException {
        int shape = reader.u8("shape");
        return switch (shape) {
            case Wire.POINTER_HIDDEN -> new Hidden();
            case Wire.POINTER_DEFAULT -> new SystemDefault();
            case Wire.POINTER_PICTURE -> picture(reader, false);
            default -> throw new MalformedMessageException("shape", 1, shape + " is not in 0..2");
        };
    }

    /** A picture whose pixels are deflated, to the end of the message. */
    static Picture packed(MessageReader reader) throws MalformedMessageException {
        return picture(reader, true);
    }

    private static Picture picture(MessageReader reader, boolean packed) throws MalformedMessageException {
        int width = side(reader, "width");
        int height = side(reader, "height");
        int hotspotX = reader.u16("hotspot x");
        int hotspotY = reader.u16("hotspot y");
        if (hotspotX >= width || hotspotY >= height) {
            throw new MalformedMessageException(
                    "hotspot", 6, hotspotX + "," + hotspotY + " is outside the pointer of " + width + "x" + height);
        }
        if (packed) {
            byte[] block = reader.bytes(reader.remaining(), "pixels");
            reader = new MessageReader(ByteBuffer.wrap(Deflated.decompress(block, 4 * width * height, new History())));
        }
        if (reader.remaining() != 4 * width * height) {
            throw new MalformedMessageException(
                    "pixels", 10, reader.remaining() + " bytes for a pointer of " + width + "x" + height);
        }
        int[] argb = new int[width * height];
        for (int i = 0; i < argb.length; i++) {
            argb[i] = Integer.rotateRight(Integer.reverseBytes(reader.u32("pixels")), 8);
        }
        return new Picture(width, height, hotspotX, hotspotY, argb);
    }

    private static int side(MessageReader reader, String field) throws MalformedMessageException {
        int at = reader.position();
        int side = reader.u16(field);
        if (side < 1 || side > Picture.MAX_SIDE) {
            throw new MalformedMessageException(field, at, side + " is not in 1.." + Picture.MAX_SIDE);
        }
        return side;
    }
}
