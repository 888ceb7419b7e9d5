package dev.oriel.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oriel.e2e.gateway.Desktop;
import dev.oriel.e2e.gateway.Gateway;
import dev.oriel.e2e.gateway.WireClient;
import dev.oriel.e2e.host.FreeRdpShadow;
import dev.oriel.e2e.process.Resources;
import java.net.http.HttpClient;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Messages that no client of ours sends: the viewer is closed with a code, the session stays. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileViewerIT {
    record Case(String name, int closeCode, Consumer<WireClient> message) {
        @Override
        public String toString() {
            return name;
        }
    }

    static final List<Case> CASES = List.of(
            new Case("empty binary message", 4000, viewer -> viewer.binary()),
            new Case("unknown kind", 4000, viewer -> viewer.binary((byte) 99, (byte) 0)),
            new Case("key event cut short", 4000, viewer -> viewer.binary((byte) 1, (byte) 1, (byte) 0)),
            new Case(
                    "key event with bytes left over",
                    4000,
                    viewer -> viewer.binary(new byte[] {1, 1, 0, 0, 0, 1, 30, 7})),
            new Case("text that is not JSON", 4000, viewer -> viewer.text("{\"type\":")),
            new Case("unknown type", 4000, viewer -> viewer.text("{\"type\":\"format-disk\"}")),
            new Case("second hello", 4001, viewer -> viewer.hello("office")),
            new Case("message of one megabyte", 1009, viewer -> viewer.binary(new byte[1 << 20])));

    private final Resources resources = new Resources();
    private HttpClient http;
    private Gateway gateway;
    private String cookie;

    @BeforeAll
    void start() {
        FreeRdpShadow host = resources.add(FreeRdpShadow.start(FreeRdpShadow.anyVersion(), FreeRdpShadow.Security.NLA));
        gateway = resources.add(Gateway.lossless(Desktop.of("office", host, "nla", 32)));
        http = resources.add(HttpClient.newHttpClient());
        cookie = WireClient.signIn(http, gateway);
    }

    @AfterAll
    void stop() {
        resources.close();
    }

    @ParameterizedTest
    @FieldSource("CASES")
    void closesTheViewerAndLeavesTheSession(Case each) {
        int session;
        try (WireClient viewer = WireClient.connect(http, gateway, cookie).hello("office")) {
            session = viewer.awaitText("welcome").path("session").asInt();
            viewer.awaitFrame();
            each.message().accept(viewer);
            assertThat(viewer.awaitClose()).isEqualTo(each.closeCode());
        }
        try (WireClient viewer = WireClient.connect(http, gateway, cookie).hello("office")) {
            var welcome = viewer.awaitText("welcome");
            assertThat(welcome.path("session").asInt()).isEqualTo(session);
            assertThat(welcome.path("resumed").asBoolean()).isTrue();
            viewer.awaitFrame();
        }
    }
}
