package dev.oriel.rdp.client;

import dev.oriel.bridge.HostSettings;
import dev.oriel.bridge.HostSettings.CertificatePolicy;
import dev.oriel.bridge.HostSettings.Credentials;
import dev.oriel.bridge.HostSettings.Graphics;
import dev.oriel.bridge.HostSettings.Security;
import dev.oriel.bridge.Secret;
import dev.oriel.rdp.testing.ScriptedHost;
import dev.oriel.rdp.wire.Limits;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;

/** Makes desktops for tests. */
final class Desktops {
    static final Duration PATIENT = Duration.ofSeconds(15);

    private Desktops() {}

    static HostSettings settings(int port, Security security, String password, Duration timeout) {
        return new HostSettings(
                "localhost",
                port,
                Optional.of(new Credentials("ada", Secret.of(password), "")),
                security,
                new CertificatePolicy.Any(),
                32,
                640,
                480,
                0x409,
                "Europe/Berlin",
                "oriel",
                timeout);
    }

    /** Of a host without encryption that may draw with so much. */
    static HostSettings drawing(int port, Graphics graphics) {
        HostSettings usual = settings(port, Security.RDP, "secret", PATIENT);
        return new HostSettings(
                usual.host(),
                usual.port(),
                usual.credentials(),
                usual.security(),
                usual.certificate(),
                usual.colorDepth(),
                usual.layout(),
                usual.keyboardLayout(),
                usual.timeZone(),
                usual.clientName(),
                usual.connectTimeout(),
                graphics);
    }

    static ThreadFactory threads() {
        return Thread.ofVirtual().name("test-", 1).factory();
    }

    static RdpDesktop connect(ScriptedHost host, Security security, SessionRecorder recorder) {
        return connect(settings(host.port(), security, "secret", PATIENT), recorder);
    }

    static RdpDesktop connect(HostSettings settings, SessionRecorder recorder) {
        return RdpDesktop.connect(settings, recorder, Limits.DEFAULT, threads());
    }
}
