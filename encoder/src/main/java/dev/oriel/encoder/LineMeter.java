package dev.oriel.encoder;

/**
 * What acknowledgements tell of a viewer's line: how long an empty one takes there and back, and how many bytes a second
 * come through.
 *
 * <p>Not thread-safe: guarded by its {@link Pacer}. Times are nanoseconds of the caller's clock.
 */
final class LineMeter {
    private static final long SECOND = 1_000_000_000L;

    /** A frame with no more than this ahead of it, and in it, shows the round trip of an empty line. */
    private static final int TRIP_SAMPLE = 4 << 10;

    /** Smaller frames say more about the round trip than about the rate. */
    private static final int RATE_SAMPLE = 8 << 10;

    /** Of a trip. Acknowledgements that come together, after a loss was made good, say nothing of the time between them. */
    private static final int LEAST_SHARE = 8;

    private static final long LEAST_BUSY = SECOND / 10_000;

    /** Of frames that had nothing to wait for, so that a backlog does not pass for distance. */
    private final Minimum emptyRoundTrip = new Minimum(5 * SECOND);

    private long leastRoundTrip = Long.MAX_VALUE;
    private boolean anySample;
    private long lastSample;
    /** Acknowledged since. */
    private long bytes;
    /** Acknowledged bytes a second, 0 before the first sample. */
    private double rate;
    /** Smoothed, for show; 0 before the first sample. */
    private long shownRoundTrip;

    /**
     * Frames have been acknowledged.
     *
     * @param trip from the cut of the latest of them until now
     * @param ahead bytes on their way when it was cut, its own among them
     * @param acknowledged bytes of all of them
     */
    void sample(long trip, long ahead, long acknowledged, long now) {
        leastRoundTrip = Math.min(leastRoundTrip, trip);
        if (ahead <= TRIP_SAMPLE) {
            emptyRoundTrip.add(trip, now);
        }
        shownRoundTrip = shownRoundTrip == 0 ? trip : shownRoundTrip + (trip - shownRoundTrip) / 8;
        bytes += acknowledged;
        long since = anySample ? Math.min(trip, now - lastSample) : trip;
        if (since * LEAST_SHARE < trip) {
            return;
        }
        if (bytes >= RATE_SAMPLE) {
            sampleRate(bytes, Math.min(since, withoutRoundTrip(trip)));
        }
        bytes = 0;
        anySample = true;
        lastSample = now;
    }

    /** The part of a trip for which the line was busy, where that is known; a round trip that varies is not believed whole. */
    private long withoutRoundTrip(long trip) {
        return Math.max(trip - emptyRoundTrip.orElse(0), trip / 4);
    }

    /** The line worked on these bytes since they were cut, or since it was done with those before. */
    private void sampleRate(long worked, long busy) {
        double sample = (double) worked * SECOND / Math.max(busy, LEAST_BUSY);
        rate = rate == 0 ? sample : rate + (sample - rate) / 4;
    }

    /** Whether the rate has been measured. */
    boolean isKnown() {
        return rate != 0;
    }

    /** What comes through in so many nanoseconds; 0 where that is not known. */
    long bytesIn(long nanos) {
        return (long) (rate * nanos / SECOND);
    }

    /** Of an empty line; 0 before the first acknowledgement. */
    long roundTrip() {
        return emptyRoundTrip.orElse(leastRoundTrip == Long.MAX_VALUE ? 0 : leastRoundTrip);
    }

    /** Smoothed, with all that frames had to wait for; 0 before the first acknowledgement. */
    long shownRoundTrip() {
        return shownRoundTrip;
    }

    /** The least of the values of the last one to two periods. */
    private static final class Minimum {
        private final long period;
        private long current = Long.MAX_VALUE;
        private long previous = Long.MAX_VALUE;
        private long since;
        private boolean any;

        Minimum(long period) {
            this.period = period;
        }

        void add(long value, long now) {
            if (!any || now - since > period) {
                previous = any ? current : Long.MAX_VALUE;
                current = Long.MAX_VALUE;
                since = now;
                any = true;
            }
            current = Math.min(current, value);
        }

        long orElse(long other) {
            return any ? Math.min(current, previous) : other;
        }
    }
}
