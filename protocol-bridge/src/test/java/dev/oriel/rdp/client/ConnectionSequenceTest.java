package dev.oriel.rdp.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oriel.bridge.ConnectStage;
import dev.oriel.bridge.HostSettings.Security;
import dev.oriel.bridge.InputEvent;
import dev.oriel.bridge.Outcome;
import dev.oriel.bridge.Outcome.Cause;
import dev.oriel.rdp.autodetect.AutoDetectRequest;
import dev.oriel.rdp.autodetect.AutoDetectRequest.BandwidthStop;
import dev.oriel.rdp.autodetect.AutoDetectResponse;
import dev.oriel.rdp.autodetect.MultitransportRequest;
import dev.oriel.rdp.autodetect.MultitransportResponse;
import dev.oriel.rdp.info.ClientInfo;
import dev.oriel.rdp.mcs.McsPdu;
import dev.oriel.rdp.security.standard.EncryptionMethod;
import dev.oriel.rdp.security.standard.SecurityHeader;
import dev.oriel.rdp.security.standard.SecurityLayer;
import dev.oriel.rdp.share.DeactivateAll;
import dev.oriel.rdp.share.PlaySound;
import dev.oriel.rdp.share.ShareData;
import dev.oriel.rdp.testing.GoodHost;
import dev.oriel.rdp.testing.HostEnd;
import dev.oriel.rdp.testing.ScriptedHost;
import dev.oriel.rdp.wire.Bytes;
import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.WireReader;
import dev.oriel.rdp.x224.Routing;
import dev.oriel.rdp.x224.SecurityProtocol;
import java.io.IOException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A client and a host that both do as they should. */
class ConnectionSequenceTest {
    private final SessionRecorder recorder = new SessionRecorder();
    private final BlockingQueue<Object> seen = new LinkedBlockingQueue<>();

    /** Rings the bell, so that the client shows that it understands, and keeps the connection until the client hangs up. */
    private void ringAndDrain(GoodHost host) throws IOException {
        host.end().write(GoodHost.IO_CHANNEL, 0, GoodHost.data(new PlaySound(100, 440)));
        host.drain();
    }

    private Object next() throws InterruptedException {
        Object object = seen.poll(10, TimeUnit.SECONDS);
        assertThat(object).as("what the host has seen").isNotNull();
        return object;
    }

    private void runToTheBell(ScriptedHost host, Security security) throws Exception {
        try (RdpDesktop desktop = Desktops.connect(host, security, recorder)) {
            recorder.await("bell 440"::equals);
            assertThat(desktop.surface().width()).isEqualTo(640);
        }
        Outcome outcome = recorder.awaitEnd();
        assertThat(outcome.cause()).isEqualTo(Cause.ENDED_BY_USER);
        assertThat(host.failures()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(EncryptionMethod.class)
    void connectsWithRdpSecurityOfEveryMethod(EncryptionMethod method) throws Exception {
        try (ScriptedHost host = ScriptedHost.start(
                end -> ringAndDrain(GoodHost.plain(end).encrypting(method).serve()))) {
            runToTheBell(host, Security.RDP);
        }
        assertThat(recorder.stages())
                .containsExactly(
                        ConnectStage.RESOLVE,
                        ConnectStage.CONNECT,
                        ConnectStage.NEGOTIATE,
                        ConnectStage.SETTINGS,
                        ConnectStage.SECURITY,
                        ConnectStage.LICENSE,
                        ConnectStage.CAPABILITIES,
                        ConnectStage.ACTIVE);
    }

    @ParameterizedTest
    @CsvSource({"TLS, 1", "AUTO, 1", "NLA, 2", "AUTO, 2", "NLA, 8", "AUTO, 8"})
    void connectsWithTheProtocolThatTheHostSelects(Security security, long protocol) throws Exception {
        try (ScriptedHost host = ScriptedHost.start(end -> ringAndDrain(new GoodHost(end, protocol).serve()))) {
            runToTheBell(host, security);
        }
        assertThat(recorder.stages()).contains(ConnectStage.TLS, ConnectStage.ACTIVE);
        assertThat(recorder.stages().contains(ConnectStage.CREDENTIALS)).isEqualTo(protocol != SecurityProtocol.TLS);
    }

    @Test
    void connectsWithoutJoiningChannelsWhereTheHostCanDoWithout() throws Exception {
        try (ScriptedHost host = ScriptedHost.start(
                end -> ringAndDrain(GoodHost.plain(end).skippingJoin().serve()))) {
            runToTheBell(host, Security.RDP);
        }
    }

    @Test
    void tellsTheHostWhoLogsOn() throws Exception {
        try (ScriptedHost host = ScriptedHost.start(end -> {
            GoodHost good = GoodHost.plain(end).serve();
            seen.add(good.request());
            seen.add(good.info());
            ringAndDrain(good);
        })) {
            runToTheBell(host, Security.RDP);
        }
        assertThat(((dev.oriel.rdp.x224.ConnectionRequest) next()).routing()).contains(new Routing.Cookie("ada"));
        ClientInfo info = (ClientInfo) next();
        assertThat(info.userName()).isEqualTo("ada");
        assertThat(info.password()).isEqualTo("secret");
        assertThat(info.flags() & ClientInfo.AUTOLOGON).isNotZero();
        assertThat(info.extended().orElseThrow().timeZone().bias()).isEqualTo(-60);
        assertThat(info.extended().orElseThrow().autoReconnect()).isEmpty();
    }

    @Test
    void answersMeasurementsWhileConnecting() throws Exception {
        try (ScriptedHost host = ScriptedHost.start(end -> {
            GoodHost good = GoodHost.plain(end).withMessageChannel();
            good.negotiate().settings().attach().join().commence();
            measure(end, new AutoDetectRequest.RttRequest(1, AutoDetectRequest.RttRequest.CONNECT_TIME));
            seen.add(AutoDetectResponse.decode(response(end)));
            measure(end, new AutoDetectRequest.BandwidthStart(2, AutoDetectRequest.BandwidthStart.CONNECT_TIME));
            measure(end, new AutoDetectRequest.BandwidthPayload(2, Bytes.wrap(new byte[9000])));
            measure(end, new BandwidthStop(2, BandwidthStop.CONNECT_TIME, Bytes.wrap(new byte[1000])));
            seen.add(AutoDetectResponse.decode(response(end)));
            good.license().activate();
            ringAndDrain(good);
        })) {
            runToTheBell(host, Security.RDP);
        }
        assertThat(next()).isEqualTo(new AutoDetectResponse.RttResponse(1));
        assertThat(next()).isInstanceOfSatisfying(AutoDetectResponse.BandwidthResults.class, results -> {
            assertThat(results.responseType()).isEqualTo(AutoDetectResponse.BandwidthResults.CONNECT_TIME);
            assertThat(results.byteCount()).isEqualTo(10_000);
            assertThat(results.timeDelta()).isPositive();
        });
    }

    @Test
    void answersMeasurementsAndDeclinesOtherTransportsWhileActive() throws Exception {
        try (ScriptedHost host = ScriptedHost.start(end -> {
            GoodHost good = GoodHost.plain(end).withMessageChannel().serve();
            measure(end, new AutoDetectRequest.BandwidthStart(5, AutoDetectRequest.BandwidthStart.RELIABLE));
            end.write(GoodHost.IO_CHANNEL, 0, GoodHost.data(new PlaySound(1, 1)));
            measure(end, new BandwidthStop(5, BandwidthStop.RELIABLE, Bytes.EMPTY));
            seen.add(AutoDetectResponse.decode(response(end)));
            end.write(
                    GoodHost.MESSAGE_CHANNEL,
                    SecurityHeader.TRANSPORT_REQ,
                    new MultitransportRequest(7, 1, Bytes.wrap(new byte[16])));
            SecurityLayer.Opened answer = end.readChannel(true);
            assertThat(answer.has(SecurityHeader.TRANSPORT_RSP)).isTrue();
            seen.add(MultitransportResponse.decode(answer.pdu()));
            ringAndDrain(good);
        })) {
            runToTheBell(host, Security.RDP);
        }
        assertThat(next())
                .isInstanceOfSatisfying(
                        AutoDetectResponse.BandwidthResults.class,
                        results -> assertThat(results.byteCount()).isGreaterThan(30));
        assertThat(next()).isEqualTo(new MultitransportResponse(7, MultitransportResponse.E_ABORT));
    }

    private static void measure(HostEnd end, AutoDetectRequest request) throws IOException {
        end.write(GoodHost.MESSAGE_CHANNEL, SecurityHeader.AUTODETECT_REQ, request);
    }

    private static WireReader response(HostEnd end) throws IOException, DecodeException {
        SecurityLayer.Opened answer = end.readChannel(true);
        assertThat(answer.has(SecurityHeader.AUTODETECT_RSP)).isTrue();
        return answer.pdu();
    }

    @Test
    void followsADeactivationRightAfterTheConnectionToAnotherSize() throws Exception {
        try (ScriptedHost host = ScriptedHost.start(end -> {
            GoodHost good = GoodHost.plain(end).serve();
            end.write(GoodHost.IO_CHANNEL, 0, new DeactivateAll(0x03EA, GoodHost.SHARE_ID, Bytes.ofHex("00")));
            good.withDesktop(800, 600).activate();
            ringAndDrain(good);
        })) {
            try (RdpDesktop desktop = Desktops.connect(host, Security.RDP, recorder)) {
                recorder.await("bell 440"::equals);
                assertThat(desktop.surface().width()).isEqualTo(800);
            }
            recorder.awaitEnd();
            assertThat(host.failures()).isEmpty();
        }
        assertThat(recorder.events()).containsSubsequence("active 640x480", "resized 800x600", "active 800x600");
        assertThat(recorder.stages()).containsOnlyOnce(ConnectStage.ACTIVE, ConnectStage.CAPABILITIES);
    }

    @Test
    void takesADeactivationBeforeTheFirstShareToo() throws Exception {
        try (ScriptedHost host = ScriptedHost.start(end -> {
            GoodHost good = GoodHost.plain(end);
            good.negotiate().settings().attach().join().commence().license();
            good.demand();
            good.confirm();
            end.write(GoodHost.IO_CHANNEL, 0, new DeactivateAll(0x03EA, GoodHost.SHARE_ID, Bytes.EMPTY));
            good.activate();
            ringAndDrain(good);
        })) {
            runToTheBell(host, Security.RDP);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = EncryptionMethod.class,
            names = {"NONE", "RC4_128", "FIPS"})
    void carriesInputToTheHost(EncryptionMethod method) throws Exception {
        Semaphore mayServe = new Semaphore(0);
        try (ScriptedHost host = ScriptedHost.start(end -> {
            mayServe.acquireUninterruptibly();
            GoodHost good = GoodHost.plain(end).encrypting(method).serve();
            for (int i = 0; i < 3; i++) {
                WireReader frame = end.readFrame();
                seen.add(frame.peekU8() & 3);
            }
            ringAndDrain(good);
        })) {
            RdpDesktop desktop = Desktops.connect(host, Security.RDP, recorder);
            assertThat(desktop.send(new InputEvent.MouseMove(1, 2))).isFalse();
            mayServe.release();
            recorder.awaitActive();
            assertThat(desktop.send(new InputEvent.Key(0x1E, false, false, true)))
                    .isTrue();
            assertThat(desktop.send(new InputEvent.Key(0x1E, false, false, false)))
                    .isTrue();
            assertThat(desktop.send(new InputEvent.MouseMove(10, 20))).isTrue();
            recorder.await("bell 440"::equals);
            desktop.close();
            recorder.awaitEnd();
            assertThat(desktop.send(new InputEvent.MouseMove(1, 2))).isFalse();
            assertThat(host.failures()).isEmpty();
        }
        assertThat(seen).containsOnly(0).hasSize(3);
    }

    @Test
    void saysGoodByeBeforeItHangsUp() throws Exception {
        try (ScriptedHost host = ScriptedHost.start(end -> {
            seen.add(GoodHost.plain(end).serve().farewell());
        })) {
            RdpDesktop desktop = Desktops.connect(host, Security.RDP, recorder);
            recorder.awaitActive();
            desktop.close();
            desktop.close();
            assertThat(recorder.awaitEnd().cause()).isEqualTo(Cause.ENDED_BY_USER);
            assertThat(next())
                    .isEqualTo(
                            new McsPdu.DisconnectProviderUltimatum(McsPdu.DisconnectProviderUltimatum.USER_REQUESTED));
            assertThat(host.failures()).isEmpty();
        }
    }

    @Test
    void saysGoodByeToAHostThatDoesNotAnswer() throws Exception {
        try (ScriptedHost host = ScriptedHost.start(end -> {
            GoodHost.plain(end).serve();
            end.readShare(ShareData.class);
            seen.add(end.readMcs(McsPdu.DisconnectProviderUltimatum.class));
        })) {
            RdpDesktop desktop = Desktops.connect(host, Security.RDP, recorder);
            recorder.awaitActive();
            desktop.close();
            assertThat(recorder.awaitEnd().cause()).isEqualTo(Cause.ENDED_BY_USER);
            assertThat(next()).isInstanceOf(McsPdu.DisconnectProviderUltimatum.class);
            assertThat(host.failures()).isEmpty();
        }
    }
}
