package dev.oriel.encoder;

import dev.oriel.encoder.wire.Wire;

/**
 * What a viewer is promised. Durations are in nanoseconds.
 *
 * @param frameBytes a frame is cut short when its data, before compression, exceeds this; the rest follows in the next
 * @param firstBytes a frame is cut short at some such size while it is not known how fast the line is
 * @param hashSeed secret that keys the hashes of content, the same for the life of a viewer
 */
public record ViewerOptions(Client client, Pace pace, Rest rest, int frameBytes, int firstBytes, long hashSeed) {
    private static final long MILLIS = 1_000_000;

    /**
     * What its client grants and understands.
     *
     * @param cacheBytes for the tile cache, 0..268435456
     * @param lossless never use JPEG; implied by a client without the feature {@code jpeg}
     * @param deflate it decodes blocks that are deflated
     * @param compact it knows what the protocol's feature of that name stands for
     */
    public record Client(long cacheBytes, boolean lossless, boolean deflate, boolean compact) {
        public Client {
            check("cache bytes", cacheBytes, 0, Wire.MAX_CACHE_BYTES);
        }
    }

    /**
     * How often it gets a frame.
     *
     * @param activeHz most frames a second while the user is active, 1..60
     * @param idleHz most frames a second otherwise, 1..60
     * @param activeFor how long after an input the user counts as active
     */
    public record Pace(int activeHz, int idleHz, long activeFor) {
        public Pace {
            check("active frames a second", activeHz, 1, 60);
            check("idle frames a second", idleHz, 1, 60);
            check("active for", activeFor, 0, Long.MAX_VALUE);
        }
    }

    /**
     * What is done about content that rests.
     *
     * @param refineAfter how long at most a cell must rest before what a JPEG has drawn is made exact
     * @param keepAfter how long content must have been shown before it is worth a place in the cache at once
     */
    public record Rest(long refineAfter, long keepAfter) {
        public Rest {
            check("refine after", refineAfter, 0, Long.MAX_VALUE);
            check("keep after", keepAfter, 0, Long.MAX_VALUE);
        }
    }

    public ViewerOptions {
        check("frame bytes", frameBytes, 1 << 14, Wire.MAX_DATA / 2);
        check("first bytes", firstBytes, 1 << 12, Wire.MAX_DATA / 2);
    }

    /** A client that grants 32 MiB and decodes everything, at the default pace. */
    public static ViewerOptions defaults(long hashSeed) {
        return new ViewerOptions(
                new Client(32 << 20, false, true, true),
                new Pace(20, 10, 2000 * MILLIS),
                new Rest(700 * MILLIS, 250 * MILLIS),
                4 << 20,
                32 << 10,
                hashSeed);
    }

    public ViewerOptions withCacheBytes(long bytes) {
        return with(new Client(bytes, client.lossless, client.deflate, client.compact));
    }

    public ViewerOptions withLossless(boolean on) {
        return with(new Client(client.cacheBytes, on, client.deflate, client.compact));
    }

    public ViewerOptions withDeflate(boolean on) {
        return with(new Client(client.cacheBytes, client.lossless, on, client.compact));
    }

    public ViewerOptions withCompact(boolean on) {
        return with(new Client(client.cacheBytes, client.lossless, client.deflate, on));
    }

    private ViewerOptions with(Client other) {
        return new ViewerOptions(other, pace, rest, frameBytes, firstBytes, hashSeed);
    }

    /** @param active frames a second, as {@code idle} */
    public ViewerOptions withPace(int active, int idle) {
        return new ViewerOptions(
                client, new Pace(active, idle, pace.activeFor), rest, frameBytes, firstBytes, hashSeed);
    }

    public ViewerOptions withKeepAfter(long nanos) {
        return new ViewerOptions(client, pace, new Rest(rest.refineAfter, nanos), frameBytes, firstBytes, hashSeed);
    }

    public ViewerOptions withFrameBytes(int bytes) {
        return new ViewerOptions(client, pace, rest, bytes, firstBytes, hashSeed);
    }

    public ViewerOptions withFirstBytes(int bytes) {
        return new ViewerOptions(client, pace, rest, frameBytes, bytes, hashSeed);
    }

    private static void check(String name, long value, long min, long max) {
        if (value < min || value > max) {
            throw new IllegalArgumentException(name + " " + value + " is not in " + min + ".." + max);
        }
    }
}
