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

    /** So little where nobody waits for it, so that an echo has less to wait for. */
    private static final long QUIET_BACKLOG = 50 * MILLIS;

    /** What one frame may take of the line, so that the next, which may be an echo, need not wait longer. */
    private static final long PART = 200 * MILLIS;

    private static final long MIN_PART_BYTES = 12 << 10;

    private static final long MIN_BYTES = 24 << 10;
    private static final long MAX_BYTES = 32 << 20;

    /** Before the rate is known, so much may be on its way, and no more than this spent on making exact what rests. */
    private static final long FIRST_BYTES = 64 << 10;

    /** The first part says how large the next may be; on a line that is slow it takes longer than this itself. */
    private static final long FIRST_WAIT = 100 * MILLIS;

    private static final long FIRST_REFINE_BYTES = 256 << 10;

    /** So much on its way will tell what the rate is. */
    private static final int SAMPLE = 8 << 10;

    /** More than this on its way is what an echo need not wait behind: it is so small that it adds nothing. */
    private static final int BULK = 4 << 10;

    /**
     * What there is to be sent.
     *
     * @param few what was painted is so little that it may be the echo of a key
     * @param painted the surface has changed
     * @param unsent frames were cut short
     * @param video access units wait: at the host's pace, as long as the line takes them
     * @param refineAt when a resting part of the picture can be made exact; {@link Long#MAX_VALUE} for never
     */
    record Wants(boolean few, boolean painted, boolean unsent, boolean video, long refineAt) {
        boolean isPressing() {
            return painted || unsent || video;
        }

        boolean isAny() {
            return isPressing() || refineAt != Long.MAX_VALUE;
        }
    }

    /** @param ahead bytes on their way when the frame was cut, its own among them */
    private record InFlight(int frameId, long cutAt, int bytes, long ahead) {}

    private final long activeInterval;
    private final long idleInterval;
    private final long activeFor;
    private final ArrayDeque<InFlight> inFlight = new ArrayDeque<>();
    private final LineMeter line = new LineMeter();

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

    synchronized Decision next(Wants wants, long now) {
        if (!visible || !wants.isAny()) {
            return Decision.Nothing.INSTANCE;
        }
        if (!wants.isPressing() && wants.refineAt - now > 0) {
            return new Decision.NotBefore(wants.refineAt);
        }
        boolean overtakes = wants.few && wants.painted && bytesInFlight > BULK && awaitsEcho(now);
        if (overtakes ? inFlight.size() >= MAX_FRAMES : isFull(wants, now)) {
            return Decision.AwaitAck.INSTANCE;
        }
        if (wants.video) {
            return Decision.Cut.NOW;
        }
        long wait = untilDue(wants, overtakes, now);
        return !anyCut || wait <= 0 ? Decision.Cut.NOW : new Decision.NotBefore(now + wait);
    }

    private long untilDue(Wants wants, boolean overtakes, long now) {
        long since = now - lastCut;
        if (wants.painted && (overtakes || (inFlight.isEmpty() && awaitsEcho(now)))) {
            // a wheel turns faster than a screen is painted: not every turn is worth a frame
            long sincePrompt = anyPromptCut ? now - lastPromptCut : PROMPT_INTERVAL;
            return PROMPT_INTERVAL - (promptDue ? sincePrompt : since);
        }
        if (wants.unsent && (inFlight.isEmpty() || line.isKnown())) {
            return 0; // the parts of one picture need no tick between them
        }
        return (wants.unsent && !wants.painted ? FIRST_WAIT : interval(now)) - since;
    }

    /** Whether what is painted now may well be the answer to a key. */
    synchronized boolean awaitsEcho(long now) {
        return anyPrompt && now - lastPrompt < PROMPT_FOR;
    }

    private long interval(long now) {
        return anyInput && now - lastInput < activeFor ? activeInterval : idleInterval;
    }

    private boolean isFull(Wants wants, long now) {
        if (inFlight.isEmpty()) {
            return false;
        }
        long interval = wants.video ? PROMPT_INTERVAL : interval(now);
        long backlog = wants.painted || wants.video ? BACKLOG : QUIET_BACKLOG;
        return inFlight.size() >= window(interval) || bytesInFlight >= byteWindow(backlog);
    }

    /** Frames that may be on their way: those of one round trip, and one more so that the line does not fall silent. */
    private int window(long interval) {
        long frames = 2 + roundTrip() / interval;
        return Math.clamp(frames - Math.max(0, queued - 1), 1, MAX_FRAMES);
    }

    private long byteWindow(long backlog) {
        return line.isKnown() ? Math.clamp(line.bytesIn(backlog + roundTrip()), MIN_BYTES, MAX_BYTES) : FIRST_BYTES;
    }

    /** Of an empty line, as far as it may open the window. */
    private long roundTrip() {
        return Math.min(line.roundTrip(), MAX_ROUND_TRIP);
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
        line.sample(Math.max(now - frame.cutAt, 1), frame.ahead, bytes, now);
        return true;
    }

    /** Smoothed, 0 before the first acknowledgement. */
    synchronized long roundTripNanos() {
        return line.shownRoundTrip();
    }

    /** How long the oldest frame has been on its way, 0 where none is. */
    synchronized long unacknowledgedFor(long now) {
        InFlight oldest = inFlight.peekFirst();
        return oldest == null ? 0 : now - oldest.cutAt;
    }

    /** What can be sent in one interval without growing a backlog, in bytes. */
    synchronized long bytesPerInterval(long now) {
        return line.isKnown() ? line.bytesIn(interval(now)) : FIRST_REFINE_BYTES;
    }

    /** Whether the rate is not known, and nothing is on its way that will tell. */
    synchronized boolean isUnmeasured() {
        return !line.isKnown() && bytesInFlight < SAMPLE;
    }

    /** What comes through so soon; 0 where that is not known. */
    synchronized long bytesIn(long nanos) {
        return line.bytesIn(nanos);
    }

    /**
     * What one frame may have, in bytes.
     *
     * @param first where the line is not known
     */
    synchronized long partBytes(int first) {
        return line.isKnown() ? Math.clamp(line.bytesIn(PART), MIN_PART_BYTES, MAX_BYTES) : first;
    }
}
