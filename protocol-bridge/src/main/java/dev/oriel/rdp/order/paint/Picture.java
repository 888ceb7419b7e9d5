package dev.oriel.rdp.order.paint;

import dev.oriel.display.Rect;
import dev.oriel.display.Surface;

/**
 * Pixels to be copied from.
 *
 * @param pixels {@code 0x00RRGGBB}, row-major, {@code width * height} or more
 */
@SuppressWarnings("ArrayRecordComponent") // a view, never compared
record Picture(int[] pixels, int width, int height) {
    static Picture of(Surface surface) {
        return new Picture(surface.pixels(), surface.width(), surface.height());
    }

    /** Whether the pixels are those of {@code surface}: it would be copied onto itself. */
    @SuppressWarnings("ReferenceEquality") // one array, not one content
    boolean isOf(Surface surface) {
        return pixels == surface.pixels();
    }

    Rect bounds() {
        return new Rect(0, 0, width, height);
    }
}
