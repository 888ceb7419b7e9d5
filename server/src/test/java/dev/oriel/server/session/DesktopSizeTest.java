package dev.oriel.server.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oriel.bridge.DesktopLayout;
import dev.oriel.server.support.ManualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DesktopSizeTest {
    private static final DesktopLayout FIRST = DesktopLayout.of(800, 600, 100);
    private static final DesktopLayout WIDE = DesktopLayout.of(1600, 600, 100);
    private static final DesktopLayout TALL = DesktopLayout.of(800, 1200, 100);
    private static final DesktopLayout DENSE = DesktopLayout.of(800, 600, 200);

    private final ManualTime time = new ManualTime();
    private final List<DesktopLayout> asked = new ArrayList<>();
    private final DesktopSize size = new DesktopSize(FIRST, DesktopSize.Way.LIVE, time, time::nanoTime, asked::add);
    private final Viewer ada = new RecordingViewer();
    private final Viewer bea = new RecordingViewer();

    private void active(Viewer viewer) {
        size.joined(viewer, FIRST);
        answer(FIRST);
    }

    private void answer(DesktopLayout layout) {
        size.answered(layout.width(), layout.height());
    }

    @Test
    void asksForNothingWhereTheDesktopHasTheViewersSize() {
        active(ada);
        size.changed(ada, FIRST);
        assertThat(asked).isEmpty();
        assertThat(time.waiting()).isZero();
    }

    @Test
    void followsTheViewerOnceTheDesktopIsThere() {
        size.joined(ada, FIRST);
        size.changed(ada, WIDE);
        assertThat(asked).isEmpty();
        answer(FIRST);
        assertThat(asked).containsExactly(WIDE);
    }

    @Test
    void asksForAnotherScaleOfTheSameSize() {
        active(ada);
        size.changed(ada, DENSE);
        assertThat(asked).containsExactly(DENSE);
    }

    @Test
    void asksForTheLatestSizeOnceTheHostHasAnswered() {
        active(ada);
        size.changed(ada, WIDE);
        size.changed(ada, TALL);
        size.changed(ada, DENSE);
        assertThat(asked).containsExactly(WIDE);
        answer(WIDE);
        time.pass(DesktopSize.PERIOD);
        assertThat(asked).containsExactly(WIDE, DENSE);
    }

    @Test
    void doesNotWaitForeverForAHostThatKeepsItsSize() {
        active(ada);
        size.changed(ada, WIDE);
        size.changed(ada, TALL);
        time.pass(DesktopSize.PATIENCE.minusMillis(1));
        assertThat(asked).containsExactly(WIDE);
        time.pass(Duration.ofMillis(1));
        assertThat(asked).containsExactly(WIDE, TALL);
    }

    @Test
    void asksAFewTimesWhereTheHostSaysNothing() {
        active(ada);
        size.changed(ada, WIDE);
        time.pass(Duration.ofMinutes(1));
        assertThat(asked).containsExactly(WIDE, WIDE, WIDE);
        assertThat(time.waiting()).isZero();
        size.changed(ada, TALL);
        answer(TALL);
        time.pass(Duration.ofMinutes(1));
        assertThat(asked).containsExactly(WIDE, WIDE, WIDE, TALL);
        assertThat(time.waiting()).isZero();
    }

    @Test
    void doesNotTakeALateAnswerForThatToAnotherRequest() {
        active(ada);
        size.changed(ada, WIDE);
        size.changed(ada, TALL);
        time.pass(DesktopSize.PATIENCE);
        assertThat(asked).containsExactly(WIDE, TALL);
        answer(WIDE);
        time.pass(DesktopSize.PATIENCE);
        assertThat(asked).containsExactly(WIDE, TALL, TALL);
        size.answered(TALL.width() - 1, TALL.height());
        time.pass(Duration.ofMinutes(1));
        assertThat(asked).containsExactly(WIDE, TALL, TALL);
    }

    @Test
    void acceptsAnotherSizeThanItAskedFor() {
        active(ada);
        size.changed(ada, WIDE);
        for (int i = 0; i < 5; i++) {
            answer(TALL);
            time.pass(Duration.ofMinutes(1));
        }
        assertThat(asked).containsExactly(WIDE);
    }

    @Test
    void asksAtMostOnceInAPeriodHoweverManyChangesThereAre() {
        active(ada);
        for (int i = 0; i < 1000; i++) {
            size.changed(ada, DesktopLayout.of(400 + i, 600, 100));
            answer(WIDE);
            time.pass(Duration.ofMillis(1));
        }
        assertThat(asked).hasSizeLessThanOrEqualTo(6);
        time.pass(DesktopSize.PERIOD);
        assertThat(asked).last().isEqualTo(DesktopLayout.of(1399, 600, 100));
    }

    @Test
    void aSecondViewerScalesUntilItsWindowChanges() {
        active(ada);
        size.joined(bea, WIDE);
        time.pass(Duration.ofMinutes(1));
        assertThat(asked).isEmpty();
        size.changed(bea, WIDE);
        assertThat(asked).containsExactly(WIDE);
    }

    @Test
    void whoWorksDecidesOnceTheOtherHasStopped() {
        active(ada);
        size.joined(bea, WIDE);
        size.acted(ada);
        time.pass(DesktopSize.TAKEOVER);
        size.acted(bea);
        assertThat(asked).as("at the same time").isEmpty();
        time.pass(Duration.ofMillis(1));
        size.acted(bea);
        assertThat(asked).containsExactly(WIDE);
    }

    @Test
    void whoIsLeftDecides() {
        active(ada);
        size.joined(bea, WIDE);
        size.left(ada);
        assertThat(asked).containsExactly(WIDE);
    }

    @Test
    void keepsItsSizeWhenNobodyIsLeftAndTakesThatOfWhoComesBack() {
        active(ada);
        size.changed(ada, WIDE);
        answer(WIDE);
        size.left(ada);
        time.pass(Duration.ofMinutes(1));
        assertThat(asked).containsExactly(WIDE);
        size.joined(bea, TALL);
        assertThat(asked).containsExactly(WIDE, TALL);
    }

    @Test
    void asksForNothingAfterTheEnd() {
        active(ada);
        size.changed(ada, WIDE);
        size.changed(ada, TALL);
        size.stop();
        time.pass(Duration.ofMinutes(1));
        assertThat(asked).containsExactly(WIDE);
        assertThat(time.waiting()).isZero();
    }

    @Test
    void asksForAnotherConnectionOnlyWhenTheSizeHasStayed() {
        DesktopSize slow = new DesktopSize(FIRST, DesktopSize.Way.RECONNECT, time, time::nanoTime, asked::add);
        Duration quiet = DesktopSize.Way.RECONNECT.quiet();
        slow.joined(ada, FIRST);
        slow.answered(FIRST.width(), FIRST.height());
        slow.changed(ada, WIDE);
        time.pass(quiet.minusMillis(1));
        slow.changed(ada, TALL);
        time.pass(quiet.minusMillis(1));
        assertThat(asked).isEmpty();
        time.pass(Duration.ofMillis(1));
        assertThat(asked).containsExactly(TALL);
        slow.changed(ada, WIDE);
        time.pass(DesktopSize.PATIENCE);
        assertThat(asked).as("while the host is being connected to").containsExactly(TALL);
        slow.answered(TALL.width(), TALL.height());
        assertThat(asked).containsExactly(TALL, WIDE);
    }
}
