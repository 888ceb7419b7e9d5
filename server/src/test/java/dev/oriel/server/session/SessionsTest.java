package dev.oriel.server.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oriel.bridge.ConnectStage;
import dev.oriel.bridge.DesktopLayout;
import dev.oriel.bridge.HostSettings.Credentials;
import dev.oriel.bridge.InputEvent;
import dev.oriel.bridge.Outcome;
import dev.oriel.bridge.PointerShape;
import dev.oriel.bridge.Secret;
import dev.oriel.display.Rect;
import dev.oriel.server.config.ConfigLoader;
import dev.oriel.server.config.DesktopConfig;
import dev.oriel.server.config.GatewayConfig;
import dev.oriel.server.outcome.Refusal;
import dev.oriel.server.session.Sessions.Admission;
import dev.oriel.server.support.FakeDesktop;
import dev.oriel.server.support.FakeHosts;
import dev.oriel.server.support.ManualTime;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SessionsTest {
    private static final String DESKTOPS = """
            desktops:
              - {id: office, host: office.example, user: ada, password: secret, keyboard-layout: 0x407}
              - {id: lab, host: lab.example, user: guest, domain: LAB}
            session: {grace: 5m, max: 3, max-per-user: 2, idle-timeout: 1h}
            viewer: {max-per-session: 2}
            """;

    private static final DesktopLayout ROOM = DesktopLayout.of(800, 600, 100);

    private final GatewayConfig config = new ConfigLoader(Map.of()).parse("test", DESKTOPS, null);
    private final DesktopConfig office = config.desktops().get(0);
    private final DesktopConfig lab = config.desktops().get(1);
    private final FakeHosts hosts = new FakeHosts();
    private final ManualTime time = new ManualTime();
    private final Sessions sessions = new Sessions(config, hosts, time, time::nanoTime);

    private static SessionRequest request(String user) {
        return new SessionRequest(user, ROOM, true, 0x409, "Europe/Zurich", Optional.empty(), false);
    }

    private static SessionRequest withLogon(String user) {
        Credentials credentials = new Credentials("u", Secret.of("p"), "");
        return new SessionRequest(user, ROOM, true, 0, "", Optional.of(credentials), false);
    }

    private Admission open(DesktopConfig desktop, SessionRequest request, RecordingViewer viewer) {
        return sessions.open(desktop, request, viewer);
    }

    @Test
    void beginsASessionWithTheViewersSizeAndTheConfiguredLogon() throws InterruptedException {
        RecordingViewer viewer = new RecordingViewer();
        assertThat(open(office, request("ada"), viewer)).isInstanceOf(Admission.Joined.class);
        FakeDesktop desktop = hosts.next();
        assertThat(desktop.settings().layout().width()).isEqualTo(800);
        assertThat(desktop.settings().credentials().orElseThrow().user()).isEqualTo("ada");
        assertThat(desktop.settings().connectTimeout()).isEqualTo(Duration.ofSeconds(30));
        assertThat(viewer.heard()).containsExactly("attached 1 new", "stage RESOLVE");
    }

    @Test
    void keepsTheKeyboardLayoutThatIsConfigured() throws InterruptedException {
        open(office, request("ada"), new RecordingViewer());
        assertThat(hosts.next().settings().keyboardLayout()).isEqualTo(0x407);
    }

    @Test
    void takesTheBrowsersKeyboardLayoutWhereNoneIsConfigured() throws InterruptedException {
        SessionRequest swiss = new SessionRequest(
                "ada", ROOM, true, 0x807, "", Optional.of(new Credentials("u", Secret.of("p"), "")), false);
        open(lab, swiss, new RecordingViewer());
        assertThat(hosts.next().settings().keyboardLayout()).isEqualTo(0x807);
    }

    @Test
    void takesUsEnglishWhereNobodyKnowsTheKeyboard() throws InterruptedException {
        open(lab, withLogon("ada"), new RecordingViewer());
        assertThat(hosts.next().settings().keyboardLayout()).isEqualTo(0x409);
    }

    @Test
    void asksForALogonThatIsNotConfigured() {
        assertThat(open(lab, request("ada"), new RecordingViewer()))
                .isEqualTo(new Admission.CredentialsNeeded("guest", "LAB"));
        assertThat(hosts.desktops()).isEmpty();
        assertThat(Sessions.needsCredentials(lab)).isTrue();
        assertThat(Sessions.needsCredentials(office)).isFalse();
    }

    @Test
    void tellsALaterViewerWhatIsKnown() throws InterruptedException {
        RecordingViewer first = new RecordingViewer();
        open(office, request("ada"), first);
        FakeDesktop desktop = hosts.next().activate(0);
        desktop.listener().pointer(new PointerShape.Hidden());
        desktop.listener().lockKeys(2);
        RecordingViewer second = new RecordingViewer();
        open(office, request("ada"), second);
        assertThat(second.heard())
                .containsExactly("attached 1 resumed", "stage ACTIVE", "active 800x600", "pointer Hidden[]", "locks 2");
        desktop.fill(new Rect(1, 2, 3, 4), 5);
        assertThat(second.heard()).endsWith("filled 3x4+1+2", "frame ended");
        assertThat(first.heard()).endsWith("filled 3x4+1+2", "frame ended");
    }

    @Test
    void livesOnForTheGraceTimeWithoutViewers() throws InterruptedException {
        RecordingViewer viewer = new RecordingViewer();
        open(office, request("ada"), viewer);
        FakeDesktop desktop = hosts.next().activate(0);
        DesktopSession session = viewer.session();
        session.leave(viewer);
        assertThat(session.state()).isEqualTo(DesktopSession.State.DETACHED);
        time.pass(Duration.ofMinutes(4));

        RecordingViewer back = new RecordingViewer();
        open(office, request("ada"), back);
        assertThat(back.session()).isSameAs(session);
        time.pass(Duration.ofMinutes(10));
        assertThat(session.state()).isEqualTo(DesktopSession.State.ACTIVE);

        session.leave(back);
        time.pass(Duration.ofMinutes(5));
        assertThat(session.state()).isEqualTo(DesktopSession.State.ENDED);
        assertThat(desktop.isClosed()).isTrue();
        assertThat(sessions.find(session.key())).isEmpty();
    }

    @Test
    void beginsAnewAfterTheEnd() throws InterruptedException {
        open(office, request("ada"), new RecordingViewer());
        hosts.next().end(Outcome.Cause.LOGGED_OFF, "");
        RecordingViewer viewer = new RecordingViewer();
        open(office, request("ada"), viewer);
        assertThat(viewer.session().number()).isEqualTo(2);
        assertThat(viewer.heard().getFirst()).isEqualTo("attached 2 new");
    }

    @Test
    void remembersHowTheLastSessionEnded() throws InterruptedException {
        RecordingViewer viewer = new RecordingViewer();
        open(office, request("ada"), viewer);
        hosts.next().end(Outcome.Cause.ACCOUNT_LOCKED, "status 0xc0000234");
        assertThat(viewer.heard()).endsWith("ended ACCOUNT_LOCKED");
        assertThat(sessions.lastOutcome(new DesktopSession.Key("ada", "office")))
                .get()
                .extracting(Outcome::detail)
                .isEqualTo("status 0xc0000234");
        assertThat(sessions.lastOutcome(new DesktopSession.Key("eve", "office")))
                .isEmpty();
    }

    @Test
    void keepsUsersApart() throws InterruptedException {
        RecordingViewer ada = new RecordingViewer();
        RecordingViewer eve = new RecordingViewer();
        open(office, request("ada"), ada);
        open(office, request("eve"), eve);
        assertThat(ada.session()).isNotSameAs(eve.session());
        hosts.next().end(Outcome.Cause.PROTOCOL_ERROR, "");
        assertThat(eve.session().state()).isEqualTo(DesktopSession.State.CONNECTING);
    }

    @Test
    void dismissesOthersOnTakeover() throws InterruptedException {
        RecordingViewer first = new RecordingViewer();
        open(office, request("ada"), first);
        RecordingViewer second = new RecordingViewer();
        sessions.open(office, new SessionRequest("ada", ROOM, true, 0, "", Optional.empty(), true), second);
        assertThat(first.heard()).endsWith("dismissed TAKEN_OVER");
        first.session().leave(first);
        assertThat(time.waiting())
                .as("only the idle timer waits: the session has a viewer")
                .isEqualTo(1);
        hosts.next().activate(0);
        assertThat(second.heard()).contains("active 800x600");
    }

    @Test
    void boundsSessionsAndViewers() {
        open(office, request("ada"), new RecordingViewer());
        open(office, request("ada"), new RecordingViewer());
        assertThat(open(office, request("ada"), new RecordingViewer()))
                .isEqualTo(new Admission.Refused(Refusal.TOO_MANY_VIEWERS));
        open(lab, withLogon("ada"), new RecordingViewer());
        DesktopConfig third = new ConfigLoader(Map.of())
                .parse("test", "desktops: [{id: third, host: h, user: u, password: p}]", null)
                .desktops()
                .getFirst();
        assertThat(open(third, request("ada"), new RecordingViewer()))
                .isInstanceOfSatisfying(Admission.Ended.class, ended -> {
                    assertThat(ended.outcome().cause()).isEqualTo(Outcome.Cause.TOO_MANY_SESSIONS);
                    assertThat(ended.outcome().detail()).isEqualTo("session.max-per-user is 2");
                });
        open(office, request("eve"), new RecordingViewer());
        assertThat(open(office, request("bob"), new RecordingViewer()))
                .isInstanceOfSatisfying(
                        Admission.Ended.class,
                        ended -> assertThat(ended.outcome().detail()).isEqualTo("session.max is 3"));
    }

    @Test
    void tellsTheHostWhetherAnybodyLooks() throws InterruptedException {
        RecordingViewer first = new RecordingViewer();
        RecordingViewer second = new RecordingViewer();
        open(office, request("ada"), first);
        open(office, request("ada"), second);
        FakeDesktop desktop = hosts.next().activate(0);
        DesktopSession session = first.session();
        session.visible(first, false);
        assertThat(desktop.suppressions()).isEmpty();
        session.visible(second, false);
        session.visible(second, false);
        assertThat(desktop.suppressions()).containsExactly(true);
        session.visible(first, true);
        assertThat(desktop.suppressions()).containsExactly(true, false);
        session.leave(first);
        session.leave(second);
        assertThat(desktop.suppressions()).containsExactly(true, false, true);
        open(office, request("ada"), new RecordingViewer());
        assertThat(desktop.suppressions()).containsExactly(true, false, true, false);
    }

    @Test
    void endsAfterTheIdleTimeCountedFromTheLastInput() throws InterruptedException {
        RecordingViewer viewer = new RecordingViewer();
        open(office, request("ada"), viewer);
        FakeDesktop desktop = hosts.next().activate(0);
        time.pass(Duration.ofMinutes(50));
        viewer.session().send(viewer, new InputEvent.MouseMove(1, 1));
        time.pass(Duration.ofMinutes(59));
        assertThat(viewer.session().state()).isEqualTo(DesktopSession.State.ACTIVE);
        time.pass(Duration.ofMinutes(1));
        assertThat(viewer.heard()).endsWith("ended IDLE_TIMEOUT");
        assertThat(desktop.isClosed()).isTrue();
        assertThat(time.waiting()).isZero();
    }

    @Test
    void tellsCancelFromDisconnect() throws InterruptedException {
        RecordingViewer waiting = new RecordingViewer();
        open(office, request("ada"), waiting);
        waiting.session().disconnect();
        assertThat(waiting.heard()).endsWith("ended CANCELLED");
        assertThat(hosts.next().isClosed()).isTrue();
        RecordingViewer working = new RecordingViewer();
        open(office, request("ada"), working);
        hosts.next().activate(0);
        working.session().disconnect();
        assertThat(working.heard()).endsWith("ended ENDED_BY_USER");
        assertThat(time.waiting()).isZero();
    }

    @Test
    void endsEverythingWhenStopped() throws InterruptedException {
        RecordingViewer viewer = new RecordingViewer();
        open(office, request("ada"), viewer);
        FakeDesktop desktop = hosts.next().activate(0);
        sessions.stop();
        assertThat(viewer.heard()).endsWith("ended SHUTTING_DOWN");
        assertThat(desktop.isClosed()).isTrue();
        assertThat(open(office, request("ada"), new RecordingViewer()))
                .isInstanceOfSatisfying(
                        Admission.Ended.class,
                        ended -> assertThat(ended.outcome().cause()).isEqualTo(Outcome.Cause.SHUTTING_DOWN));
    }

    @Test
    void hearsNothingAfterTheEnd() throws InterruptedException {
        RecordingViewer viewer = new RecordingViewer();
        open(office, request("ada"), viewer);
        FakeDesktop desktop = hosts.next();
        desktop.end(Outcome.Cause.RESET, "");
        int heard = viewer.heard().size();
        desktop.listener().stage(ConnectStage.ACTIVE);
        desktop.end(Outcome.Cause.INTERNAL_ERROR, "");
        assertThat(viewer.heard()).hasSize(heard);
        assertThat(viewer.session().outcome().orElseThrow().cause()).isEqualTo(Outcome.Cause.RESET);
    }

    @Test
    void survivesAMistakeInOneViewer() throws InterruptedException {
        RecordingViewer broken = new RecordingViewer();
        RecordingViewer good = new RecordingViewer();
        open(office, request("ada"), broken);
        open(office, request("ada"), good);
        broken.failOnPainted();
        FakeDesktop desktop = hosts.next().activate(0);
        desktop.listener().painted(new Rect(0, 0, 1, 1));
        desktop.listener().frameEnded();
        assertThat(broken.heard()).endsWith("ended INTERNAL_ERROR");
        assertThat(good.heard()).endsWith("painted 1x1+0+0", "frame ended");
        assertThat(good.session().state()).isEqualTo(DesktopSession.State.ACTIVE);
    }

    @Test
    void countsByState() throws InterruptedException {
        RecordingViewer viewer = new RecordingViewer();
        open(office, request("ada"), viewer);
        hosts.next().activate(0);
        open(office, request("eve"), new RecordingViewer());
        assertThat(sessions.counts()).isEqualTo(new Sessions.Counts(1, 1, 0, 2, 2));
        viewer.session().leave(viewer);
        assertThat(sessions.counts()).isEqualTo(new Sessions.Counts(1, 0, 1, 1, 2));
    }
}
