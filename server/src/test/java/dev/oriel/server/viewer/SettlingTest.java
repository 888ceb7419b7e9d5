package dev.oriel.server.viewer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SettlingTest {
    private static final long MILLI = 1_000_000;
    // times wrap
    private static final long START = Math.subtractExact(Long.MAX_VALUE, 10 * MILLI);

    private final Settling settling = new Settling();

    @Test
    void markedFrameIsFitAtOnce() {
        settling.painted(START);
        settling.frameEnded();
        assertThat(settling.remaining(START)).isLessThanOrEqualTo(0);
    }

    @Test
    void changeWithoutMarkWaitsUntilNothingFollows() {
        settling.painted(START);
        settling.paused(START + MILLI);
        assertThat(settling.remaining(START + 2 * MILLI)).isEqualTo(3 * MILLI);
        settling.painted(START + 3 * MILLI);
        settling.paused(START + 4 * MILLI);
        assertThat(settling.remaining(START + 5 * MILLI)).isEqualTo(3 * MILLI);
        assertThat(settling.remaining(START + 8 * MILLI)).isZero();
    }

    @Test
    void hostThatNeverRestsIsShownAfterAWhile() {
        for (int i = 0; i < 30; i++) {
            settling.painted(START + i * MILLI);
            settling.paused(START + i * MILLI);
            assertThat(settling.remaining(START + i * MILLI)).isPositive();
        }
        settling.paused(START + 30 * MILLI);
        assertThat(settling.remaining(START + 30 * MILLI)).isLessThanOrEqualTo(0);
    }

    @Test
    void whatHasBeenSeenNeedsNoWait() {
        settling.painted(START);
        settling.paused(START);
        settling.seen();
        assertThat(settling.remaining(START)).isLessThanOrEqualTo(0);
    }
}
