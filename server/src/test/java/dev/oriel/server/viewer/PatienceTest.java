package dev.oriel.server.viewer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oriel.server.config.DataSize;
import dev.oriel.server.config.GatewayConfig;
import dev.oriel.server.support.ManualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PatienceTest {
    private static final DataSize SIZE = new DataSize(1024);

    private final GatewayConfig.Viewer limits = new GatewayConfig.Viewer(
            Duration.ofSeconds(10),
            Duration.ofMinutes(5),
            Duration.ofSeconds(20),
            Duration.ofSeconds(30),
            SIZE,
            SIZE,
            SIZE,
            1,
            1);
    private final ManualTime time = new ManualTime();
    private final List<String> calls = new ArrayList<>();
    private final Patience patience = new Patience(limits, time, calls::add, () -> calls.add("ping"));

    @Test
    void tellsWhatHasNotComeInTime() {
        patience.awaitHello();
        time.pass(limits.helloTimeout().minusMillis(1));
        assertThat(calls).isEmpty();
        time.pass(Duration.ofMillis(1));
        assertThat(calls).containsExactly("no hello in 10s");
    }

    @Test
    void waitsForOneThingAtATime() {
        patience.awaitHello();
        patience.satisfied();
        patience.awaitCredentials();
        time.pass(limits.helloTimeout());
        assertThat(calls).isEmpty();
        time.pass(limits.credentialsTimeout());
        assertThat(calls).containsExactly("no log-on in 5m");
    }

    @Test
    void pingsUntilItIsStopped() {
        patience.startPings();
        time.pass(limits.ping().multipliedBy(3));
        assertThat(calls).containsExactly("ping", "ping", "ping");
        patience.awaitHello();
        patience.stop();
        patience.awaitCredentials();
        patience.startPings();
        assertThat(time.waiting()).isZero();
    }

    @Test
    void aPingMayStopIt() {
        Patience[] stopping = new Patience[1];
        stopping[0] = new Patience(limits, time, calls::add, () -> stopping[0].stop());
        stopping[0].startPings();
        time.pass(limits.ping());
        assertThat(time.waiting()).isZero();
    }
}
