package dev.oriel.encoder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oriel.display.Rect;
import dev.oriel.encoder.SimulatedLine.Arrival;
import dev.oriel.encoder.wire.MalformedMessageException;
import org.junit.jupiter.api.Test;

/** How the first picture of a desktop with windows over a photograph comes, over lines of all kinds. */
class FirstPictureTest {
    private static final long MILLIS = 1_000_000;
    private static final long MEGABIT = 125_000;

    private final PaintedDesktop desktop = new PaintedDesktop(1280, 800);

    FirstPictureTest() {
        desktop.photo(desktop.surface().bounds(), 1);
        for (int i = 0; i < 4; i++) {
            desktop.window(new Rect(40 + 300 * i, 60 + 90 * i, 280, 400), i);
        }
    }

    private SimulatedLine line(ViewerOptions options, long bytesPerSecond, long roundTrip) {
        return new SimulatedLine(desktop, options, bytesPerSecond, roundTrip / 2);
    }

    private SimulatedLine slowLine() {
        return line(ViewerOptions.defaults(1), MEGABIT, 150 * MILLIS);
    }

    private void assertComplete(SimulatedLine line) {
        assertThat(line.arrivals.getLast().complete()).isTrue();
        assertThat(line.client.isLossy(desktop.surface().bounds())).isFalse();
        assertThat(line.client.pixels()).isEqualTo(desktop.surface().pixels());
    }

    @Test
    void onAFastLineNothingIsDrawnTwice() throws MalformedMessageException {
        SimulatedLine line = line(ViewerOptions.defaults(1), 400 * MEGABIT, 2 * MILLIS);
        line.run(100 * MILLIS);
        assertComplete(line);
        assertThat(line.encoder.stats().jpegs()).isZero();
    }

    @Test
    void onASlowLineItComesInPartsAndIsMadeExactWhenAllIsThere() throws MalformedMessageException {
        SimulatedLine line = slowLine();
        line.run(30_000 * MILLIS);
        assertComplete(line);
        assertThat(line.arrivals.getFirst().at()).isLessThan(500 * MILLIS);
        long all = line.encoder.stats().jpegs();
        assertThat(all).isPositive();
        long jpegs = 0;
        for (Arrival arrival : line.arrivals) {
            assertThat(arrival.bytes()).as("a part of a second").isLessThan(60_000);
            if (arrival.stats().refined() > 0) {
                assertThat(jpegs).isEqualTo(all);
            }
            jpegs += arrival.stats().jpegs();
        }
    }

    @Test
    void whatIsTypedMeanwhileIsEchoedBeforeTheRest() throws MalformedMessageException {
        SimulatedLine line = slowLine();
        line.run(500 * MILLIS);
        assertThat(line.arrivals.getLast().complete()).isFalse();
        long pressed = line.now();
        line.encoder.userActed(true, pressed);
        desktop.type(100, 200, 7);
        int before = line.arrivals.size();
        line.run(100 * MILLIS);
        Arrival echo = line.arrivals.get(before);
        assertThat(echo.bytes()).isLessThan(8_000);
        assertThat(echo.at() - pressed).isLessThan(700 * MILLIS);
        line.run(30_000 * MILLIS);
        assertComplete(line);
    }

    @Test
    void withoutLossItComesInPartsToo() throws MalformedMessageException {
        SimulatedLine line = line(ViewerOptions.defaults(1).withLossless(true), MEGABIT, 150 * MILLIS);
        line.run(60_000 * MILLIS);
        assertThat(line.arrivals).hasSizeGreaterThan(10);
        assertComplete(line);
    }
}
