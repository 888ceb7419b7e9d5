package dev.oriel.encoder;

import java.util.ArrayDeque;

/**
 * Decides when a viewer's next frame is due. The rate is a cap, never a delay: after quiet a change goes at once, and so
 * does what follows a key, as long as nothing else is on its way. How much may be on its way follows the round trip,
 * measured from the cut to the acknowledgement after painting, and the rate at which bytes are acknowledged.
 *
 * <p>Thread-safe by its own monitor. Times are nanoseconds of the caller's clock.
 */
final class Pacer {
    private static final long SECOND = 1_000_000_000L;
    private static final long MILLIS = 1_000_000L;

    /** After a key or button, what the host answers may come in several pieces: this often, for this long. */
    private static final long PROMPT_INTERVAL = SECOND / 60;

    private static final long PROMPT_FOR = 150 * MILLIS;

    /** Beyond this a longer round trip opens the window no further. */
    private static final long MAX_ROUND_TRIP = SECOND;

    private static final int MAX_FRAMES = 12;

    /** Frames of a stream that lasts this long may be on their way, beside what the round trip needs. */
    private static final long BACKLOG = 250 * MILLIS;

    private static final long MIN_BYTES = 64 << 10;
    private static final long MAX_BYTES = 32 << 20;

    /** Allowed before the rate is known. */
    private static final long FIRST_BYTES = 1 << 20;

    /** A frame with no more than this ahead of it, and in it, shows the round trip of an empty line. */
    private static final int TRIP_SAMPLE = 4 << 10;

    /** Smaller frames say more about the round trip than about the rate. */
    private static final int RATE_SAMPLE = 8 << 10;

    /** @param ahead bytes on their way when the frame was cut, its own among them */
    private record InFlight(int frameId, long cutAt, int bytes, long ahead) {}

    private final long activeInterval;
    private final long idleInterval;
    private final long activeFor;
    private final ArrayDeque<InFlight> inFlight = new ArrayDeque<>();
    /** Of frames that had nothing to wait for, so that a backlog does not pass for distance. */
    private final Minimum emptyRoundTrip = new Minimum(5 * SECOND);

    private long leastRoundTrip = Long.MAX_VALUE;

    private boolean visible = true;
    private boolean anyCut;
    private long lastCut;
    private boolean anyInput;
    private long lastInput;
    private boolean anyPrompt;
    private long lastPrompt;
    /** A key or button came after the last cut. */
    private boolean promptDue;

    private boolean anyPromptCut;
    private long lastPromptCut;

    private long bytesInFlight;
    private boolean anyAck;
    private long lastAck;
    /** Acknowledged bytes a second, 0 before the first sample. */
    private double rate;
    /** Smoothed, for show; 0 before the first sample. */
    private long shownRoundTrip;

    private int queued;

    Pacer(ViewerOptions.Pace pace) {
        this.activeInterval = SECOND / pace.activeHz();
        this.idleInterval = SECOND / pace.idleHz();
        this.activeFor = pace.activeFor();
    }

    synchronized void visible(boolean isVisible) {
        visible = isVisible;
    }

    /** @param prompt a key or a button, whose answer a user waits for; not a move */
    synchronized void input(boolean prompt, long now) {
        anyInput = true;
        lastInput = now;
        if (prompt) {
            anyPrompt = true;
            lastPrompt = now;
            promptDue = true;
        }
    }

    /**
     * @param damaged the surface has changed
     * @param video access units wait: at the host's pace, as long as the line takes them
     * @param refineAt when a resting part of the picture can be made exact; {@link Long#MAX_VALUE} for never
     */
    synchronized Decision next(boolean damaged, boolean video, long refineAt, long now) {
        boolean refinable = refineAt != Long.MAX_VALUE;
        if (!visible || !(damaged || video || refinable)) {
            return Decision.Nothing.INSTANCE;
        }
        if (!damaged && !video && refineAt - now > 0) {
            return new Decision.NotBefore(refineAt);
        }
        if (isFull(video ? PROMPT_INTERVAL : interval(now))) {
            return Decision.AwaitAck.INSTANCE;
        }
        if (video) {
            return Decision.Cut.NOW;
        }
        long wait = damaged ? untilDue(now) : lastCut + interval(now) - now;
        return !anyCut || wait <= 0 ? Decision.Cut.NOW : new Decision.NotBefore(now + wait);
    }

    private long untilDue(long now) {
        long since = now - lastCut;
        if (anyPrompt && inFlight.isEmpty() && now - lastPrompt < PROMPT_FOR) {
            // a wheel turns faster than a screen is painted: not every turn is worth a frame
            long sincePrompt = anyPromptCut ? now - lastPromptCut : PROMPT_INTERVAL;
            return PROMPT_INTERVAL - (promptDue ? sincePrompt : since);
        }
        return interval(now) - since;
    }

    private long interval(long now) {
        return anyInput && now - lastInput < activeFor ? activeInterval : idleInterval;
    }

    private boolean isFull(long interval) {
        if (inFlight.isEmpty()) {
            return false;
        }
        return inFlight.size() >= window(interval) || bytesInFlight >= byteWindow();
    }

    /** Frames that may be on their way: those of one round trip, and one more so that the line does not fall silent. */
    private int window(long interval) {
        long frames = 2 + roundTrip() / interval;
        return Math.clamp(frames - Math.max(0, queued - 1), 1, MAX_FRAMES);
    }

    private long byteWindow() {
        if (rate == 0) {
            return FIRST_BYTES;
        }
        return Math.clamp((long) (rate * (BACKLOG + roundTrip()) / SECOND), MIN_BYTES, MAX_BYTES);
    }

    /** Of an empty line, as far as it may open the window. */
    private long roundTrip() {
        long known = leastRoundTrip == Long.MAX_VALUE ? 0 : leastRoundTrip;
        return Math.min(emptyRoundTrip.orElse(known), MAX_ROUND_TRIP);
    }

    synchronized void cut(int frameId, int bytes, long now) {
        bytesInFlight += bytes;
        inFlight.addLast(new InFlight(frameId, now, bytes, bytesInFlight));
        anyCut = true;
        lastCut = now;
        if (promptDue) {
            promptDue = false;
            anyPromptCut = true;
            lastPromptCut = now;
        }
    }

    /**
     * The client has painted that frame, and all before it.
     *
     * @param queue frames that it has received and not painted
     * @return whether that frame was on its way
     */
    synchronized boolean acknowledged(int frameId, int queue, long now) {
        if (inFlight.stream().noneMatch(frame -> frame.frameId == frameId)) {
            return false;
        }
        long bytes = 0;
        InFlight frame;
        do {
            frame = inFlight.removeFirst();
            bytes += frame.bytes;
        } while (frame.frameId != frameId);
        bytesInFlight -= bytes;
        queued = queue;
        sample(frame, bytes, now);
        anyAck = true;
        lastAck = now;
        return true;
    }

    private void sample(InFlight frame, long bytes, long now) {
        long trip = Math.max(now - frame.cutAt, 1);
        leastRoundTrip = Math.min(leastRoundTrip, trip);
        if (frame.ahead <= TRIP_SAMPLE) {
            emptyRoundTrip.add(trip, now);
        }
        shownRoundTrip = shownRoundTrip == 0 ? trip : shownRoundTrip + (trip - shownRoundTrip) / 8;
        if (bytes >= RATE_SAMPLE) {
            // the line worked on these bytes since they were cut, or since it was done with those before
            long busy = Math.max(anyAck ? Math.min(trip, now - lastAck) : trip, MILLIS / 10);
            double sample = (double) bytes * SECOND / busy;
            rate = rate == 0 ? sample : rate + (sample - rate) / 4;
        }
    }

    /** Smoothed, 0 before the first acknowledgement. */
    synchronized long roundTripNanos() {
        return shownRoundTrip;
    }

    /** How long the oldest frame has been on its way, 0 where none is. */
    synchronized long unacknowledgedFor(long now) {
        InFlight oldest = inFlight.peekFirst();
        return oldest == null ? 0 : now - oldest.cutAt;
    }

    /** What can be sent in one interval without growing a backlog, in bytes. */
    synchronized long bytesPerInterval(long now) {
        return rate == 0 ? FIRST_BYTES / 4 : (long) (rate * interval(now) / SECOND);
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
