package dev.oriel.rdp.session;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** How often what has happened since the connection began. Counted by the connection's thread, read by any. */
public final class SessionCounters {
    /** What is counted. */
    public enum Counter {
        /** bitmaps painted */
        BITMAPS,
        /** pixels of those bitmaps */
        PIXELS,
        /** pointer updates of any kind */
        POINTERS,
        /** pointer updates that name an empty cache entry: the pointer stays as it is */
        POINTERS_MISSING,
        /** drawing orders that were applied */
        ORDERS,
        /** drawing orders passed over: never announced, or of something that no cache has */
        ORDERS_SKIPPED,
        /** surface bits commands, passed over: none is announced */
        SURFACE_BITS_SKIPPED,
        /** updates of a kind that the specification does not name, passed over */
        UPDATES_UNKNOWN,
        /** data PDUs of a kind that the specification does not name, passed over */
        PDUS_UNKNOWN,
        /** bytes before bulk decompression, of what was compressed */
        BULK_BYTES_IN,
        /** bytes after it */
        BULK_BYTES_OUT
    }

    private final Map<Counter, LongAdder> counts = new EnumMap<>(Counter.class);

    SessionCounters() {
        for (Counter counter : Counter.values()) {
            counts.put(counter, new LongAdder());
        }
    }

    public long get(Counter counter) {
        return adder(counter).sum();
    }

    void add(Counter counter, long count) {
        adder(counter).add(count);
    }

    private LongAdder adder(Counter counter) {
        LongAdder adder = counts.get(counter);
        if (adder == null) {
            throw new AssertionError(counter);
        }
        return adder;
    }

    @Override
    public String toString() {
        return counts.toString();
    }
}
