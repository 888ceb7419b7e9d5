package dev.oriel.encoder;

/** Remembers roughly which content has been seen lately: later content pushes earlier content out. */
final class RecentHashes {
    private static final int SLOTS = 1024;

    private final long[] hashes = new long[SLOTS];

    void add(long hash) {
        hashes[(int) hash & (SLOTS - 1)] = hash;
    }

    boolean contains(long hash) {
        return hashes[(int) hash & (SLOTS - 1)] == hash;
    }
}
