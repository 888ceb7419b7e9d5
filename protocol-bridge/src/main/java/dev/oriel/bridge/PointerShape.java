package dev.oriel.bridge;

import java.util.Arrays;

/** What the pointer looks like. */
public sealed interface PointerShape {
    /** No pointer is shown. */
    record Hidden() implements PointerShape {}

    /** The browser's own arrow. */
    record SystemDefault() implements PointerShape {}

    /**
     * A picture.
     *
     * @param width in pixels, 1..384
     * @param height in pixels, 1..384
     * @param hotspotX inside the picture
     * @param hotspotY inside the picture
     * @param argb row-major, straight alpha, {@code 0xAARRGGBB}; the caller gives the array away
     */
    @SuppressWarnings("ArrayRecordComponent") // pixels by the thousand: the array is given away, equality is by content
    record Image(int width, int height, int hotspotX, int hotspotY, int[] argb) implements PointerShape {
        public Image {
            if (width < 1 || height < 1 || argb.length != width * height) {
                throw new IllegalArgumentException(
                        "pointer of " + width + "x" + height + " with " + argb.length + " pixels");
            }
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Image that
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
}
