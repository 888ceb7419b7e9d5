package dev.oriel.encoder;

/**
 * What a frame consists of, or many frames together.
 *
 * @param frames summed up here
 * @param bytes of the messages
 * @param plainBytes the same without LZ4
 * @param cells of the picture that changed
 * @param hits cells that the cache held; {@code lookups} is how often it was asked
 */
public record FrameStats(
        long frames,
        long bytes,
        long plainBytes,
        long cells,
        long copies,
        long fills,
        long palettes,
        long filtered,
        long jpegs,
        long refined,
        long hits,
        long lookups,
        long stores,
        long evictions) {
    public static final FrameStats NONE = new FrameStats(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    /** 0..1; 0 where nothing was looked up. */
    public double hitRate() {
        return lookups == 0 ? 0 : (double) hits / lookups;
    }

    public FrameStats plus(FrameStats other) {
        return new FrameStats(
                frames + other.frames,
                bytes + other.bytes,
                plainBytes + other.plainBytes,
                cells + other.cells,
                copies + other.copies,
                fills + other.fills,
                palettes + other.palettes,
                filtered + other.filtered,
                jpegs + other.jpegs,
                refined + other.refined,
                hits + other.hits,
                lookups + other.lookups,
                stores + other.stores,
                evictions + other.evictions);
    }
}
