package dev.oriel.encoder;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class LineMeterTest {
    private static final long MILLIS = 1_000_000;
    private static final long SECOND = 1000 * MILLIS;

    private final LineMeter line = new LineMeter();
    private long now = -3 * SECOND;

    private void acknowledged(long after, long trip, int bytes) {
        now += after;
        line.sample(trip, bytes, bytes, now);
    }

    @Test
    void nothingIsKnownBeforeALargeFrameHasCome() {
        acknowledged(0, 30 * MILLIS, 500);
        assertThat(line.isKnown()).isFalse();
        assertThat(line.bytesIn(SECOND)).isZero();
        assertThat(line.roundTrip()).isEqualTo(30 * MILLIS);
    }

    @Test
    void theWayThereAndBackIsNoTimeOfWork() {
        acknowledged(0, 150 * MILLIS, 500);
        acknowledged(SECOND, 250 * MILLIS, 12_500);
        assertThat(line.bytesIn(SECOND)).isCloseTo(125_000L, Percentage.withPercentage(1));
    }

    @Test
    void framesOneBehindTheOtherAreMeasuredByTheTimeBetweenThem() {
        acknowledged(0, 250 * MILLIS, 12_500);
        for (int i = 0; i < 20; i++) {
            acknowledged(100 * MILLIS, 350 * MILLIS, 12_500);
        }
        assertThat(line.bytesIn(SECOND)).isCloseTo(125_000L, Percentage.withPercentage(1));
    }

    /** A lost packet holds all behind it up; when it comes, they are acknowledged in one go. */
    @Test
    void acknowledgementsThatComeTogetherDoNotPassForAFastLine() {
        acknowledged(0, 250 * MILLIS, 12_500);
        for (int i = 0; i < 20; i++) {
            acknowledged(300 * MILLIS, 400 * MILLIS, 12_500);
            acknowledged(MILLIS / 10, 400 * MILLIS, 12_500);
            acknowledged(MILLIS / 10, 400 * MILLIS, 12_500);
        }
        assertThat(line.bytesIn(SECOND)).isBetween(60_000L, 130_000L);
    }
}
