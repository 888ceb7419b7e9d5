package dev.oriel.rdp.security.tls;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.oriel.bridge.ConnectStage;
import dev.oriel.bridge.HostSettings.CertificatePolicy;
import dev.oriel.bridge.Outcome;
import dev.oriel.bridge.Outcome.Cause;
import dev.oriel.rdp.wire.Bytes;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SSLSocket;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class TlsConnectionTest {
    private interface Task {
        void run() throws Exception;
    }

    private interface Host {
        void serve(SSLSocket socket) throws Exception;
    }

    private interface PlainHost {
        void serve(Socket socket) throws Exception;
    }

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /** Hosts fail when the test is over and the line is cut; what counts is what the client saw. */
    private final List<Future<?>> running = new ArrayList<>();

    private void start(Task task) {
        running.add(threads.submit(() -> {
            task.run();
            return true;
        }));
    }

    @AfterEach
    void stopThreads() {
        threads.shutdownNow();
    }

    @ParameterizedTest
    @CsvSource({
        "TLSv1.2, RSA, 2048, SHA256withRSA",
        "TLSv1.3, RSA, 2048, SHA256withRSA",
        "TLSv1.2, RSA, 1024, SHA1withRSA",
        "TLSv1.3, RSA, 1024, SHA1withRSA",
        "TLSv1.2, RSA, 1024, MD5withRSA",
        "TLSv1.3, EC, 256, SHA256withECDSA"
    })
    void anyAcceptsSelfSignedCertificatesForEnciphermentOnly(
            String protocol, String algorithm, int bits, String signature) throws Exception {
        TestCertificate certificate = TestCertificate.make(TestCertificate.Order.usual()
                .key(algorithm, bits, signature)
                .name("other.example")
                .usage(KeyUsage.keyEncipherment | KeyUsage.dataEncipherment)
                .valid(TestCertificate.NOW.minus(Duration.ofDays(9)), TestCertificate.NOW.minus(Duration.ofDays(8))));
        try (TlsConnection connection =
                connect(certificate, protocol, new CertificatePolicy.Any(), TlsConnectionTest::echo)) {
            connection.output().write("hello".getBytes(US_ASCII));
            assertThat(connection.input().readNBytes(5)).isEqualTo("hello".getBytes(US_ASCII));
            assertThat(connection.protocol()).isEqualTo(protocol);
            assertThat(connection.cipherSuite()).startsWith("TLS_");
            assertThat(connection.hostCertificate()).isEqualTo(certificate.certificate());
            byte[] encoded = certificate.keys().getPublic().getEncoded();
            Bytes key = connection.hostPublicKey();
            assertThat(key).isEqualTo(Bytes.view(encoded, encoded.length - key.length(), key.length()));
        }
    }

    @Test
    void fingerprintAcceptsExactlyThatCertificate() throws Exception {
        TestCertificate certificate =
                TestCertificate.make(TestCertificate.Order.usual().name("other.example"));
        String fingerprint = HostTrust.fingerprint(certificate.certificate());
        connect(certificate, "TLSv1.3", new CertificatePolicy.Fingerprint(fingerprint), TlsConnectionTest::echo)
                .close();

        TestCertificate other = TestCertificate.make(TestCertificate.Order.usual());
        Outcome outcome = refusal(other, new CertificatePolicy.Fingerprint(fingerprint), other);
        assertThat(outcome.cause()).isEqualTo(Cause.TLS_FINGERPRINT_MISMATCH);
        assertThat(outcome.detail()).contains(fingerprint, HostTrust.fingerprint(other.certificate()));
    }

    @Test
    void systemTrustAcceptsTheRightNameFromATrustedAuthority() throws Exception {
        TestCertificate certificate = TestCertificate.make(TestCertificate.Order.usual());
        try (Socket socket = hostSocket(certificate, "TLSv1.3", TlsConnectionTest::echo)) {
            TlsSettings settings = settings("localhost", new CertificatePolicy.SystemTrust());
            TlsConnection connection =
                    TlsConnection.upgrade(socket, TlsEngines.client(settings, certificate.asAuthority()));
            assertThat(connection.protocol()).isEqualTo("TLSv1.3");
        }
    }

    @Test
    void systemTrustNamesWhatIsWrong() throws Exception {
        TestCertificate.Order usual = TestCertificate.Order.usual();
        CertificatePolicy policy = new CertificatePolicy.SystemTrust();
        Duration day = Duration.ofDays(1);

        TestCertificate wrongName = TestCertificate.make(usual.name("other.example"));
        Outcome outcome = refusal(wrongName, policy, wrongName);
        assertThat(outcome.cause()).isEqualTo(Cause.TLS_WRONG_NAME);
        assertThat(outcome.detail()).contains("other.example").contains("localhost");

        TestCertificate unknown = TestCertificate.make(usual);
        assertThat(refusal(unknown, policy, wrongName).cause()).isEqualTo(Cause.TLS_UNKNOWN_ISSUER);

        TestCertificate expired =
                TestCertificate.make(usual.valid(TestCertificate.NOW.minus(day), TestCertificate.NOW.minusSeconds(1)));
        assertThat(refusal(expired, policy, expired).cause()).isEqualTo(Cause.TLS_EXPIRED);

        TestCertificate early =
                TestCertificate.make(usual.valid(TestCertificate.NOW.plusSeconds(1), TestCertificate.NOW.plus(day)));
        assertThat(refusal(early, policy, early).cause()).isEqualTo(Cause.TLS_NOT_YET_VALID);

        TestCertificate weak = TestCertificate.make(usual.key("RSA", 1024, "MD5withRSA"));
        assertThat(refusal(weak, policy, wrongName).cause()).isIn(Cause.TLS_WEAK, Cause.TLS_UNKNOWN_ISSUER);
    }

    @ParameterizedTest
    @CsvSource({
        "70, TLS_WEAK, protocol_version",
        "71, TLS_WEAK, insufficient_security",
        "40, TLS_WEAK, handshake_failure",
        "80, TLS_FAILED, internal_error"
    })
    void namesTheAlertOfTheHost(int alert, Cause cause, String name) throws Exception {
        Outcome outcome = failure(socket -> {
            readRecord(socket.getInputStream());
            socket.getOutputStream().write(new byte[] {21, 3, 3, 0, 2, 2, (byte) alert});
            socket.getInputStream().readAllBytes();
        });
        assertThat(outcome.cause()).isEqualTo(cause);
        assertThat(outcome.detail()).contains(name);
        assertThat(outcome.stage()).isEqualTo(ConnectStage.TLS);
    }

    @Test
    void aHostWithTls10OnlyIsTooWeak() throws Exception {
        Outcome outcome = failure(socket -> {
            readRecord(socket.getInputStream());
            // ServerHello of version 3.1 with TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA
            String hello = "16 0301 002a 02 000026 0301" + "00".repeat(32) + "00 c013 00";
            socket.getOutputStream().write(Bytes.ofHex(hello).toArray());
            socket.getInputStream().readAllBytes();
        });
        assertThat(outcome.cause()).as(outcome.detail()).isEqualTo(Cause.TLS_WEAK);
    }

    @Test
    void somethingElseThanTlsIsAFailureOfTls() throws Exception {
        Outcome outcome = failure(socket -> {
            socket.getOutputStream().write("SSH-2.0-OpenSSH_9.2\r\n".getBytes(US_ASCII));
            socket.getInputStream().readAllBytes();
        });
        assertThat(outcome.cause()).isEqualTo(Cause.TLS_FAILED);
    }

    @Test
    void aHostThatClosesHasResetTheConnection() throws Exception {
        Outcome outcome = failure(socket -> readRecord(socket.getInputStream()));
        assertThat(outcome.cause()).isEqualTo(Cause.RESET);
    }

    @Test
    void aSilentHostTimesOut() throws Exception {
        Outcome outcome = failure(socket -> socket.getInputStream().readAllBytes());
        assertThat(outcome.cause()).isEqualTo(Cause.TIMED_OUT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void availableCountsExactlyWhatCanBeReadWithoutWaiting(String protocol) throws Exception {
        TestCertificate certificate = TestCertificate.make(TestCertificate.Order.usual());
        // The host answers each byte n with n records of 1000 bytes, then with one byte 0.
        Host host = socket -> {
            InputStream in = socket.getInputStream();
            for (int count = in.read(); count >= 0; count = in.read()) {
                for (int i = 0; i < count; i++) {
                    byte[] record = new byte[1000];
                    record[999] = 1;
                    socket.getOutputStream().write(record);
                }
                socket.getOutputStream().write(0);
            }
        };
        try (TlsConnection connection = connect(certificate, protocol, new CertificatePolicy.Any(), host)) {
            InputStream in = connection.input();
            // With TLS 1.3 session tickets have arrived by now, or will in a moment: they are no data.
            assertThat(in.available()).isZero();
            for (int records : new int[] {0, 1, 30}) {
                connection.output().write(records);
                for (int i = 0; i < records; i++) {
                    assertThat(in.readNBytes(999)).hasSize(999);
                    assertThat(in.available()).isPositive();
                    assertThat(in.read()).isOne();
                }
                assertThat(in.read()).isZero();
                assertThat(in.available()).isZero();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void carriesManyRecordsBothWaysAtOnce(String protocol) throws Exception {
        TestCertificate certificate = TestCertificate.make(TestCertificate.Order.usual());
        byte[] sent = new byte[400_000];
        new Random(1).nextBytes(sent);
        try (TlsConnection connection =
                connect(certificate, protocol, new CertificatePolicy.Any(), TlsConnectionTest::echo)) {
            start(() -> {
                for (int at = 0; at < sent.length; at += 50_000) {
                    connection.output().write(sent, at, Math.min(50_000, sent.length - at));
                }
            });
            assertThat(connection.input().readNBytes(sent.length)).isEqualTo(sent);
        }
    }

    @Test
    void theEndOfTheConnectionIsTheEndOfTheStream() throws Exception {
        TestCertificate certificate = TestCertificate.make(TestCertificate.Order.usual());
        Host host = socket -> {
            socket.getOutputStream().write(7);
            socket.close();
        };
        try (TlsConnection connection = connect(certificate, "TLSv1.3", new CertificatePolicy.Any(), host)) {
            assertThat(connection.input().read()).isEqualTo(7);
            assertThat(connection.input().read()).isEqualTo(-1);
            assertThat(connection.input().available()).isZero();
        }
    }

    @Test
    void changedBytesEndTheConnectionWithAnOutcome() throws Exception {
        TestCertificate certificate = TestCertificate.make(TestCertificate.Order.usual());
        try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Socket toHost = hostSocket(
                        certificate,
                        "TLSv1.2",
                        socket -> socket.getOutputStream().write(new byte[100]))) {
            start(() -> changeApplicationData(listener, toHost));
            try (Socket plain = new Socket(listener.getInetAddress(), listener.getLocalPort());
                    TlsConnection connection =
                            TlsConnection.upgrade(plain, settings("localhost", new CertificatePolicy.Any()))) {
                assertThatThrownBy(() -> connection.input().read())
                        .isInstanceOfSatisfying(
                                TlsException.class,
                                e -> assertThat(e.outcome().cause()).isEqualTo(Cause.TLS_FAILED));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"localhost, 1", "127.0.0.1, 0", "::1, 0", "under_score, 0", "HOST7, 1"})
    void namesAreSentAndAddressesAreNot(String host, int names) throws Exception {
        assertThat(TlsEngines.serverNames(host)).hasSize(names);
        TestCertificate certificate = TestCertificate.make(TestCertificate.Order.usual());
        CompletableFuture<Integer> seen = new CompletableFuture<>();
        try (Socket socket = hostSocket(certificate, "TLSv1.3", tls -> {
            seen.complete(((ExtendedSSLSession) tls.getSession())
                    .getRequestedServerNames()
                    .size());
            echo(tls);
        })) {
            TlsConnection.upgrade(socket, settings(host, new CertificatePolicy.Any()));
            assertThat(seen.get(10, TimeUnit.SECONDS)).isEqualTo(names);
        }
    }

    // ------------------------------------------------------------------ hosts

    private static void echo(SSLSocket socket) throws IOException {
        socket.getInputStream().transferTo(socket.getOutputStream());
    }

    private TlsConnection connect(TestCertificate certificate, String protocol, CertificatePolicy policy, Host host)
            throws Exception {
        return TlsConnection.upgrade(hostSocket(certificate, protocol, host), settings("localhost", policy));
    }

    private Outcome refusal(TestCertificate certificate, CertificatePolicy policy, TestCertificate authority)
            throws Exception {
        try (Socket socket = hostSocket(certificate, "TLSv1.3", TlsConnectionTest::echo)) {
            TlsException failure = catchThrowableOfType(
                    TlsException.class,
                    () -> TlsConnection.upgrade(
                            socket, TlsEngines.client(settings("localhost", policy), authority.asAuthority())));
            return failure.outcome();
        }
    }

    private Outcome failure(PlainHost host) throws Exception {
        try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            start(() -> {
                try (Socket accepted = listener.accept()) {
                    host.serve(accepted);
                }
            });
            try (Socket socket = new Socket(listener.getInetAddress(), listener.getLocalPort())) {
                socket.setSoTimeout(500);
                TlsException failure = catchThrowableOfType(
                        TlsException.class,
                        () -> TlsConnection.upgrade(socket, settings("localhost", new CertificatePolicy.Any())));
                return failure.outcome();
            }
        }
    }

    private Socket hostSocket(TestCertificate certificate, String protocol, Host host) throws Exception {
        try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Socket socket = new Socket(listener.getInetAddress(), listener.getLocalPort());
            Socket accepted = listener.accept();
            start(() -> {
                try (SSLSocket tls = (SSLSocket) certificate
                        .serverContext()
                        .getSocketFactory()
                        .createSocket(accepted, accepted.getInputStream(), true)) {
                    tls.setEnabledProtocols(new String[] {protocol});
                    host.serve(tls);
                }
            });
            return socket;
        }
    }

    private void changeApplicationData(ServerSocket listener, Socket toHost) throws IOException {
        try (Socket client = listener.accept()) {
            start(() -> client.getInputStream().transferTo(toHost.getOutputStream()));
            while (true) {
                byte[] record = readRecord(toHost.getInputStream());
                if (record[0] == 23) {
                    record[record.length - 1] ^= 1;
                }
                client.getOutputStream().write(record);
            }
        }
    }

    private static byte[] readRecord(InputStream in) throws IOException {
        byte[] header = in.readNBytes(5);
        if (header.length < 5) {
            throw new IOException("the other side has closed");
        }
        byte[] content = in.readNBytes((header[3] & 0xFF) << 8 | (header[4] & 0xFF));
        byte[] record = Arrays.copyOf(header, 5 + content.length);
        System.arraycopy(content, 0, record, 5, content.length);
        return record;
    }

    private static TlsSettings settings(String host, CertificatePolicy policy) {
        return new TlsSettings(host, policy, Clock.fixed(TestCertificate.NOW, ZoneOffset.UTC), new SecureRandom());
    }
}
