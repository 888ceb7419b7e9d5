package dev.oriel.server.viewer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.oriel.bridge.ConnectStage;
import dev.oriel.bridge.InputEvent;
import dev.oriel.bridge.Outcome;
import dev.oriel.bridge.PointerShape;
import dev.oriel.display.Rect;
import dev.oriel.encoder.tile.PixelHash;
import dev.oriel.encoder.wire.ByteSink;
import dev.oriel.encoder.wire.ClientMessage;
import dev.oriel.encoder.wire.TileOffer;
import dev.oriel.server.outcome.Catalogue;
import dev.oriel.server.outcome.Catalogue.Language;
import dev.oriel.server.support.FakeDesktop;
import dev.oriel.server.support.TestBrowser;
import dev.oriel.server.support.TestBrowser.Arrival;
import dev.oriel.server.support.TestBrowser.Socket;
import dev.oriel.server.support.TestGateway;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.http.WebSocketHandshakeException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The WebSocket protocol over real sockets, against a desktop that paints what the test says. */
@Timeout(60)
class ViewerProtocolTest {
    private static final int BLUE = 0x2040A0;
    private static final int RED = 0xC01010;

    private TestGateway gateway = gateway("");
    private TestBrowser browser = gateway.browser();

    private static TestGateway gateway(String more) {
        try {
            return new TestGateway(TestGateway.ONE_DESKTOP + more);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @BeforeEach
    void signIn() throws Exception {
        browser = gateway.signedIn();
    }

    @AfterEach
    void stop() {
        browser.close();
        gateway.close();
    }

    /** A gateway with further settings, instead of the default one. */
    private void restart(String more) throws Exception {
        stop();
        gateway = gateway(more);
        signIn();
    }

    private Socket watch(String more) throws InterruptedException {
        Socket socket = browser.open();
        socket.hello("office", more);
        return socket;
    }

    @Test
    void showsWhatTheDesktopPaints() throws Exception {
        Socket socket = watch("");
        FakeDesktop desktop = gateway.hosts().next();
        JsonNode welcome = socket.await("welcome");
        desktop.activate(BLUE);
        socket.awaitPixel(639, 399, BLUE);
        desktop.fill(new Rect(100, 50, 20, 10), RED);
        socket.awaitPixel(110, 55, RED);

        assertThat(welcome.get("session").intValue()).isEqualTo(1);
        assertThat(welcome.get("desktop").get("name").stringValue()).isEqualTo("Office");
        assertThat(welcome.get("resumed").booleanValue()).isFalse();
        assertThat(welcome.get("keyboardLayout").intValue()).isZero();
        assertThat(welcome.get("cacheBytes").intValue()).isEqualTo(32 << 20);
        assertThat(desktop.settings().layout().width()).isEqualTo(640);
        assertThat(desktop.settings().host()).isEqualTo("host.example");
        assertThat(desktop.settings().timeZone()).isEqualTo("Europe/Zurich");
        assertThat(new String(desktop.settings()
                        .credentials()
                        .orElseThrow()
                        .password()
                        .reveal()))
                .isEqualTo("secret");
    }

    @Test
    void beginsWithTheTilesThatAViewerHasKept() throws Exception {
        PixelHash hash = new PixelHash(0xFF);
        int[] pixels = new int[64 * 64];
        Arrays.setAll(pixels, i -> i * 31 & 0xFFFFFF);
        hash.hash(pixels, 0, 64, 64, 64);
        ByteSink tiles = new ByteSink();
        new TileOffer(0xFF, List.of(new TileOffer.Tile(64, 64, hash.low(), hash.high()))).encode(tiles);
        String offer = "{\"key\":\"00000000000000ff\",\"tiles\":\"%s\"}"
                .formatted(Base64.getEncoder().encodeToString(tiles.toArray()));
        Socket socket = watch(",\"kept\":" + offer);
        JsonNode welcome = socket.await("welcome");
        assertThat(welcome.get("keptTiles").intValue()).isEqualTo(1);
        assertThat(welcome.get("offerTiles").intValue()).isEqualTo(TileOffer.MAX_TILES);
        assertThat(welcome.get("storeBytes").intValue()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1",
                "{}",
                "{\"key\":\"ff\",\"tiles\":\"\"}",
                "{\"key\":\"00000000000000fg\",\"tiles\":\"\"}",
                "{\"key\":\"00000000000000ff\",\"tiles\":\"?\"}",
                "{\"key\":\"00000000000000ff\",\"tiles\":\"AAAA\"}"
            })
    void closesOnMalformedOffers(String kept) throws Exception {
        assertThat(watch(",\"kept\":" + kept).awaitClose().code()).isEqualTo(4000);
    }

    @Test
    void offersStayWithinTheLongestMessage() throws Exception {
        restart("viewer: {max-message: 8KiB}\n");
        assertThat(watch("").await("welcome").get("offerTiles").intValue()).isEqualTo(153);
        stop();
        restart("viewer: {max-message: 2KiB}\n");
        assertThat(watch("").await("welcome").get("offerTiles").intValue()).isZero();
    }

    @Test
    void tellsStagesPointerLocksAndBell() throws Exception {
        Socket socket = watch("");
        FakeDesktop desktop = gateway.hosts().next();
        assertThat(socket.await("stage").get("stage").stringValue()).isEqualTo("resolve");
        desktop.listener().stage(ConnectStage.TLS);
        assertThat(socket.await("stage").get("stage").stringValue()).isEqualTo("tls");
        desktop.listener().lockKeys(InputEvent.SyncLocks.NUM_LOCK);
        assertThat(socket.await("locks").get("flags").intValue()).isEqualTo(2);
        desktop.listener().bell(440, 100);
        assertThat(socket.await("bell").get("frequency").intValue()).isEqualTo(440);
        desktop.listener().pointer(new PointerShape.Image(1, 1, 0, 0, new int[] {0x80112233}));
        assertThat(socket.next())
                .isInstanceOfSatisfying(
                        Arrival.Binary.class,
                        binary -> assertThat(binary.message().array())
                                .containsExactly(2, 2, 1, 0, 1, 0, 0, 0, 0, 0, 0x11, 0x22, 0x33, 0x80));
    }

    @Test
    void passesInputToTheHostAndEchoesItsNumber() throws Exception {
        Socket socket = watch("");
        FakeDesktop desktop = gateway.hosts().next().activate(BLUE);
        socket.awaitPixel(0, 0, BLUE);
        socket.send(new ClientMessage.Key(1, true, false, false, 0x1E));
        socket.send(new ClientMessage.Key(2, false, false, false, 0x1E));
        socket.send(new ClientMessage.Move(3, 60_000, 399));
        socket.send(new ClientMessage.Wheel(4, false, -120, 10, 20));
        socket.send(new ClientMessage.Unicode(5, true, 'é'));
        socket.send(new ClientMessage.Locks(6, 4));
        socket.text("{\"type\":\"ping\"}");
        socket.await("pong");

        assertThat(desktop.received())
                .containsExactly(
                        new InputEvent.Key(0x1E, false, false, true),
                        new InputEvent.Key(0x1E, false, false, false),
                        new InputEvent.MouseMove(639, 399),
                        new InputEvent.Wheel(false, -120, 10, 20),
                        new InputEvent.Unicode('é', true),
                        new InputEvent.SyncLocks(4));
        desktop.fill(new Rect(0, 0, 640, 400), RED);
        assertThat(echoOfNextFrame(socket)).isEqualTo(6);
    }

    private static int echoOfNextFrame(Socket socket) throws InterruptedException {
        while (true) {
            if (socket.next() instanceof Arrival.Binary(var message) && message.get(0) == 1) {
                return message.get(3); // behind the frame's id, both below 128
            }
        }
    }

    @Test
    void releasesWhatIsHeldWhenTheLineIsCut() throws Exception {
        Socket socket = watch("");
        FakeDesktop desktop = gateway.hosts().next().activate(BLUE);
        socket.awaitPixel(0, 0, BLUE);
        socket.send(new ClientMessage.Key(1, true, true, false, 0x38));
        socket.send(new ClientMessage.Button(2, 1, true, 5, 6));
        socket.send(new ClientMessage.Move(3, 7, 8));
        socket.text("{\"type\":\"ping\"}");
        socket.await("pong");
        socket.abort();

        Socket again = watch("");
        assertThat(again.await("welcome").get("resumed").booleanValue()).isTrue();
        awaitInput(desktop, 5);
        assertThat(desktop.received().subList(3, 5))
                .containsExactly(
                        new InputEvent.Key(0x38, true, false, false), new InputEvent.MouseButton(1, false, 7, 8));
    }

    private static void awaitInput(FakeDesktop desktop, int count) {
        while (desktop.received().size() < count) {
            Thread.onSpinWait();
        }
    }

    @Test
    void releasesOnRequest() throws Exception {
        Socket socket = watch("");
        FakeDesktop desktop = gateway.hosts().next().activate(BLUE);
        socket.awaitPixel(0, 0, BLUE);
        socket.send(new ClientMessage.Key(1, true, false, false, 0x2A));
        socket.send(new ClientMessage.Release(2));
        socket.send(new ClientMessage.Release(3));
        socket.text("{\"type\":\"ping\"}");
        socket.await("pong");
        assertThat(desktop.received())
                .containsExactly(
                        new InputEvent.Key(0x2A, false, false, true), new InputEvent.Key(0x2A, false, false, false));
    }

    @Test
    void resumesTheSameSessionWithTheWholePicture() throws Exception {
        Socket first = watch("");
        FakeDesktop desktop = gateway.hosts().next().activate(BLUE);
        first.awaitPixel(0, 0, BLUE);
        desktop.fill(new Rect(10, 10, 5, 5), RED);
        first.awaitPixel(12, 12, RED);
        first.close();

        Socket second = watch("");
        JsonNode welcome = second.await("welcome");
        second.awaitPixel(12, 12, RED);
        second.awaitPixel(0, 0, BLUE);
        assertThat(welcome.get("session").intValue()).isEqualTo(1);
        assertThat(welcome.get("resumed").booleanValue()).isTrue();
        assertThat(gateway.hosts().desktops()).hasSize(1);
    }

    @Test
    void letsSeveralViewersWatchAndAct() throws Exception {
        Socket first = watch("");
        FakeDesktop desktop = gateway.hosts().next().activate(BLUE);
        Socket second = watch("");
        first.awaitPixel(0, 0, BLUE);
        second.awaitPixel(0, 0, BLUE);
        second.send(new ClientMessage.Key(1, true, false, false, 2));
        first.send(new ClientMessage.Key(1, true, false, false, 3));
        awaitInput(desktop, 2);
        desktop.fill(new Rect(0, 0, 640, 400), RED);
        first.awaitPixel(0, 0, RED);
        second.awaitPixel(0, 0, RED);
    }

    @Test
    void takesOverWhenAsked() throws Exception {
        Socket first = watch("");
        FakeDesktop desktop = gateway.hosts().next().activate(BLUE);
        first.awaitPixel(0, 0, BLUE);
        first.send(new ClientMessage.Key(1, true, false, false, 0x1D));
        awaitInput(desktop, 1);
        Socket second = browser.open();
        second.text("{\"type\":\"hello\",\"version\":1,\"desktop\":\"office\",\"width\":800,\"height\":600,"
                + "\"cacheBytes\":0,\"takeover\":true}");
        second.awaitPixel(0, 0, BLUE);

        assertThat(first.await("ended").get("outcome").stringValue()).isEqualTo("taken-over");
        assertThat(first.awaitClose().code()).isEqualTo(4005);
        awaitInput(desktop, 2);
        assertThat(desktop.received()).endsWith(new InputEvent.Key(0x1D, false, false, false));
    }

    @Test
    void tellsHowTheSessionEnded() throws Exception {
        Socket socket = watch(",\"locale\":\"zh-CN\"");
        gateway.hosts().next().end(Outcome.Cause.LOGON_REFUSED, "status 0xc000006d");
        JsonNode ended = socket.await("ended");
        assertThat(ended.get("outcome").stringValue()).isEqualTo("logon-refused");
        assertThat(ended.get("title").stringValue())
                .isEqualTo(Catalogue.load()
                        .text(Outcome.Cause.LOGON_REFUSED, Language.SIMPLIFIED_CHINESE)
                        .title());
        assertThat(ended.get("retry").stringValue()).isEqualTo("manual");
        assertThat(ended.get("detail").stringValue()).isEqualTo("status 0xc000006d");
        assertThat(socket.awaitClose()).isEqualTo(new Arrival.Closed(1000, "logon-refused"));
    }

    @Test
    void cancelsWhileConnecting() throws Exception {
        Socket socket = watch("");
        FakeDesktop desktop = gateway.hosts().next();
        socket.text("{\"type\":\"disconnect\"}");
        assertThat(socket.await("ended").get("outcome").stringValue()).isEqualTo("cancelled");
        assertThat(socket.awaitClose().code()).isEqualTo(1000);
        desktop.awaitClose();
    }

    @Test
    void asksForCredentialsThatTheConfigurationLacks() throws Exception {
        stop();
        gateway = new TestGateway("""
                users: [{name: ada, desktops: ["*"]}]
                desktops: [{id: lab, host: lab.example, user: guest, domain: LAB}]
                """);
        signIn();
        Socket socket = browser.open();
        socket.hello("lab");
        JsonNode asked = socket.await("credentials");
        assertThat(asked.get("user").stringValue()).isEqualTo("guest");
        assertThat(asked.get("domain").stringValue()).isEqualTo("LAB");
        assertThat(gateway.hosts().desktops()).isEmpty();

        socket.hello("lab", ",\"credentials\":{\"user\":\"eve\",\"password\":\"pw\",\"domain\":\"X\"}");
        socket.await("welcome");
        var credentials = gateway.hosts().next().settings().credentials().orElseThrow();
        assertThat(credentials.user()).isEqualTo("eve");
        assertThat(credentials.domain()).isEqualTo("X");
        assertThat(new String(credentials.password().reveal())).isEqualTo("pw");
    }

    @Test
    void paintsAgainOnRefresh() throws Exception {
        Socket socket = watch("");
        FakeDesktop desktop = gateway.hosts().next().activate(BLUE);
        socket.awaitPixel(0, 0, BLUE);
        int before = socket.lastFrame();
        socket.text("{\"type\":\"refresh\"}");
        assertThat(socket.paintFrame(true)).isEqualTo(before + 1);
        assertThat(desktop.refreshes()).isEqualTo(1);
    }

    @Test
    void showsADesktopThatNeverEndsAFrame() throws Exception {
        Socket socket = watch("");
        FakeDesktop desktop = gateway.hosts().next().activate(BLUE);
        socket.awaitPixel(0, 0, BLUE);
        AtomicBoolean stop = new AtomicBoolean();
        Thread painter = Thread.ofVirtual().start(() -> {
            for (int i = 0; !stop.get(); i++) {
                desktop.paint(new Rect(i % 600, 20, 1, 1), i);
                desktop.paint(new Rect(0, 0, 10, 10), RED);
                LockSupport.parkNanos(1_000_000); // a host's pace
            }
        });
        socket.awaitPixel(5, 5, RED);
        stop.set(true);
        painter.join();
    }

    @Test
    void sendsNothingToAHiddenPage() throws Exception {
        Socket socket = watch("");
        FakeDesktop desktop = gateway.hosts().next().activate(BLUE);
        socket.awaitPixel(0, 0, BLUE);
        int before = socket.lastFrame();
        socket.text("{\"type\":\"visibility\",\"visible\":false}");
        socket.text("{\"type\":\"ping\"}");
        socket.await("pong");
        desktop.fill(new Rect(0, 0, 640, 400), RED);
        desktop.fill(new Rect(0, 0, 10, 10), BLUE);
        socket.text("{\"type\":\"visibility\",\"visible\":true}");
        assertThat(socket.paintFrame(true)).isEqualTo(before + 1);
        socket.awaitPixel(600, 300, RED);
        socket.awaitPixel(0, 0, BLUE);
    }

    @Test
    void sendsNoMoreFramesToAViewerThatAcknowledgesNothingAndClosesItInTheEnd() throws Exception {
        restart("viewer: {stalled: 300ms}\n");
        Socket socket = watch("");
        FakeDesktop desktop = gateway.hosts().next().activate(BLUE);
        socket.paintFrame(false);
        for (int i = 0; i < 64; i++) {
            desktop.fill(new Rect(i, i, 5, 5), i * 1000);
        }
        Arrival.Closed closed = socket.awaitClose();
        assertThat(closed).isEqualTo(new Arrival.Closed(4006, "too-slow"));
        assertThat(desktop.isClosed()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "not json",
                "[]",
                "{\"type\":7}",
                "{\"type\":\"nonsense\"}",
                "{\"type\":\"hello\"}",
                "{\"type\":\"hello\",\"version\":1,\"desktop\":\"office\",\"width\":199,\"height\":400,\"cacheBytes\":0}",
                "{\"type\":\"hello\",\"version\":1,\"desktop\":\"office\",\"width\":640,\"height\":8193,\"cacheBytes\":0}",
                "{\"type\":\"hello\",\"version\":1,\"desktop\":\"office\",\"width\":640,\"height\":400,\"cacheBytes\":-1}",
                "{\"type\":\"hello\",\"version\":1,\"desktop\":\"office\",\"width\":6.5,\"height\":400,\"cacheBytes\":0}",
                "{\"type\":\"hello\",\"version\":1,\"desktop\":\"office\",\"width\":640,\"height\":400,\"cacheBytes\":0,"
                        + "\"credentials\":\"x\"}",
                "{\"type\":\"resize\"}",
                "{\"type\":\"resize\",\"width\":199,\"height\":400}",
                "{\"type\":\"resize\",\"width\":640,\"height\":8193}",
                "{\"type\":\"resize\",\"width\":4294967936,\"height\":400}",
                "{\"type\":\"resize\",\"width\":640,\"height\":400,\"scale\":0}",
                "{\"type\":\"resize\",\"width\":640,\"height\":400,\"scale\":\"2\"}",
                "{\"type\":\"resize\",\"width\":640,\"height\":400,\"follow\":1}",
            })
    void closesOnMalformedTextAndNamesNoContent(String text) throws Exception {
        Socket socket = browser.open();
        socket.text(text);
        assertThat(socket.await("ended").get("outcome").stringValue()).isEqualTo("malformed-message");
        assertThat(socket.awaitClose().code()).isEqualTo(4000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "00",
                "ff",
                "01",
                "0100000000010000",
                "010000000000",
                "010000000001",
                "040100000006010000000000",
                "0600000000f0",
                "10000000",
            })
    void closesOnMalformedBinaryAndLeavesTheSession(String hex) throws Exception {
        Socket socket = watch("");
        FakeDesktop desktop = gateway.hosts().next().activate(BLUE);
        socket.awaitPixel(0, 0, BLUE);
        socket.binary(java.util.HexFormat.of().parseHex(hex));
        assertThat(socket.awaitClose().code()).isEqualTo(4000);

        Socket again = watch("");
        assertThat(again.await("welcome").get("resumed").booleanValue()).isTrue();
        assertThat(desktop.isClosed()).isFalse();
    }

    @Test
    void closesOnMessagesBeforeHello() throws Exception {
        Socket text = browser.open();
        text.text("{\"type\":\"refresh\"}");
        assertThat(text.awaitClose().code()).isEqualTo(4001);
        Socket binary = browser.open();
        binary.send(new ClientMessage.Move(1, 1, 1));
        assertThat(binary.awaitClose().code()).isEqualTo(4001);
    }

    @Test
    void closesOnASecondHello() throws Exception {
        Socket socket = watch("");
        socket.await("welcome");
        socket.hello("office");
        assertThat(socket.awaitClose().code()).isEqualTo(4001);
    }

    @Test
    void closesOnAnAcknowledgementOfAFrameThatWasNotSent() throws Exception {
        Socket socket = watch("");
        gateway.hosts().next().activate(BLUE);
        socket.awaitPixel(0, 0, BLUE);
        socket.send(new ClientMessage.Ack(77, 1, 1, 0));
        assertThat(socket.awaitClose().code()).isEqualTo(4001);
    }

    @Test
    void closesWithoutHelloInTime() throws Exception {
        restart("viewer: {hello-timeout: 50ms}\n");
        Socket socket = browser.open();
        assertThat(socket.awaitClose()).isEqualTo(new Arrival.Closed(4001, "hello-missing"));
    }

    @Test
    void closesOnAnotherVersion() throws Exception {
        Socket hello = browser.open();
        hello.text("{\"type\":\"hello\",\"version\":2,\"desktop\":\"office\",\"width\":640,\"height\":400,"
                + "\"cacheBytes\":0}");
        assertThat(hello.awaitClose().code()).isEqualTo(4002);
        Socket subprotocol = browser.open(browser.origin(), "");
        assertThat(subprotocol.awaitClose().code()).isEqualTo(4002);
    }

    @Test
    void closesOnTooLongMessages() throws Exception {
        restart("viewer: {max-message: 2KiB}\n");
        Socket socket = browser.open();
        socket.hello("office", ",\"x\":\"" + "x".repeat(4000) + "\"");
        assertThat(socket.awaitClose().code()).isEqualTo(1009);
    }

    @Test
    void closesOnDesktopsThatAreNotThereOrNotAllowed() throws Exception {
        Socket socket = browser.open();
        socket.hello("nowhere");
        assertThat(socket.await("ended").get("outcome").stringValue()).isEqualTo("no-such-desktop");
        assertThat(socket.awaitClose().code()).isEqualTo(4004);
    }

    @Test
    void closesWithoutSignIn() throws Exception {
        try (TestBrowser stranger = gateway.browser()) {
            Socket socket = stranger.open();
            assertThat(socket.awaitClose().code()).isEqualTo(4003);
        }
    }

    @Test
    void closesViewersOfABrowserThatSignsOut() throws Exception {
        Socket socket = watch("");
        socket.await("welcome");
        assertThat(browser.post("/api/sign-out", "").statusCode()).isEqualTo(204);
        assertThat(socket.awaitClose().code()).isEqualTo(4003);
    }

    @Test
    void refusesForeignOrigins() {
        for (String origin : new String[] {"https://evil.example", "null", "http://127.0.0.1:1"}) {
            assertThatThrownBy(() -> browser.tryOpen(origin, "oriel.v1"))
                    .isInstanceOf(ExecutionException.class)
                    .cause()
                    .isInstanceOfSatisfying(
                            WebSocketHandshakeException.class,
                            refused -> assertThat(refused.getResponse().statusCode())
                                    .isEqualTo(403));
        }
        assertThatThrownBy(() -> browser.tryOpen(null, "oriel.v1")).isInstanceOf(ExecutionException.class);
    }

    @Test
    void acceptsOriginsOfTheConfiguration() throws Exception {
        restart("origins: [\"https://desk.example.org\"]\n");
        Socket socket = browser.open("https://desk.example.org", "oriel.v1");
        socket.hello("office");
        socket.await("welcome");
    }

    @Test
    void deflatesNothingASecondTime() throws Exception {
        try (java.net.Socket socket = new java.net.Socket(
                InetAddress.getLoopbackAddress(), gateway.gateway().port())) {
            String upgrade =
                    "GET /ws HTTP/1.1\r\nHost: 127.0.0.1:" + gateway.gateway().port()
                            + "\r\nOrigin: " + browser.origin()
                            + "\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13"
                            + "\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Protocol: oriel.v1"
                            + "\r\nSec-WebSocket-Extensions: permessage-deflate; client_max_window_bits\r\n\r\n";
            socket.getOutputStream().write(upgrade.getBytes(StandardCharsets.US_ASCII));
            BufferedReader reader =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
            assertThat(reader.readLine()).startsWith("HTTP/1.1 101");
            assertThat(reader.lines().takeWhile(line -> !line.isEmpty()))
                    .anySatisfy(line -> assertThat(line).isEqualToIgnoringCase("Sec-WebSocket-Protocol: oriel.v1"))
                    .noneSatisfy(line -> assertThat(line).containsIgnoringCase("extensions"));
        }
    }

    @Test
    void boundsViewers() throws Exception {
        restart("viewer: {max: 1}\n");
        Socket first = watch("");
        first.await("welcome");
        Socket second = browser.open();
        assertThat(second.await("ended").get("outcome").stringValue()).isEqualTo("too-many-viewers");
        assertThat(second.awaitClose().code()).isEqualTo(4007);
    }

    @Test
    void closesViewersWhenTheGatewayStops() throws Exception {
        Socket watching = watch("");
        FakeDesktop desktop = gateway.hosts().next().activate(BLUE);
        watching.awaitPixel(0, 0, BLUE);
        Socket waiting = browser.open();
        waiting.text("{\"type\":\"hello\",\"version\":1,\"desktop\":\"office\",\"width\":640,\"height\":400,"
                + "\"cacheBytes\":0}");
        waiting.await("welcome");
        gateway.close();
        assertThat(watching.awaitClose().code()).isEqualTo(1001);
        assertThat(waiting.awaitClose().code()).isEqualTo(1001);
        assertThat(desktop.isClosed()).isTrue();
    }
}
