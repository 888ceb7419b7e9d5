package dev.oriel.server.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oriel.bridge.DesktopLayout;
import dev.oriel.server.config.ConfigLoader;
import dev.oriel.server.config.GatewayConfig;
import dev.oriel.server.session.Sessions.Admission;
import dev.oriel.server.support.FakeDesktop;
import dev.oriel.server.support.FakeHosts;
import dev.oriel.server.support.ManualTime;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class VideoPaceTest {
    private final GatewayConfig config = new ConfigLoader(Map.of())
            .parse("test", "desktops: [{id: office, host: office.example, user: ada, password: secret}]", null);
    private final ManualTime time = new ManualTime();
    private final FakeHosts hosts = new FakeHosts();
    private final RecordingViewer quick = new RecordingViewer();
    private final RecordingViewer slow = new RecordingViewer();
    private DesktopSession session;
    private FakeDesktop desktop;

    @BeforeEach
    void watch() throws InterruptedException {
        Sessions sessions = new Sessions(config, hosts, time, time::nanoTime);
        session = join(sessions, quick);
        join(sessions, slow);
        desktop = hosts.next();
    }

    private DesktopSession join(Sessions sessions, RecordingViewer viewer) {
        SessionRequest request = new SessionRequest(
                "ada", DesktopLayout.of(800, 600, 100), false, 0x409, "Europe/Zurich", Optional.empty(), false);
        return ((Admission.Joined) sessions.open(config.desktops().getFirst(), request, viewer)).session();
    }

    @Test
    void theHostWaitsForAViewerThatIsLate() {
        slow.isLate = true;
        session.reviewVideo();
        session.reviewVideo();
        session.caughtUp();
        assertThat(desktop.holds()).containsExactly(true);
        slow.isLate = false;
        session.caughtUp();
        assertThat(desktop.holds()).containsExactly(true, false);
        time.pass(VideoPace.PATIENCE);
        assertThat(desktop.holds()).hasSize(2);
    }

    @Test
    void theHostDoesNotWaitForAViewerThatHasGone() {
        slow.isLate = true;
        session.reviewVideo();
        session.leave(slow);
        assertThat(desktop.holds()).containsExactly(true, false);
    }

    @Test
    void theHostWaitsOnlySoLongForAViewerThatTakesNothing() {
        slow.isLate = true;
        session.reviewVideo();
        time.pass(VideoPace.PATIENCE.minus(Duration.ofMillis(1)));
        assertThat(desktop.holds()).containsExactly(true);
        time.pass(Duration.ofMillis(1));
        session.reviewVideo();
        assertThat(desktop.holds()).containsExactly(true, false);

        slow.isLate = false; // it has left the video
        session.reviewVideo();
        slow.isLate = true;
        session.reviewVideo();
        assertThat(desktop.holds()).containsExactly(true, false, true);
    }
}
