package dev.oriel.server.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.oriel.bridge.HostSettings.CertificatePolicy;
import dev.oriel.bridge.HostSettings.Security;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigLoaderTest {
    private static GatewayConfig parse(String yaml) {
        return parse(yaml, Map.of());
    }

    private static GatewayConfig parse(String yaml, Map<String, String> environment) {
        return new ConfigLoader(environment).parse("oriel.yaml", yaml, null);
    }

    @Test
    void takesDefaultsWhereNothingIsSaid() {
        GatewayConfig config = new ConfigLoader(Map.of()).defaults();
        assertThat(config.listen()).isEqualTo(new GatewayConfig.Listen("127.0.0.1", 8080));
        assertThat(config.session().grace()).isEqualTo(Duration.ofMinutes(5));
        assertThat(config.pace()).isEqualTo(new GatewayConfig.Pace(20, 10));
        assertThat(config.frameAncestors()).isEqualTo(List.of("self"));
        assertThat(config.users()).isEmpty();
    }

    @Test
    void readsEveryKindOfValue() {
        GatewayConfig config = parse("""
                listen: {address: 0.0.0.0, port: 8443}
                origins:
                  - https://desk.example.org
                  - http://localhost:3000
                desktops:
                  - id: office
                    host: 10.0.0.7
                    port: 3390
                    user: ada
                    password: "p: #1"
                    security: nla
                    color-depth: 16
                    certificate: "AA:BB:CC:DD:EE:FF:00:11:22:33:44:55:66:77:88:99:AA:BB:CC:DD:EE:FF:00:11:22:33:44:55:66:77:88:99"
                session: {grace: 90s, idle-timeout: 2h}
                viewer: {cache: 128MiB}
                encoder: {lossless: true}
                log: {format: json, level: debug}
                """);
        assertThat(config.listen().port()).isEqualTo(8443);
        assertThat(config.origins()).containsExactly("https://desk.example.org", "http://localhost:3000");
        assertThat(config.session().grace()).isEqualTo(Duration.ofSeconds(90));
        assertThat(config.session().idleTimeout()).isEqualTo(Duration.ofHours(2));
        assertThat(config.viewer().cache().bytes()).isEqualTo(128L << 20);
        assertThat(config.encoder().lossless()).isTrue();
        assertThat(config.log().format()).isEqualTo(GatewayConfig.LogFormat.JSON);
        DesktopConfig desktop = config.desktops().getFirst();
        assertThat(new String(desktop.password().orElseThrow().reveal())).isEqualTo("p: #1");
        assertThat(desktop.security()).isEqualTo(Security.NLA);
        assertThat(desktop.displayName()).isEqualTo("office");
        assertThat(desktop.certificatePolicy())
                .isEqualTo(new CertificatePolicy.Fingerprint("aabbccddeeff00112233445566778899".repeat(2)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    listen: {prot: 1}                | oriel.yaml:1: listen.prot: unknown key, did you mean port?; allowed: address, port
                    'session:\n  grace: soon'        | oriel.yaml:2: session.grace: "soon" is not a duration such as 500ms, 30s, 5m, 12h or 7d
                    'pace:\n  idle: 1\n  active: 61' | oriel.yaml:3: pace.active: 61 is not in 1..60
                    'listen:\n  port: eighty'        | oriel.yaml:2: listen.port: "eighty" is not a whole number
                    'listen: 8080'                   | oriel.yaml:1: listen: expected keys and values
                    'origins: https://x.example'     | oriel.yaml:1: origins: expected a list such as [https://x.example]
                    'origins: [desk.example.org]'    | oriel.yaml:1: origins: "desk.example.org" is not an origin such as https://desk.example.org
                    'origins: [https://a.example/]'  | oriel.yaml:1: origins: "https://a.example/" is not an origin such as https://desk.example.org
                    'log: {level: loud}'             | oriel.yaml:1: log.level: "loud" is not one of error, warn, info, debug, trace
                    'encoder: {lossless: yes}'       | oriel.yaml:1: encoder.lossless: "yes" is not true or false
                    'viewer: {cache: 300MiB}'        | oriel.yaml:1: viewer.cache: 314572800 is not in 0..268435456
                    'desktops:\n- id: a'             | oriel.yaml:2: desktops[0].host: is required
                    'desktops:\n- {id: a, host: b}\n- {id: a, host: c}' | oriel.yaml:3: desktops[1].id: "a" is also desktops[0]
                    'desktops: [{id: a b, host: c}]' | oriel.yaml:1: desktops[0].id: "a b" is not 1..64 letters, digits, dots, hyphens or underscores
                    'desktops: [{id: a, host: b, color-depth: 31}]' | oriel.yaml:1: desktops[0].color-depth: 31 is not one of 8, 15, 16, 24, 32
                    'desktops: [{id: a, host: b, certificate: none}]' | oriel.yaml:1: desktops[0].certificate: "none" is not any, system or a SHA-256 fingerprint of 64 digits
                    'desktops: [{id: a, host: b, password: x, password-env: Y}]' | oriel.yaml:1: desktops[0].password: give one of password, password-env and password-file
                    'desktops: [{id: a, host: b, password-env: NOT_SET}]' | oriel.yaml:1: desktops[0].password-env: environment variable NOT_SET is not set
                    'desktops: [{id: a, host: b, password-file: /nowhere}]' | oriel.yaml:1: desktops[0].password-file: cannot read /nowhere: no such file
                    'users:\n- name: ada\n  desktops: [offce]\ndesktops:\n- {id: office, host: h}' | oriel.yaml:3: users[0].desktops: no desktop has the id "offce", did you mean office?
                    'users: [{name: ada, password: secret}]' | oriel.yaml:1: users[0].password: "secret" is not an Argon2id hash; make one with hash-password
                    'a: [1'                          | oriel.yaml:1: not valid YAML
                    'listen:\n  port: 1\n  port: 2'  | oriel.yaml:3: listen.port: the key stands here twice
                    'x: &a 1\ny: *a'                 | oriel.yaml:2: y: YAML aliases are not supported
                    '- 1'                            | oriel.yaml:1: expected keys and values
                    """)
    void namesFileLineKeyAndWhatIsAllowed(String yaml, String message) {
        assertThatThrownBy(() -> parse(yaml.replace("\\n", "\n")))
                .isInstanceOf(ConfigException.class)
                .hasMessageStartingWith(message);
    }

    @Test
    void letsTheEnvironmentWin() {
        GatewayConfig config = parse(
                "listen: {port: 1}\norigins: [https://a.example]",
                Map.of(
                        "ORIEL_LISTEN_PORT", "9000",
                        "ORIEL_SIGN_IN_KEY_LIFETIME", "1h",
                        "ORIEL_ORIGINS", "https://b.example, https://c.example",
                        "ORIEL_PASSWORD", "of something else"));
        assertThat(config.listen().port()).isEqualTo(9000);
        assertThat(config.signIn().keyLifetime()).isEqualTo(Duration.ofHours(1));
        assertThat(config.origins()).containsExactly("https://b.example", "https://c.example");
    }

    @Test
    void namesTheVariableThatIsWrong() {
        assertThatThrownBy(() -> parse("", Map.of("ORIEL_LISTEN_PORT", "70000")))
                .hasMessage("environment variable ORIEL_LISTEN_PORT: listen.port: 70000 is not in 0..65535");
        assertThatThrownBy(() -> parse("", Map.of("ORIEL_LISTEN_PROT", "1")))
                .hasMessage("environment variable ORIEL_LISTEN_PROT: sets nothing, did you mean ORIEL_LISTEN_PORT?");
    }

    @Test
    void fetchesPasswordsFromElsewhere(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("secret.txt"), "from file\n");
        Path file = folder.resolve("oriel.yaml");
        Files.writeString(file, """
                desktops:
                  - {id: a, host: h, user: u, password-file: secret.txt}
                  - {id: b, host: h, user: u, password-env: B_PASSWORD}
                """);
        GatewayConfig config = new ConfigLoader(Map.of("B_PASSWORD", "from environment")).load(file);
        assertThat(config.desktops().stream()
                        .map(desktop ->
                                new String(desktop.password().orElseThrow().reveal())))
                .containsExactly("from file", "from environment");
    }

    @Test
    void saysThatAFileIsMissing(@TempDir Path folder) {
        Path file = folder.resolve("none.yaml");
        assertThatThrownBy(() -> new ConfigLoader(Map.of()).load(file))
                .hasMessage(file + ": cannot read: no such file");
    }

    @Test
    void printsNoPassword() {
        GatewayConfig config = parse("""
                users: [{name: ada, password: "$argon2id$v=19$m=19456,t=2,p=1$ZXhhbXBsZSBzYWx0IQ$0D2dlYoc8aDifVV8ZPsttBlbFS4uYbByP0dCrWKOa98"}]
                desktops: [{id: a, host: h, password: hunter2}]
                """);
        assertThat(config.toString()).doesNotContain("hunter2").doesNotContain("0D2dlY");
    }
}
