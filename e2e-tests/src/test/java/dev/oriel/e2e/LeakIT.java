package dev.oriel.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oriel.e2e.gateway.Desktop;
import dev.oriel.e2e.gateway.Gateway;
import dev.oriel.e2e.gateway.WireClient;
import dev.oriel.e2e.host.FreeRdpShadow;
import dev.oriel.e2e.process.Await;
import dev.oriel.e2e.process.Resources;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A gateway runs for months. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LeakIT {
    private static final int WARM_UP = 20;
    private static final int CYCLES = 200;
    // pools may still be growing to their bounds; a leak would be 200
    private static final int SLACK = 8;

    private final Resources resources = new Resources();
    private Gateway gateway;

    @BeforeAll
    void start() {
        FreeRdpShadow host = resources.add(FreeRdpShadow.start(FreeRdpShadow.anyVersion(), FreeRdpShadow.Security.TLS));
        gateway = resources.add(Gateway.lossless(Desktop.of("office", host, "tls", 32)));
    }

    @AfterAll
    void stop() {
        resources.close();
    }

    @Test
    void twoHundredSessionsLeaveNoThreadFileOrChildBehind() {
        try (HttpClient http = HttpClient.newHttpClient()) {
            String cookie = WireClient.signIn(http, gateway);
            cycle(http, cookie, WARM_UP);
            Counts before = settled();
            cycle(http, cookie, CYCLES);
            Counts after = settled();

            assertThat(after.openFiles()).isLessThanOrEqualTo(before.openFiles() + SLACK);
            assertThat(after.threads().size())
                    .as("before: %s%nafter: %s", before.threads(), after.threads())
                    .isLessThanOrEqualTo(before.threads().size() + SLACK);
            assertThat(after.children()).isZero();
        }
    }

    private record Counts(int openFiles, List<String> threads, long children) {}

    /** The counts, once they have stopped falling. */
    private Counts settled() {
        int[] last = {Integer.MAX_VALUE};
        Await.until("the last session's end", Duration.ofSeconds(20), () -> {
            int now = gateway.openFiles() + gateway.platformThreads();
            boolean still = now >= last[0];
            last[0] = now;
            return still;
        });
        return new Counts(
                gateway.openFiles(),
                gateway.threads(),
                gateway.process().descendants().count());
    }

    private void cycle(HttpClient http, String cookie, int times) {
        int last = 0;
        for (int i = 0; i < times; i++) {
            try (WireClient viewer = WireClient.connect(http, gateway, cookie).hello("office")) {
                int session = viewer.awaitText("welcome").path("session").asInt();
                assertThat(session).as("a session of its own").isNotEqualTo(last);
                last = session;
                viewer.awaitFrame();
                viewer.text("{\"type\":\"disconnect\"}");
                assertThat(viewer.awaitText("ended").path("outcome").asString()).isEqualTo("ended-by-user");
                assertThat(viewer.awaitClose()).isEqualTo(1000);
            }
        }
    }
}
