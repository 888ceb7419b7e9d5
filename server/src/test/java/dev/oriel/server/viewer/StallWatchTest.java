package dev.oriel.server.viewer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oriel.server.support.ManualTime;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class StallWatchTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final long NONE = -1;

    private final ManualTime time = new ManualTime();
    /** When the oldest frame that has not been acknowledged was sent. */
    private long oldest = NONE;

    private int stalled;
    private final StallWatch watch =
            new StallWatch(time, PATIENCE, () -> oldest == NONE ? 0 : time.nanoTime() - oldest, () -> stalled++);

    private void send() {
        oldest = time.nanoTime();
        watch.sent();
    }

    @Test
    void tellsOfAFrameThatIsNotAcknowledged() {
        time.pass(Duration.ofSeconds(5));
        send();
        time.pass(PATIENCE.minusNanos(1));
        assertThat(stalled).isZero();
        time.pass(Duration.ofNanos(1));
        assertThat(stalled).isEqualTo(1);
    }

    @Test
    void waitsForEachFrameAsLongAsForTheFirst() {
        send();
        time.pass(Duration.ofSeconds(20));
        send(); // the first has been acknowledged
        time.pass(Duration.ofSeconds(29));
        assertThat(stalled).isZero();
        time.pass(Duration.ofSeconds(1));
        assertThat(stalled).isEqualTo(1);
    }

    @Test
    void restsWhereEverythingIsAcknowledged() {
        send();
        watch.sent();
        assertThat(time.waiting()).isEqualTo(1);
        oldest = NONE;
        time.pass(PATIENCE);
        assertThat(time.waiting()).isZero();
        send();
        time.pass(PATIENCE);
        assertThat(stalled).isEqualTo(1);
    }

    @Test
    void tellsNothingOnceItIsClosed() {
        send();
        watch.close();
        watch.sent();
        assertThat(time.waiting()).isZero();
    }
}
