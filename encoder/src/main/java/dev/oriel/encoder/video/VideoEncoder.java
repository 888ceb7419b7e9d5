package dev.oriel.encoder.video;

import dev.oriel.encoder.wire.ByteSink;

/**
 * Encodes pictures of one size as one stream of H.264, in BT.709 at full range, each picture to be shown as soon as it is
 * decoded. Not thread-safe.
 */
public interface VideoEncoder extends AutoCloseable {
    /** Largest picture, in pixels. */
    int MAX_PIXELS = 3840 * 2160;

    /** Least width or height, in pixels. */
    int MIN_SIDE = 32;

    /**
     * Appends the picture's access unit to {@code out}, in byte-stream format.
     *
     * @param offset of the picture's first pixel
     * @param key whether decoding is to begin with it; with the first picture it does in any case
     * @return whether decoding can begin with it
     */
    boolean encode(int[] pixels, int offset, int stride, boolean key, ByteSink out);

    @Override
    void close();
}
