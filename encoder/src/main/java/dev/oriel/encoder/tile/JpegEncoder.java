package dev.oriel.encoder.tile;

import dev.oriel.encoder.wire.ByteSink;

/** Encodes rectangles as baseline JPEG. Belongs to one thread at a time. */
public interface JpegEncoder {
    /** The fastest that there is here. */
    static JpegEncoder fastest() {
        return TurboJpegEncoder.create().orElseGet(ImageIoJpegEncoder::new);
    }

    /**
     * Appends a complete JPEG of the rectangle to {@code out}.
     *
     * @param quality 1..100
     */
    void encode(int[] pixels, int offset, int stride, int width, int height, int quality, ByteSink out);

    /** For logs: which implementation this is. */
    String name();
}
