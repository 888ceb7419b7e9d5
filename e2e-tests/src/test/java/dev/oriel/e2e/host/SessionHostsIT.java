package dev.oriel.e2e.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oriel.e2e.picture.Picture;
import dev.oriel.e2e.process.Await;
import dev.oriel.e2e.process.Child;
import dev.oriel.e2e.process.Programs;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The hosts by themselves, seen by a client that is not ours. */
class SessionHostsIT {
    @ParameterizedTest
    @EnumSource
    void freeRdpShadowSharesItsScreen(FreeRdpShadow.Version version) {
        try (FreeRdpShadow host = FreeRdpShadow.start(version, FreeRdpShadow.Security.NLA);
                Child terminal = host.screen().openTerminal("sh")) {
            assertThat(host.screen().picture().width()).isEqualTo(1024);
            Await.until(
                    "the terminal's colours",
                    Duration.ofSeconds(10),
                    () -> host.screen().picture().colours() > 5);
            assertThat(terminal.isAlive()).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource
    void xrdpLogsOnAndLeavesNothingBehind(Xrdp.Backend backend) {
        String program = Programs.requireOneOf("xfreerdp", "xfreerdp3").toString();
        try (Xrdp host = Xrdp.start(backend, Xrdp.Security.TLS);
                XDisplay viewer = XDisplay.start(1100, 800, "us");
                Child client = viewer.screen()
                        .start(
                                program,
                                "/v:127.0.0.1:" + host.port(),
                                "/u:" + host.user(),
                                "/p:" + host.password(),
                                "/sec:tls",
                                "/cert:ignore",
                                "/bpp:32")) {
            Picture picture = host.screen().picture();
            assertThat(client.isAlive()).isTrue();
            assertThat(picture.width()).isEqualTo(1024);
            assertThat(host.sessions()).hasSize(1);
            host.endSessions();
            assertThat(host.sessions()).isEmpty();
            assertThat(Child.tryRun(Map.of(), List.of("getent", "passwd", host.user())))
                    .as("the machine's account of that name")
                    .isEmpty();
        }
    }
}
