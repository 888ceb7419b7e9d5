package dev.oriel.encoder;

/** Counts what a frame consists of while it is made. */
final class StatsCounter {
    int cells;
    int copies;
    int fills;
    int palettes;
    int filtered;
    int jpegs;
    int refined;
    int hits;
    int lookups;
    int stores;
    int evictions;

    FrameStats frame(int bytes, int plainBytes) {
        return new FrameStats(
                1,
                bytes,
                plainBytes,
                cells,
                copies,
                fills,
                palettes,
                filtered,
                jpegs,
                refined,
                hits,
                lookups,
                stores,
                evictions);
    }
}
