package dev.oriel.rdp.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oriel.bridge.HostSettings.Security;
import dev.oriel.bridge.Outcome;
import dev.oriel.bridge.Outcome.Cause;
import dev.oriel.display.Surface;
import dev.oriel.rdp.info.AutoReconnectProof;
import dev.oriel.rdp.security.Digests;
import dev.oriel.rdp.security.standard.EncryptionMethod;
import dev.oriel.rdp.share.AutoReconnectCookie;
import dev.oriel.rdp.share.ExtendedLogonInfo;
import dev.oriel.rdp.share.PlaySound;
import dev.oriel.rdp.share.SaveSessionInfo;
import dev.oriel.rdp.testing.GoodHost;
import dev.oriel.rdp.testing.HostEnd;
import dev.oriel.rdp.testing.ScriptedHost;
import dev.oriel.rdp.wire.Bytes;
import dev.oriel.rdp.wire.Limits;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** [MS-RDPBCGR] 5.5 Automatic Reconnection. */
class ReconnectTest {
    private static final AutoReconnectCookie COOKIE =
            new AutoReconnectCookie(9, Bytes.ofHex("a8027daee281e61b0c1cb4cd2b7c8c2e"));

    private final SessionRecorder recorder = new SessionRecorder();
    private final BlockingQueue<Optional<AutoReconnectProof>> proofs = new LinkedBlockingQueue<>();
    private final BlockingQueue<Bytes> randoms = new LinkedBlockingQueue<>();

    private void serve(HostEnd end, EncryptionMethod method, boolean breaks) throws Exception {
        GoodHost host = GoodHost.plain(end).encrypting(method).serve();
        proofs.add(host.info().extended().orElseThrow().autoReconnect());
        randoms.add(host.clientRandom());
        if (breaks) {
            end.write(
                    GoodHost.IO_CHANNEL,
                    0,
                    GoodHost.data(new SaveSessionInfo(new ExtendedLogonInfo(Optional.of(COOKIE), Optional.empty()))));
            end.write(GoodHost.IO_CHANNEL, 0, GoodHost.data(new PlaySound(1, 1)));
            // Only what the client has read for sure is not lost with the line.
            recorder.await("bell 1"::equals);
            end.reset();
        } else {
            end.write(GoodHost.IO_CHANNEL, 0, GoodHost.data(new PlaySound(1, 2)));
            host.drain();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = EncryptionMethod.class,
            names = {"NONE", "RC4_128"})
    void comesBackToTheSameSessionByTheCookie(EncryptionMethod method) throws Exception {
        try (ScriptedHost host =
                ScriptedHost.start(end -> serve(end, method, true), end -> serve(end, method, false))) {
            RdpDesktop desktop = Desktops.connect(host, Security.RDP, recorder);
            Surface surface = desktop.surface();
            recorder.await("bell 2"::equals);
            assertThat(desktop.surface()).isSameAs(surface);
            desktop.close();
            assertThat(recorder.awaitEnd().cause()).isEqualTo(Cause.ENDED_BY_USER);
            assertThat(host.failures()).isEmpty();
        }
        assertThat(proofs.take()).isEmpty();
        randoms.take();
        AutoReconnectProof proof = proofs.take().orElseThrow();
        assertThat(proof.logonId()).isEqualTo(9);
        assertThat(proof.securityVerifier())
                .isEqualTo(Bytes.wrap(Digests.hmacMd5(
                        COOKIE.arcRandomBits().toArray(), randoms.take().toArray())));
    }

    @Test
    void theFirstCauseIsToldWhereTheHostDoesNotComeBack() throws Exception {
        ScriptedHost host = ScriptedHost.start(end -> serve(end, EncryptionMethod.NONE, true));
        try {
            RdpDesktop desktop = Desktops.connect(host, Security.RDP, recorder);
            recorder.await("bell 1"::equals);
            host.close();
            recorder.await(event ->
                    recorder.events().stream().filter("stage CONNECT"::equals).count() > 1);
            desktop.close();
            assertThat(recorder.awaitEnd().cause()).isEqualTo(Cause.ENDED_BY_USER);
        } finally {
            host.close();
        }
    }

    @Test
    void withoutACookieABrokenLineIsTheEnd() throws Exception {
        try (ScriptedHost host = ScriptedHost.start(end -> {
            GoodHost.plain(end).serve();
            recorder.awaitActive();
            end.reset();
        })) {
            Desktops.connect(host, Security.RDP, recorder);
            Outcome outcome = recorder.awaitEnd();
            assertThat(outcome.cause()).isEqualTo(Cause.RESET);
            assertThat(host.connections()).isEqualTo(1);
        }
    }

    @Test
    void twoHundredConnectionsLeaveNoThreadBehind() throws Exception {
        List<Thread> made = new CopyOnWriteArrayList<>();
        ThreadFactory virtual = Desktops.threads();
        ThreadFactory counted = task -> {
            Thread thread = virtual.newThread(task);
            made.add(thread);
            return thread;
        };
        try (ScriptedHost host = ScriptedHost.start(end -> {
            GoodHost.plain(end).serve().farewell();
        })) {
            for (int i = 0; i < 200; i++) {
                SessionRecorder each = new SessionRecorder();
                RdpDesktop desktop = RdpDesktop.connect(
                        Desktops.settings(host.port(), Security.RDP, "secret", Desktops.PATIENT),
                        each,
                        Limits.DEFAULT,
                        counted);
                each.awaitActive();
                desktop.close();
                assertThat(each.awaitEnd().cause()).isEqualTo(Cause.ENDED_BY_USER);
            }
            for (Thread thread : made) {
                assertThat(thread.join(Duration.ofSeconds(5)))
                        .as(thread.getName())
                        .isTrue();
            }
            assertThat(host.failures()).isEmpty();
        }
        assertThat(made).hasSizeGreaterThanOrEqualTo(400);
    }
}
