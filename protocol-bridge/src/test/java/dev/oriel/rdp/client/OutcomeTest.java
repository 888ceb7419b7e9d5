package dev.oriel.rdp.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oriel.bridge.ConnectStage;
import dev.oriel.bridge.HostSettings;
import dev.oriel.bridge.HostSettings.CertificatePolicy;
import dev.oriel.bridge.HostSettings.Security;
import dev.oriel.bridge.InputEvent;
import dev.oriel.bridge.Outcome;
import dev.oriel.bridge.Outcome.Cause;
import dev.oriel.rdp.license.LicenseBlob;
import dev.oriel.rdp.license.LicenseErrorAlert;
import dev.oriel.rdp.mcs.McsPdu;
import dev.oriel.rdp.security.standard.SecurityHeader;
import dev.oriel.rdp.share.ErrorInfo;
import dev.oriel.rdp.share.ServerRedirection;
import dev.oriel.rdp.share.ServerRedirectionPdu;
import dev.oriel.rdp.share.SetErrorInfo;
import dev.oriel.rdp.testing.GoodHost;
import dev.oriel.rdp.testing.HostEnd;
import dev.oriel.rdp.testing.ScriptedHost;
import dev.oriel.rdp.testing.ScriptedHost.Script;
import dev.oriel.rdp.wire.Bytes;
import dev.oriel.rdp.x224.ConnectionConfirm;
import dev.oriel.rdp.x224.NegotiationReply;
import dev.oriel.rdp.x224.SecurityProtocol;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How sessions end that a host, the network or the user has ended on purpose. */
class OutcomeTest {
    private final SessionRecorder recorder = new SessionRecorder();

    private Outcome endOf(Security security, Script... scripts) throws Exception {
        try (ScriptedHost host = ScriptedHost.start(scripts);
                RdpDesktop desktop = Desktops.connect(host, security, recorder)) {
            Outcome outcome = recorder.awaitEnd();
            assertThat(host.failures()).isEmpty();
            assertThat(desktop.send(new InputEvent.MouseMove(1, 1))).isFalse();
            return outcome;
        }
    }

    private static void fail(HostEnd end, long code) throws Exception {
        end.readX224();
        end.write(new ConnectionConfirm(0, Optional.of(new NegotiationReply.Failed(code))));
    }

    @ParameterizedTest
    @CsvSource({
        "1, RDP, TLS_REQUIRED",
        "2, TLS, TLS_NOT_SUPPORTED",
        "3, TLS, HOST_CERTIFICATE_MISSING",
        "4, NLA, SECURITY_MISMATCH",
        "5, TLS, NLA_REQUIRED",
        "6, AUTO, NOT_SUPPORTED",
        "77, AUTO, SECURITY_MISMATCH"
    })
    void eachFailureCodeOfTheNegotiationHasItsCause(long code, Security security, Cause cause) throws Exception {
        Outcome outcome = endOf(security, end -> fail(end, code));
        assertThat(outcome.cause()).isEqualTo(cause);
        assertThat(outcome.stage()).isEqualTo(ConnectStage.NEGOTIATE);
        assertThat(outcome.hostCode()).hasValue(code);
    }

    @ParameterizedTest
    @ValueSource(longs = {2, 3})
    void autoFallsBackToRdpSecurityWhereTheHostCannotDoTls(long code) throws Exception {
        try (ScriptedHost host = ScriptedHost.start(
                        end -> fail(end, code),
                        end -> GoodHost.plain(end).serve().drain());
                RdpDesktop desktop = Desktops.connect(host, Security.AUTO, recorder)) {
            recorder.awaitActive();
            assertThat(desktop.send(new InputEvent.MouseMove(1, 1))).isTrue();
            assertThat(host.connections()).isEqualTo(2);
        }
    }

    @Test
    void aHostWithoutNegotiationIsTakenWithRdpSecurity() throws Exception {
        try (ScriptedHost host = ScriptedHost.start(end -> {
                    end.readX224();
                    end.write(new ConnectionConfirm(0, Optional.empty()));
                    GoodHost good = GoodHost.plain(end);
                    good.settings().attach().join().commence().license().activate();
                    good.drain();
                });
                RdpDesktop desktop = Desktops.connect(host, Security.AUTO, recorder)) {
            recorder.awaitActive();
            assertThat(desktop.surface().width()).isEqualTo(640);
        }
    }

    @Test
    void aHostWithoutNegotiationIsRefusedWhereTlsIsWanted() throws Exception {
        Outcome outcome = endOf(Security.TLS, end -> {
            end.readX224();
            end.write(new ConnectionConfirm(0, Optional.empty()));
        });
        assertThat(outcome.cause()).isEqualTo(Cause.TLS_NOT_SUPPORTED);
    }

    @Test
    void aHostMayNotSelectWhatWasNotOffered() throws Exception {
        Outcome outcome = endOf(Security.TLS, end -> {
            end.readX224();
            end.write(new ConnectionConfirm(0, Optional.of(new NegotiationReply.Selected(0, SecurityProtocol.HYBRID))));
        });
        assertThat(outcome.cause()).isEqualTo(Cause.SECURITY_MISMATCH);
        assertThat(outcome.detail()).contains("HYBRID");
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTP/1.1 400 Bad Request", "SSH-2.0-OpenSSH_9.2", "RFB 003.008", "220 mail ESMTP"})
    void tellsWhatAnsweredInPlaceOfRdp(String line) throws Exception {
        Outcome outcome = endOf(Security.AUTO, end -> end.write(Bytes.ofAscii(line + "\r\n")));
        assertThat(outcome.cause()).isEqualTo(Cause.NOT_RDP);
        assertThat(outcome.detail()).contains("\"" + line + "\"");
    }

    @Test
    void recognizesAServerThatSpeaksTlsAtOnce() throws Exception {
        Outcome outcome = endOf(Security.AUTO, end -> end.write(Bytes.ofHex("15030300020246")));
        assertThat(outcome.cause()).isEqualTo(Cause.NOT_RDP);
        assertThat(outcome.detail()).contains("HTTPS");
    }

    @Test
    void aRefusedConnectionIsNotATimeout() throws Exception {
        int port;
        try (ServerSocket unused = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = unused.getLocalPort();
        }
        Desktops.connect(Desktops.settings(port, Security.AUTO, "secret", Desktops.PATIENT), recorder);
        Outcome outcome = recorder.awaitEnd();
        assertThat(outcome.cause()).isEqualTo(Cause.REFUSED);
        assertThat(outcome.stage()).isEqualTo(ConnectStage.CONNECT);
    }

    @Test
    void aNameWithoutAddressIsToldSo() throws Exception {
        HostSettings settings = new HostSettings(
                "no-such-host.invalid",
                3389,
                Optional.empty(),
                Security.AUTO,
                new CertificatePolicy.Any(),
                32,
                640,
                480,
                0x409,
                "UTC",
                "oriel",
                Desktops.PATIENT);
        Desktops.connect(settings, recorder);
        Outcome outcome = recorder.awaitEnd();
        assertThat(outcome.cause()).isEqualTo(Cause.NAME_NOT_FOUND);
        assertThat(outcome.stage()).isEqualTo(ConnectStage.RESOLVE);
    }

    @Test
    void aWrongPasswordIsRefusedInCredSsp() throws Exception {
        try (ScriptedHost host = ScriptedHost.start(end ->
                new GoodHost(end, SecurityProtocol.HYBRID).negotiate().protect().settings())) {
            HostSettings settings = Desktops.settings(host.port(), Security.NLA, "wrong", Desktops.PATIENT);
            Desktops.connect(settings, recorder);
            Outcome outcome = recorder.awaitEnd();
            assertThat(outcome.cause()).isEqualTo(Cause.LOGON_REFUSED);
            assertThat(outcome.stage()).isEqualTo(ConnectStage.CREDENTIALS);
        }
    }

    @Test
    void aUserWhoMayNotLogOnRemotelyIsToldSo() throws Exception {
        Outcome outcome = endOf(Security.NLA, end -> {
            GoodHost good = new GoodHost(end, SecurityProtocol.HYBRID_EX);
            good.negotiate();
            end.startTls(GoodHost.certificate().serverContext());
            good.credSsp();
            good.authorize(5);
            end.waitForClose();
        });
        assertThat(outcome.cause()).isEqualTo(Cause.LOGON_TYPE_NOT_GRANTED);
        assertThat(outcome.hostCode()).hasValue(5);
    }

    @Test
    void anotherCertificateThanThePinnedOneIsRefused() throws Exception {
        try (ScriptedHost host = ScriptedHost.start(end -> new GoodHost(end, SecurityProtocol.TLS).serve())) {
            HostSettings any = Desktops.settings(host.port(), Security.TLS, "secret", Desktops.PATIENT);
            HostSettings pinned = new HostSettings(
                    any.host(),
                    any.port(),
                    any.credentials(),
                    any.security(),
                    new CertificatePolicy.Fingerprint("00".repeat(32)),
                    any.colorDepth(),
                    any.layout().width(),
                    any.layout().height(),
                    any.keyboardLayout(),
                    any.timeZone(),
                    any.clientName(),
                    any.connectTimeout());
            Desktops.connect(pinned, recorder);
            Outcome outcome = recorder.awaitEnd();
            assertThat(outcome.cause()).isEqualTo(Cause.TLS_FINGERPRINT_MISMATCH);
            assertThat(outcome.stage()).isEqualTo(ConnectStage.TLS);
        }
    }

    @Test
    void aHostThatBreaksTheTlsHandshakeIsToldApart() throws Exception {
        Outcome outcome = endOf(Security.TLS, end -> {
            new GoodHost(end, SecurityProtocol.TLS).negotiate();
            end.readSome();
        });
        assertThat(outcome.cause()).isEqualTo(Cause.RESET);
        assertThat(outcome.stage()).isEqualTo(ConnectStage.TLS);
    }

    @Test
    void theHostsLicensingErrorEndsTheSession() throws Exception {
        Outcome outcome = endOf(Security.RDP, end -> {
            GoodHost good = GoodHost.plain(end);
            good.negotiate().settings().attach().join().commence();
            end.write(
                    GoodHost.IO_CHANNEL,
                    SecurityHeader.LICENSE_PKT,
                    new LicenseErrorAlert(
                            LicenseErrorAlert.NO_LICENSE_SERVER,
                            LicenseErrorAlert.TOTAL_ABORT,
                            new LicenseBlob(LicenseBlob.ERROR, Bytes.EMPTY)));
            end.waitForClose();
        });
        assertThat(outcome.cause()).isEqualTo(Cause.LICENSE_REFUSED);
        assertThat(outcome.stage()).isEqualTo(ConnectStage.LICENSE);
        assertThat(outcome.hostCode()).hasValue(6);
    }

    @ParameterizedTest
    @CsvSource({
        "LOGOFF_BY_USER, LOGGED_OFF",
        "DISCONNECTED_BY_OTHER_CONNECTION, OTHER_CONNECTION",
        "IDLE_TIMEOUT, IDLE_TIMEOUT",
        "BAD_CAPABILITIES, PROTOCOL_ERROR"
    })
    void theHostsErrorInfoExplainsTheEnd(ErrorInfo info, Cause cause) throws Exception {
        Outcome outcome = endOf(Security.RDP, end -> {
            GoodHost.plain(end).serve();
            end.write(GoodHost.IO_CHANNEL, 0, GoodHost.data(new SetErrorInfo(info.code())));
            end.write(new McsPdu.DisconnectProviderUltimatum(McsPdu.DisconnectProviderUltimatum.PROVIDER_INITIATED));
        });
        assertThat(outcome.cause()).isEqualTo(cause);
        assertThat(outcome.hostCode()).hasValue(info.code());
    }

    @ParameterizedTest
    @CsvSource({"3, LOGGED_OFF", "1, ENDED_BY_ADMINISTRATOR", "4, HOST_ERROR"})
    void theReasonOfMcsCountsWhereTheHostGivesNoOther(int reason, Cause cause) throws Exception {
        Outcome outcome = endOf(Security.RDP, end -> {
            GoodHost.plain(end).serve();
            end.write(new McsPdu.DisconnectProviderUltimatum(reason));
        });
        assertThat(outcome.cause()).isEqualTo(cause);
        assertThat(outcome.stage()).isEqualTo(ConnectStage.ACTIVE);
    }

    @Test
    void aRedirectionIsToldWithItsTarget() throws Exception {
        Outcome outcome = endOf(Security.RDP, end -> {
            GoodHost.plain(end).serve();
            end.write(GoodHost.IO_CHANNEL, 0, new ServerRedirectionPdu(0x03EA, redirection()));
            end.waitForClose();
        });
        assertThat(outcome.cause()).isEqualTo(Cause.REDIRECTED);
        assertThat(outcome.detail()).contains("desk7.example.org");
    }

    private static ServerRedirection redirection() {
        return new ServerRedirection(
                7,
                0,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(Bytes.ofAscii("secret")),
                Optional.of("desk7.example.org"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of());
    }

    @Test
    void aDesktopLargerThanTheLimitEndsTheSession() throws Exception {
        Outcome outcome = endOf(Security.RDP, end -> {
            GoodHost.plain(end).withDesktop(65535, 65535).serve();
            end.waitForClose();
        });
        assertThat(outcome.cause()).isEqualTo(Cause.LIMIT_EXCEEDED);
        assertThat(outcome.detail()).contains("desktopWidth").contains("65535");
    }

    @Test
    void closingWhileTheHostIsSilentCancelsAtOnce() throws Exception {
        try (ScriptedHost host = ScriptedHost.start(HostEnd::waitForClose)) {
            RdpDesktop desktop = Desktops.connect(host, Security.AUTO, recorder);
            recorder.await("stage NEGOTIATE"::equals);
            long before = System.nanoTime();
            desktop.close();
            Outcome outcome = recorder.awaitEnd();
            assertThat(outcome.cause()).isEqualTo(Cause.CANCELLED);
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(5));
        }
    }

    @Test
    void credentialsThatCannotBeSentAreRefusedBeforeAnythingElse() throws Exception {
        Desktops.connect(Desktops.settings(1, Security.AUTO, "x".repeat(256), Desktops.PATIENT), recorder);
        Outcome outcome = recorder.awaitEnd();
        assertThat(outcome.cause()).isEqualTo(Cause.LOGON_REFUSED);
        assertThat(outcome.detail()).contains("255");
    }
}
