package dev.oriel.rdp.client;

import dev.oriel.bridge.HostSettings;
import dev.oriel.bridge.Outcome;
import dev.oriel.rdp.connect.Connection;
import dev.oriel.rdp.share.AutoReconnectCookie;
import java.time.Duration;
import java.util.Optional;

/**
 * What follows the end of a desktop's connection: another one, by what it is known to take by now, or nothing. Confined to
 * the thread that connects.
 */
final class RetryPolicy {
    /** [MS-RDPBCGR] 5.5 leaves the number open; with the pauses this is some half a minute. */
    private static final int MAX_RECONNECTS = 5;

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);

    /** What is to be done next. */
    sealed interface Next {
        /** The host is asked in another way, in what is left of the time to connect. */
        record Rephrase() implements Next {}

        /** The host is connected to anew, with all the time to connect, after a pause. */
        record Reconnect(Duration pause) implements Next {}

        record End(Outcome outcome) implements Next {}
    }

    private final HostSettings settings;
    private long protocols;
    private Optional<AutoReconnectCookie> cookie = Optional.empty();
    /** How the last connection ended that had reached the desktop. */
    private Optional<Outcome> lost = Optional.empty();

    private int reconnects;

    RetryPolicy(HostSettings settings) {
        this.settings = settings;
        this.protocols = Connection.protocols(settings);
    }

    /** What to ask the host for: see {@link Connection#protocols}. */
    long protocols() {
        return protocols;
    }

    /** With which the host knows its session again. */
    Optional<AutoReconnectCookie> cookie() {
        return cookie;
    }

    /** A connection was ended by this end, for another one to take its place. */
    Next renewed(Optional<AutoReconnectCookie> given) {
        cookie = given;
        lost = Optional.empty();
        reconnects = 0;
        return new Next.Reconnect(Duration.ZERO);
    }

    /** A connection has ended that had reached the desktop: what was reached counts for the next break of the line. */
    Next broken(Outcome outcome, Optional<AutoReconnectCookie> given) {
        cookie = given;
        lost = Optional.of(outcome);
        reconnects = 0;
        return next(outcome);
    }

    /** An attempt has ended before it reached the desktop. */
    Next failed(Outcome outcome) {
        Optional<Long> fallback = Connection.fallback(settings, protocols, outcome);
        if (fallback.isPresent()) {
            protocols = fallback.get();
            return new Next.Rephrase();
        }
        return next(outcome);
    }

    private Next next(Outcome outcome) {
        if (!isPassing(outcome)) {
            return new Next.End(outcome);
        }
        if (cookie.isEmpty() || reconnects == MAX_RECONNECTS) {
            return new Next.End(lost.orElse(outcome)); // what broke the line explains more than that it stays broken
        }
        Duration pause = FIRST_PAUSE.multipliedBy(1L << reconnects);
        reconnects++;
        return new Next.Reconnect(pause);
    }

    private static boolean isPassing(Outcome outcome) {
        return switch (outcome.cause()) {
            case RESET, TIMED_OUT, UNREACHABLE, REFUSED -> true;
            default -> false;
        };
    }
}
