package dev.oriel.encoder;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import org.junit.jupiter.api.Test;

class PacerTest {
    private static final long MILLIS = 1_000_000;
    private static final long SECOND = 1000 * MILLIS;
    private static final long NEVER = Long.MAX_VALUE;

    /** A clock that begins anywhere, as {@link System#nanoTime} does. */
    private long now = -5 * SECOND;

    private final Pacer pacer = new Pacer(new ViewerOptions.Pace(20, 10, 2 * SECOND));
    private int lastId;

    private Decision next() {
        return next(new Pacer.Wants(true, true, false, false, NEVER));
    }

    private Decision next(Pacer.Wants wants) {
        return pacer.next(wants, now);
    }

    private Decision refine(long at) {
        return next(new Pacer.Wants(false, false, false, false, at));
    }

    private void cut(int bytes) {
        pacer.cut(++lastId, bytes, now);
    }

    private void ack() {
        assertThat(pacer.acknowledged(lastId, 0, now)).isTrue();
    }

    @Test
    void firstFrameGoesAtOnce() {
        assertThat(next()).isEqualTo(new Decision.Cut());
    }

    @Test
    void nothingIsDueWithoutDamage() {
        assertThat(next(new Pacer.Wants(false, false, false, false, NEVER))).isEqualTo(new Decision.Nothing());
    }

    @Test
    void changeAfterQuietGoesAtOnce() {
        cut(100);
        ack();
        now += SECOND;
        assertThat(next()).isEqualTo(new Decision.Cut());
    }

    @Test
    void steadyChangesComeTenTimesASecond() {
        assertThat(framesInOneSecond(5 * MILLIS)).isBetween(10, 11);
    }

    @Test
    void steadyChangesComeTwentyTimesASecondWhileTheUserIsActive() {
        pacer.input(false, now);
        assertThat(framesInOneSecond(5 * MILLIS)).isBetween(20, 21);
    }

    @Test
    void activityEndsTwoSecondsAfterTheLastInput() {
        pacer.input(false, now);
        now += 2 * SECOND;
        assertThat(framesInOneSecond(5 * MILLIS)).isBetween(10, 11);
    }

    /** 20 frames a second in a round trip of 400 ms: eight are on their way at a time. */
    @Test
    void longRoundTripKeepsTheRate() {
        pacer.input(false, now);
        framesInOneSecond(400 * MILLIS);
        pacer.input(false, now);
        assertThat(framesInOneSecond(400 * MILLIS)).isBetween(19, 21);
    }

    private int framesInOneSecond(long roundTrip) {
        record OnItsWay(int id, long acknowledgedAt) {}
        ArrayDeque<OnItsWay> line = new ArrayDeque<>();
        int frames = 0;
        for (long end = now + SECOND; now < end; now += MILLIS) {
            while (!line.isEmpty() && line.getFirst().acknowledgedAt <= now) {
                assertThat(pacer.acknowledged(line.removeFirst().id, 0, now)).isTrue();
            }
            if (next() instanceof Decision.Cut) {
                cut(500);
                line.add(new OnItsWay(lastId, now + roundTrip));
                frames++;
            }
        }
        while (!line.isEmpty()) {
            now = Math.max(now, line.getFirst().acknowledgedAt);
            assertThat(pacer.acknowledged(line.removeFirst().id, 0, now)).isTrue();
        }
        return frames;
    }

    @Test
    void echoOfAKeyDoesNotWaitForTheTick() {
        cut(100);
        now += 3 * MILLIS;
        ack();
        now += MILLIS;
        assertThat(next()).isInstanceOf(Decision.NotBefore.class);
        pacer.input(true, now);
        now += 5 * MILLIS;
        assertThat(next()).isEqualTo(new Decision.Cut());
    }

    @Test
    void whatFollowsTheEchoMayComeAtSixtyHertz() {
        pacer.input(true, now);
        cut(100);
        now += 3 * MILLIS;
        ack();
        assertThat(next()).isEqualTo(new Decision.NotBefore(now - 3 * MILLIS + SECOND / 60));
    }

    @Test
    void keysFasterThanAScreenDoNotEachGetAFrame() {
        pacer.input(true, now);
        cut(100);
        now += MILLIS;
        ack();
        pacer.input(true, now);
        assertThat(next()).isEqualTo(new Decision.NotBefore(now - MILLIS + SECOND / 60));
    }

    @Test
    void echoWaitsWhileTheLineIsBusy() {
        cut(100);
        now += 10 * MILLIS;
        pacer.input(true, now);
        assertThat(next()).isEqualTo(new Decision.NotBefore(now + 40 * MILLIS));
    }

    @Test
    void movesOfThePointerDoNotJumpTheTick() {
        cut(100);
        now += 10 * MILLIS;
        ack();
        pacer.input(false, now);
        assertThat(next()).isEqualTo(new Decision.NotBefore(now + 40 * MILLIS));
    }

    @Test
    void twoFramesMayBeOnTheirWayUntilTheFirstIsAcknowledged() {
        cut(100);
        now += 200 * MILLIS;
        assertThat(next()).isEqualTo(new Decision.Cut());
        cut(100);
        now += 200 * MILLIS;
        assertThat(next()).isEqualTo(new Decision.AwaitAck());
        assertThat(pacer.acknowledged(1, 0, now)).isTrue();
        assertThat(next()).isEqualTo(new Decision.Cut());
    }

    @Test
    void viewerThatAcknowledgesNothingGetsNoFurtherFrames() {
        cut(100);
        now += 200 * MILLIS;
        cut(100);
        now += 30 * SECOND;
        pacer.input(true, now);
        assertThat(next()).isEqualTo(new Decision.AwaitAck());
        assertThat(pacer.unacknowledgedFor(now)).isEqualTo(30 * SECOND + 200 * MILLIS);
    }

    /** 1 Mbit/s: what is on its way stays within a quarter of a second of stream, and one frame. */
    @Test
    void backlogOnASlowLineIsBounded() {
        long bytesPerSecond = 125_000;
        int frameBytes = 20_000;
        record OnItsWay(int id, long acknowledgedAt) {}
        ArrayDeque<OnItsWay> line = new ArrayDeque<>();
        long lineFree = now;
        int most = 0;
        for (long end = now + 20 * SECOND; now < end; now += MILLIS) {
            while (!line.isEmpty() && line.getFirst().acknowledgedAt <= now) {
                assertThat(pacer.acknowledged(line.removeFirst().id, 0, now)).isTrue();
            }
            pacer.input(false, now);
            if (next() instanceof Decision.Cut) {
                cut(frameBytes);
                lineFree = Math.max(lineFree, now) + frameBytes * SECOND / bytesPerSecond;
                line.add(new OnItsWay(lastId, lineFree + 40 * MILLIS));
                if (now > end - 15 * SECOND) {
                    most = Math.max(most, line.size());
                }
            }
        }
        assertThat(most * frameBytes).isLessThan(64_000 + 2 * frameBytes);
        assertThat(lastId).as("and the line is used").isGreaterThan(100);
    }

    @Test
    void clientThatFallsBehindPaintingIsSentLess() {
        cut(100);
        now += 5 * MILLIS;
        assertThat(pacer.acknowledged(1, 2, now)).isTrue();
        now += 100 * MILLIS;
        cut(100);
        now += 100 * MILLIS;
        assertThat(next()).isEqualTo(new Decision.AwaitAck());
    }

    @Test
    void acknowledgementOfAnUnknownFrameIsNoted() {
        cut(100);
        assertThat(pacer.acknowledged(7, 0, now)).isFalse();
        ack();
        assertThat(pacer.acknowledged(lastId, 0, now)).isFalse();
    }

    @Test
    void acknowledgementStandsForAllFramesBefore() {
        cut(100);
        now += 100 * MILLIS;
        cut(100);
        now += 100 * MILLIS;
        ack();
        assertThat(pacer.unacknowledgedFor(now)).isZero();
        assertThat(next()).isEqualTo(new Decision.Cut());
    }

    private Decision rest() {
        return next(new Pacer.Wants(false, false, true, false, NEVER));
    }

    @Test
    void partsOfAPictureNeedNoTickBetweenThem() {
        cut(30_000);
        now += 5 * MILLIS;
        ack();
        assertThat(rest()).isEqualTo(new Decision.Cut());
        cut(30_000);
        assertThat(rest()).isEqualTo(new Decision.Cut());
    }

    @Test
    void theFirstPartIsToTellHowFastTheLineIs() {
        cut(30_000);
        assertThat(pacer.isUnmeasured()).isFalse();
        assertThat(rest()).isEqualTo(new Decision.NotBefore(now + 100 * MILLIS));
    }

    @Test
    void partsFollowTheRate() {
        assertThat(pacer.partBytes(1234)).isEqualTo(1234);
        cut(30_000);
        now += 100 * MILLIS;
        ack();
        assertThat(pacer.partBytes(1234)).isEqualTo(60_000);
    }

    @Test
    void echoOvertakesWhatTheLineIsFullOf() {
        cut(30_000);
        now += 300 * MILLIS;
        ack();
        cut(40_000);
        cut(40_000);
        now += 20 * MILLIS;
        assertThat(next()).isEqualTo(new Decision.AwaitAck());
        pacer.input(true, now);
        assertThat(next()).isEqualTo(new Decision.Cut());
        assertThat(rest()).isEqualTo(new Decision.AwaitAck());
        assertThat(next(new Pacer.Wants(false, true, true, false, NEVER))).isEqualTo(new Decision.AwaitAck());
    }

    @Test
    void hiddenPageGetsNothingUntilItIsShown() {
        pacer.visible(false);
        assertThat(next()).isEqualTo(new Decision.Nothing());
        pacer.visible(true);
        assertThat(next()).isEqualTo(new Decision.Cut());
    }

    @Test
    void refinementWaitsForItsTimeAndForTheTick() {
        cut(100);
        now += MILLIS;
        ack();
        assertThat(refine(now + SECOND)).isEqualTo(new Decision.NotBefore(now + SECOND));
        assertThat(refine(now)).isEqualTo(new Decision.NotBefore(now + 99 * MILLIS));
        now += SECOND;
        assertThat(refine(now)).isEqualTo(new Decision.Cut());
    }

    @Test
    void roundTripIsKnownAfterAnAcknowledgement() {
        assertThat(pacer.roundTripNanos()).isZero();
        cut(100);
        now += 30 * MILLIS;
        ack();
        assertThat(pacer.roundTripNanos()).isEqualTo(30 * MILLIS);
    }
}
