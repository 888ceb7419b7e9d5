package dev.oriel.encoder;

import dev.oriel.encoder.wire.Wire;

/**
 * What a viewer is promised. Durations are in nanoseconds.
 *
 * @param cacheBytes what its client grants the tile cache, 0..268435456
 * @param lossless never use JPEG; implied by a client without the feature {@code jpeg}
 * @param deflate the client decodes data blocks that are deflated
 * @param compact the client knows what the protocol's feature of that name stands for
 * @param activeHz most frames a second while the user is active, 1..60
 * @param idleHz most frames a second otherwise, 1..60
 * @param activeFor how long after an input the user counts as active
 * @param refineAfter how long at most a cell must rest before what a JPEG has drawn is made exact
 * @param keepAfter how long content must have been shown before it is worth a place in the cache at once
 * @param frameBytes a frame is cut short when its data, before compression, exceeds this; the rest follows in the next
 * @param hashSeed secret that keys the hashes of content, the same for the life of a viewer
 */
public record ViewerOptions(
        long cacheBytes,
        boolean lossless,
        boolean deflate,
        boolean compact,
        int activeHz,
        int idleHz,
        long activeFor,
        long refineAfter,
        long keepAfter,
        int frameBytes,
        long hashSeed) {
    private static final long MILLIS = 1_000_000;

    public ViewerOptions {
        check("cache bytes", cacheBytes, 0, Wire.MAX_CACHE_BYTES);
        check("active frames a second", activeHz, 1, 60);
        check("idle frames a second", idleHz, 1, 60);
        check("active for", activeFor, 0, Long.MAX_VALUE);
        check("refine after", refineAfter, 0, Long.MAX_VALUE);
        check("keep after", keepAfter, 0, Long.MAX_VALUE);
        check("frame bytes", frameBytes, 1 << 14, Wire.MAX_DATA / 2);
    }

    /** A client that grants 32 MiB and decodes everything, at the default pace. */
    public static ViewerOptions defaults(long hashSeed) {
        return new ViewerOptions(
                32 << 20, false, true, true, 20, 10, 2000 * MILLIS, 700 * MILLIS, 250 * MILLIS, 4 << 20, hashSeed);
    }

    public ViewerOptions withCacheBytes(long bytes) {
        return new ViewerOptions(
                bytes,
                lossless,
                deflate,
                compact,
                activeHz,
                idleHz,
                activeFor,
                refineAfter,
                keepAfter,
                frameBytes,
                hashSeed);
    }

    public ViewerOptions withLossless(boolean on) {
        return new ViewerOptions(
                cacheBytes,
                on,
                deflate,
                compact,
                activeHz,
                idleHz,
                activeFor,
                refineAfter,
                keepAfter,
                frameBytes,
                hashSeed);
    }

    public ViewerOptions withDeflate(boolean on) {
        return new ViewerOptions(
                cacheBytes,
                lossless,
                on,
                compact,
                activeHz,
                idleHz,
                activeFor,
                refineAfter,
                keepAfter,
                frameBytes,
                hashSeed);
    }

    public ViewerOptions withCompact(boolean on) {
        return new ViewerOptions(
                cacheBytes,
                lossless,
                deflate,
                on,
                activeHz,
                idleHz,
                activeFor,
                refineAfter,
                keepAfter,
                frameBytes,
                hashSeed);
    }

    /** @param active frames a second, as {@code idle} */
    public ViewerOptions withPace(int active, int idle) {
        return new ViewerOptions(
                cacheBytes,
                lossless,
                deflate,
                compact,
                active,
                idle,
                activeFor,
                refineAfter,
                keepAfter,
                frameBytes,
                hashSeed);
    }

    public ViewerOptions withRefineAfter(long nanos) {
        return new ViewerOptions(
                cacheBytes,
                lossless,
                deflate,
                compact,
                activeHz,
                idleHz,
                activeFor,
                nanos,
                keepAfter,
                frameBytes,
                hashSeed);
    }

    public ViewerOptions withKeepAfter(long nanos) {
        return new ViewerOptions(
                cacheBytes,
                lossless,
                deflate,
                compact,
                activeHz,
                idleHz,
                activeFor,
                refineAfter,
                nanos,
                frameBytes,
                hashSeed);
    }

    public ViewerOptions withFrameBytes(int bytes) {
        return new ViewerOptions(
                cacheBytes,
                lossless,
                deflate,
                compact,
                activeHz,
                idleHz,
                activeFor,
                refineAfter,
                keepAfter,
                bytes,
                hashSeed);
    }

    private static void check(String name, long value, long min, long max) {
        if (value < min || value > max) {
            throw new IllegalArgumentException(name + " " + value + " is not in " + min + ".." + max);
        }
    }
}
