package dev.oriel.server.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oriel.server.auth.PasswordHash;
import dev.oriel.server.control.ControlSocket;
import dev.oriel.server.runtime.CacheFolder;
import dev.oriel.server.runtime.Threads;
import dev.oriel.server.support.TestGateway;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrielCommandTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final PrintStream oldOut = System.out;
    private final PrintStream oldErr = System.err;
    private final Map<String, String> environment = new HashMap<>();

    @TempDir
    private Path folder = Path.of("");

    @BeforeEach
    void capture() {
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
        environment.put("XDG_CACHE_HOME", folder.toString());
        environment.put("PATH", System.getenv("PATH"));
        environment.put("ORIEL_LOG_LEVEL", "error");
    }

    @AfterEach
    void release() {
        System.setOut(oldOut);
        System.setErr(oldErr);
    }

    private int run(String... arguments) {
        return OrielCommand.run(environment, arguments);
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void tellsItsVersion() {
        assertThat(run("--version")).isZero();
        assertThat(out()).startsWith("oriel ").contains("Java 25");
    }

    @Test
    void explainsItselfWithoutACommand() {
        assertThat(run()).isEqualTo(2);
        assertThat(err()).contains("Usage: oriel").contains("check-config").contains("hash-password");
    }

    @Test
    void printsAHashOfThePasswordInTheEnvironment() {
        environment.put("ORIEL_PASSWORD", "päss");
        assertThat(run("hash-password")).isZero();
        assertThat(PasswordHash.parse(out().strip()).phc()).isEqualTo(out().strip());
        assertThat(out() + err()).doesNotContain("päss");
    }

    @Test
    void refusesAnEmptyPassword() {
        environment.put("ORIEL_PASSWORD", "");
        assertThat(run("hash-password")).isEqualTo(1);
        assertThat(err()).isEqualTo("oriel: the password must not be empty" + System.lineSeparator());
    }

    @Test
    void checksAConfiguration() throws IOException {
        Path good = Files.writeString(folder.resolve("good.yaml"), "desktops: [{id: a, host: b}]");
        assertThat(run("check-config", good.toString())).isZero();
        assertThat(out()).contains("is good: 0 users, 1 desktops");
        Path bad = Files.writeString(folder.resolve("bad.yaml"), "\ndesktops:\n  - {id: a, hots: b}");
        assertThat(run("check-config", bad.toString())).isEqualTo(2);
        assertThat(err()).startsWith("oriel: " + bad + ":3: desktops[0].hots: unknown key, did you mean host?");
        assertThat(run("run", "--config", bad.toString())).isEqualTo(2);
    }

    @Test
    void refusesOptionsThatDoNotGoTogether() {
        assertThat(run("run", "--config", "x", "--host", "y")).isEqualTo(2);
        assertThat(run("run", "--host", "y")).isEqualTo(2);
        assertThat(run("run", "--user", "y")).isEqualTo(2);
        assertThat(run("run", "--listen", "nowhere")).isEqualTo(2);
        environment.put("ORIEL_PASSWORD", "x");
        assertThat(run("run", "--host", "h:0", "--user", "u")).isEqualTo(2);
        assertThat(run("run", "--host", "h", "--user", "u", "--security", "x")).isEqualTo(2);
        assertThat(err())
                .contains("give --config or --host, not both")
                .contains("--host needs --user")
                .contains("--user, --domain and --security go with --host")
                .contains("--listen: \"nowhere\" is not a port")
                .contains("--host h:0: 0 is not in 1..65535")
                .contains("--security x is not one of auto, nla, tls, rdp");
    }

    @Test
    void saysThatThePortIsTaken() throws IOException {
        environment.put("ORIEL_PASSWORD", "x");
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort();
            assertThat(run("run", "--host", "h", "--user", "u", "--listen", Integer.toString(port)))
                    .isEqualTo(1);
            assertThat(err()).contains("oriel: cannot listen on 127.0.0.1:" + port + ": Address already in use");
        }
    }

    @Test
    void namesMissingPackages() {
        environment.put("PATH", folder.toString());
        assertThat(run("run", "--listen", "0")).isEqualTo(1);
        assertThat(err()).contains("oriel: the embedded desktop needs").contains("xvfb");
    }

    @Test
    void printsAFreshUrlOfTheRunningGateway() throws IOException {
        CacheFolder cache = CacheFolder.of(environment);
        assertThat(run("url")).isEqualTo(1);
        assertThat(err()).contains("no gateway of this user runs here");
        try (TestGateway gateway = new TestGateway(TestGateway.ONE_DESKTOP);
                Threads threads = new Threads(1);
                ControlSocket socket = ControlSocket.open(
                        cache,
                        gateway.gateway().port(),
                        threads.virtual("control"),
                        request -> ControlRequests.answer(gateway.gateway(), request))) {
            Path path = folder.resolve("oriel/control/" + gateway.gateway().port() + ".sock");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                    .isEqualTo("rw-------");
            assertThat(run("url")).isZero();
            assertThat(out().strip()).startsWith(gateway.gateway().url() + "#key=");
            assertThat(run("url", "--user", "nobody")).isEqualTo(1);
            assertThat(err()).contains("answers: no user \"nobody\"");
            assertThat(run("url", "--port", "1")).isEqualTo(1);
            assertThat(err()).contains("no gateway of this user runs here on port 1");
            assertThat(socket).isNotNull();
        }
        assertThat(run("url")).isEqualTo(1);
    }

    @Test
    void forgetsTheSocketOfAGatewayThatWasKilled() throws IOException {
        Path stale = CacheFolder.of(environment).privateFolder("control").resolve("14499.sock");
        try (var channel = java.nio.channels.ServerSocketChannel.open(java.net.StandardProtocolFamily.UNIX)) {
            channel.bind(java.net.UnixDomainSocketAddress.of(stale));
        }
        assertThat(stale).exists();
        assertThat(run("url")).isEqualTo(1);
        assertThat(stale).doesNotExist();
    }
}
