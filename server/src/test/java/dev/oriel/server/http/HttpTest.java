package dev.oriel.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oriel.bridge.Outcome;
import dev.oriel.server.outcome.Catalogue;
import dev.oriel.server.outcome.Catalogue.Language;
import dev.oriel.server.outcome.Refusal;
import dev.oriel.server.support.FakeDesktop;
import dev.oriel.server.support.TestBrowser;
import dev.oriel.server.support.TestBrowser.Socket;
import dev.oriel.server.support.TestGateway;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The HTTP interface over real sockets. */
@Timeout(60)
class HttpTest {
    /** The password is "password". */
    private static final String USERS = """
            users:
              - {name: ada, password: "$argon2id$v=19$m=19456,t=2,p=1$ZXhhbXBsZSBzYWx0IQ$0D2dlYoc8aDifVV8ZPsttBlbFS4uYbByP0dCrWKOa98", desktops: [office]}
              - {name: bob, desktops: ["*"]}
            desktops:
              - {id: office, name: Office, host: office.example, user: ada, password: secret}
              - {id: lab, host: lab.example}
            """;

    private static final Catalogue TEXTS = Catalogue.load();

    private TestGateway gateway = gateway("");
    private TestBrowser browser = gateway.browser();

    private static TestGateway gateway(String more) {
        try {
            return new TestGateway(USERS + more);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Catalogue.Text chinese(Refusal refusal) {
        return TEXTS.text(refusal, Language.SIMPLIFIED_CHINESE);
    }

    private void restart(String more) {
        stop();
        gateway = gateway(more);
        browser = gateway.browser();
    }

    @AfterEach
    void stop() {
        browser.close();
        gateway.close();
    }

    // ---- pages

    @ParameterizedTest
    @ValueSource(strings = {"/", "/desktop/office", "/desktop/any.thing-1"})
    void servesThePageForItsRoutes(String path) throws Exception {
        HttpResponse<String> page = browser.get(path);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("Oriel, page for tests");
        assertThat(page.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/html"));
        assertThat(page.headers().firstValue("Cache-Control")).contains("no-cache");
    }

    @Test
    void servesHashedFilesForever() throws Exception {
        HttpResponse<String> script = browser.get("/assets/app-1a2b3c4d.js");
        assertThat(script.headers().firstValue("Cache-Control")).contains("public, max-age=31536000, immutable");
        String etag = script.headers().firstValue("ETag").orElseThrow();
        assertThat(browser.get("/assets/app-1a2b3c4d.js", "If-None-Match", "\"x\", W/" + etag)
                        .statusCode())
                .isEqualTo(304);
    }

    @Test
    void compressesOnRequest() throws Exception {
        String plain = browser.get("/assets/app-1a2b3c4d.js").body();
        HttpClient client = HttpClient.newHttpClient();
        HttpResponse<byte[]> compressed = client.send(
                browser.request("/assets/app-1a2b3c4d.js", "Accept-Encoding", "br, gzip;q=0.8")
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
        assertThat(compressed.headers().firstValue("Content-Encoding")).contains("gzip");
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(compressed.body()))) {
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo(plain);
        }
        assertThat(browser.get("/assets/app-1a2b3c4d.js", "Accept-Encoding", "gzip;q=0")
                        .headers()
                        .firstValue("Content-Encoding"))
                .isEmpty();
        client.shutdownNow();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/nothing",
                "/assets/nothing.js",
                "/assets/",
                "/index.html/",
                "/desktop/",
                "/desktop/a/b",
                "/META-INF/oriel-web/index.html",
                "/%2e%2e/oriel-i18n/en.json",
                "/assets/..%2findex.html",
                "/..;/index.html",
            })
    void findsNothingElse(String path) throws Exception {
        HttpResponse<String> answer = browser.get(path, "Accept", "text/html", "Accept-Language", "zh-CN");
        assertThat(answer.statusCode()).isIn(400, 404);
        assertThat(answer.body()).doesNotContainIgnoringCase("jetty").doesNotContain(path);
        if (answer.statusCode() == 404) {
            assertThat(answer.body())
                    .contains("<h1>" + chinese(Refusal.NO_SUCH_PAGE).title() + "</h1>");
        }
        requireSecurityHeaders(answer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/assets/app-1a2b3c4d.js", "/api/me", "/api/nothing", "/livez", "/nothing"})
    void sendsSecurityHeadersWithEverything(String path) throws Exception {
        requireSecurityHeaders(browser.get(path));
    }

    private static void requireSecurityHeaders(HttpResponse<?> answer) {
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(answer.headers().firstValue("Referrer-Policy")).contains("no-referrer");
        assertThat(answer.headers().firstValue("Permissions-Policy")).isPresent();
        assertThat(answer.headers().firstValue("Server")).isEmpty();
        assertThat(answer.headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy)
                        .contains("default-src 'none'")
                        .contains("script-src 'self'")
                        .contains("frame-ancestors 'self'")
                        .doesNotContain("unsafe"));
    }

    @Test
    void letsOnlyConfiguredPagesEmbedItsOwn() throws Exception {
        restart("frame-ancestors: [self, https://portal.example]\n");
        assertThat(browser.get("/").headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(
                        policy -> assertThat(policy).endsWith("frame-ancestors 'self' https://portal.example"));
        restart("frame-ancestors: []\n");
        assertThat(browser.get("/").headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy).endsWith("frame-ancestors 'none'"));
    }

    @Test
    void answersBrokenRequestsInItsOwnWords() throws Exception {
        try (java.net.Socket socket = new java.net.Socket(
                InetAddress.getLoopbackAddress(), gateway.gateway().port())) {
            socket.getOutputStream().write("GET / HTTP/9.9\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 505").doesNotContainIgnoringCase("jetty");
            assertThat(answer).contains("\"outcome\"");
        }
    }

    @Test
    void refusesOtherMethods() throws Exception {
        HttpResponse<String> answer = browser.send(browser.request("/").DELETE());
        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(browser.send(browser.request("/api/me").DELETE()).statusCode())
                .isEqualTo(405);
        assertThat(browser.get("/api/sign-in").statusCode()).isEqualTo(405);
    }

    // ---- signing in

    @Test
    void signsInByPassword() throws Exception {
        assertThat(browser.get("/api/me").statusCode()).isEqualTo(401);
        HttpResponse<String> answer = browser.post("/api/sign-in", "{\"name\":\"ada\",\"password\":\"password\"}");
        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(answer.headers().firstValue("Set-Cookie"))
                .hasValueSatisfying(cookie -> assertThat(cookie)
                        .contains("; HttpOnly")
                        .contains("; SameSite=Strict")
                        .contains("; Path=/;")
                        .doesNotContain("Secure"));
        assertThat(TestBrowser.json(browser.get("/api/me")).get("name").stringValue())
                .isEqualTo("ada");
    }

    @ParameterizedTest
    @CsvSource({"ada,wrong", "ada,''", "eve,password", "bob,''"})
    void refusesWrongPasswordsAndUnknownNamesAlike(String name, String password) throws Exception {
        HttpResponse<String> answer = browser.post(
                "/api/sign-in",
                "{\"name\":\"" + name + "\",\"password\":\"" + password + "\"}",
                "Accept-Language",
                "zh");
        assertThat(answer.statusCode()).isEqualTo(401);
        JsonNode body = TestBrowser.json(answer);
        assertThat(body.get("outcome").stringValue()).isEqualTo("sign-in-refused");
        assertThat(body.get("message").stringValue())
                .isEqualTo(chinese(Refusal.SIGN_IN_REFUSED).message());
        assertThat(body.get("next").stringValue()).isNotBlank();
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
    }

    @Test
    void signsInByAOneTimeUrlOnce() throws Exception {
        String url = gateway.gateway().signInUrl("bob").orElseThrow();
        assertThat(url).startsWith(gateway.gateway().url() + "#key=");
        String body = "{\"key\":\"" + url.substring(url.indexOf("#key=") + 5) + "\"}";
        assertThat(browser.post("/api/sign-in", body).statusCode()).isEqualTo(204);
        assertThat(TestBrowser.json(browser.get("/api/me")).get("name").stringValue())
                .isEqualTo("bob");
        HttpResponse<String> again = browser.post("/api/sign-in", body);
        assertThat(again.statusCode()).isEqualTo(401);
        assertThat(TestBrowser.json(again).get("outcome").stringValue()).isEqualTo("key-refused");
        assertThat(gateway.gateway().signInUrl("eve")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "7",
                "null",
                "{",
                "{}",
                "{\"name\":\"ada\"}",
                "{\"key\":7}",
                "{\"name\":1,\"password\":2}"
            })
    void refusesOtherBodies(String body) throws Exception {
        HttpResponse<String> answer = browser.post("/api/sign-in", body);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(TestBrowser.json(answer).get("outcome").stringValue()).isEqualTo("bad-request");
    }

    @Test
    void refusesFormsAndLongBodies() throws Exception {
        HttpResponse<String> form = browser.send(browser.request("/api/sign-in")
                .header("Content-Type", "text/plain")
                .POST(HttpRequest.BodyPublishers.ofString("{\"name\":\"ada\",\"password\":\"password\"}")));
        assertThat(form.statusCode()).isEqualTo(400);
        HttpResponse<String> tooLong = browser.post("/api/sign-in", "{\"name\":\"" + "x".repeat(10_000) + "\"}");
        assertThat(tooLong.statusCode()).isEqualTo(413);
    }

    @Test
    void boundsFailedAttempts() throws Exception {
        restart("sign-in: {max-failures: 3, failure-window: 1h}\n");
        String wrong = "{\"name\":\"ada\",\"password\":\"wrong\"}";
        for (int i = 0; i < 3; i++) {
            assertThat(browser.post("/api/sign-in", wrong).statusCode()).isEqualTo(401);
        }
        HttpResponse<String> limited = browser.post("/api/sign-in", "{\"name\":\"ada\",\"password\":\"password\"}");
        assertThat(limited.statusCode()).isEqualTo(429);
        assertThat(TestBrowser.json(limited).get("outcome").stringValue()).isEqualTo("too-many-attempts");
        assertThat(Long.parseLong(limited.headers().firstValue("Retry-After").orElseThrow()))
                .isBetween(3500L, 3600L);
    }

    @Test
    void signsOut() throws Exception {
        browser.signIn(gateway.gateway().signInUrl("ada").orElseThrow());
        String cookie = browser.cookie();
        HttpResponse<String> answer = browser.post("/api/sign-out", "");
        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(answer.headers().firstValue("Set-Cookie"))
                .hasValueSatisfying(set -> assertThat(set).contains("Max-Age=0"));
        assertThat(browser.get("/api/me", "Cookie", cookie).statusCode()).isEqualTo(401);
    }

    @Test
    void refusesChangesFromForeignPages() throws Exception {
        String body = "{\"name\":\"ada\",\"password\":\"password\"}";
        HttpResponse<String> foreign = browser.post("/api/sign-in", body, "Origin", "https://evil.example");
        assertThat(foreign.statusCode()).isEqualTo(403);
        assertThat(TestBrowser.json(foreign).get("outcome").stringValue()).isEqualTo("origin-refused");
        requireSecurityHeaders(foreign);
        assertThat(browser.post("/api/sign-in", body, "Sec-Fetch-Site", "cross-site")
                        .statusCode())
                .isEqualTo(403);
        assertThat(browser.post("/api/sign-in", body, "Origin", browser.origin())
                        .statusCode())
                .isEqualTo(204);
    }

    @Test
    void believesForwardedHeadersOnlyFromItsProxies() throws Exception {
        String body = "{\"name\":\"ada\",\"password\":\"password\"}";
        String[] forwarded = {
            "X-Forwarded-Proto",
            "https",
            "X-Forwarded-Host",
            "desk.example.org",
            "X-Forwarded-For",
            "203.0.113.9",
            "Origin",
            "https://desk.example.org"
        };
        assertThat(browser.post("/api/sign-in", body, forwarded).statusCode()).isEqualTo(403);
        restart("proxies: [127.0.0.0/8]\n");
        HttpResponse<String> trusted = browser.post("/api/sign-in", body, forwarded);
        assertThat(trusted.statusCode()).isEqualTo(204);
        assertThat(trusted.headers().firstValue("Set-Cookie"))
                .hasValueSatisfying(
                        cookie -> assertThat(cookie).startsWith("__Host-oriel-").contains("; Secure"));
        assertThat(browser.get("/api/me", "X-Forwarded-Proto", "https").statusCode())
                .isEqualTo(200);
    }

    // ---- desktops and health

    @Test
    void listsTheDesktopsOfTheUser() throws Exception {
        browser.signIn(gateway.gateway().signInUrl("ada").orElseThrow());
        JsonNode before = TestBrowser.json(browser.get("/api/desktops"));
        assertThat(before).hasSize(1);
        assertThat(before.get(0).get("id").stringValue()).isEqualTo("office");
        assertThat(before.get(0).get("name").stringValue()).isEqualTo("Office");
        assertThat(before.get(0).get("state").stringValue()).isEqualTo("idle");
        assertThat(before.get(0).get("needsCredentials").booleanValue()).isFalse();
        assertThat(before.get(0).has("session")).isFalse();

        Socket socket = browser.open();
        socket.hello("office");
        FakeDesktop desktop = gateway.hosts().next();
        socket.await("welcome");
        assertThat(state()).isEqualTo("connecting");
        desktop.activate(1);
        assertThat(state()).isEqualTo("active");
        desktop.end(Outcome.Cause.ACCOUNT_LOCKED, "");
        assertThat(state()).isEqualTo("idle");
        JsonNode after = TestBrowser.json(browser.get("/api/desktops", "Accept-Language", "zh-CN"));
        assertThat(after.get(0).get("lastOutcome").get("outcome").stringValue()).isEqualTo("account-locked");
        assertThat(after.get(0).get("lastOutcome").get("title").stringValue())
                .isEqualTo(TEXTS.text(Outcome.Cause.ACCOUNT_LOCKED, Language.SIMPLIFIED_CHINESE)
                        .title());
    }

    private String state() throws IOException, InterruptedException {
        return TestBrowser.json(browser.get("/api/desktops"))
                .get(0)
                .get("state")
                .stringValue();
    }

    @Test
    void listsAllDesktopsToWhomAllAreAllowed() throws Exception {
        browser.signIn(gateway.gateway().signInUrl("bob").orElseThrow());
        JsonNode desktops = TestBrowser.json(browser.get("/api/desktops"));
        assertThat(desktops).hasSize(2);
        assertThat(desktops.get(1).get("needsCredentials").booleanValue()).isTrue();
    }

    @Test
    void tellsItsHealth() throws Exception {
        assertThat(TestBrowser.json(browser.get("/livez")).get("status").stringValue())
                .isEqualTo("live");
        JsonNode ready = TestBrowser.json(browser.get("/readyz"));
        assertThat(ready.get("status").stringValue()).isEqualTo("ready");
        assertThat(ready.get("sessions").get("active").intValue()).isZero();
        assertThat(ready.has("ready")).isFalse();
    }
}
