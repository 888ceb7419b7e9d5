package dev.oriel.server.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oriel.bridge.DesktopLayout;
import dev.oriel.bridge.HostSettings;
import dev.oriel.bridge.InputEvent;
import dev.oriel.server.config.DesktopConfig.Resize;
import dev.oriel.server.support.FakeDesktop;
import dev.oriel.server.support.FakeHosts;
import dev.oriel.server.support.ManualTime;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HostRequestsTest {
    private static final DesktopLayout LAYOUT = DesktopLayout.of(1600, 600, 100);

    private final ManualTime time = new ManualTime();
    private final FakeHosts hosts = new FakeHosts();

    private FakeDesktop connect(HostRequests requests) throws InterruptedException {
        HostSettings settings = new HostSettings(
                "host.example",
                3389,
                Optional.empty(),
                HostSettings.Security.AUTO,
                new HostSettings.CertificatePolicy.Any(),
                32,
                800,
                600,
                0x409,
                "",
                "oriel",
                Duration.ofSeconds(1));
        requests.start(hosts.connect(settings, new RecordingViewer()));
        return hosts.next();
    }

    @Test
    void asksNobodyBeforeThereIsAHost() {
        HostRequests requests = new HostRequests(Resize.RECONNECT, time);
        assertThat(requests.surface()).isEmpty();
        requests.send(new InputEvent.MouseMove(1, 1));
        requests.refresh();
        requests.layout(LAYOUT);
        requests.close();
        assertThat(hosts.desktops()).isEmpty();
    }

    @Test
    void tellsOnceThatNobodyLooks() throws InterruptedException {
        HostRequests requests = new HostRequests(Resize.LIVE, time);
        FakeDesktop desktop = connect(requests);
        requests.paintFor(true);
        requests.paintFor(false);
        requests.paintFor(false);
        requests.paintFor(true);
        assertThat(desktop.suppressions()).containsExactly(true, false);
    }

    @Test
    void connectsAnewForASizeOnlyWhereThatIsConfiguredAndTheHostCannotBeAsked() throws InterruptedException {
        HostRequests live = new HostRequests(Resize.LIVE, time);
        FakeDesktop asked = connect(live).withoutDisplayControl();
        live.layout(LAYOUT);
        assertThat(asked.asked()).containsExactly(LAYOUT);
        assertThat(asked.renewals()).isEmpty();

        HostRequests renewing = new HostRequests(Resize.RECONNECT, time);
        FakeDesktop able = connect(renewing);
        renewing.layout(LAYOUT);
        assertThat(able.asked()).containsExactly(LAYOUT);
        assertThat(able.renewals()).isEmpty();
        able.withoutDisplayControl();
        renewing.layout(LAYOUT);
        assertThat(able.renewals()).containsExactly(LAYOUT);

        HostRequests fixed = new HostRequests(Resize.OFF, time);
        FakeDesktop left = connect(fixed);
        fixed.layout(LAYOUT);
        assertThat(left.asked()).isEmpty();
        assertThat(left.renewals()).isEmpty();
    }
}
