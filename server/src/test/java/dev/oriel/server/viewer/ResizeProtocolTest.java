package dev.oriel.server.viewer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oriel.bridge.DesktopLayout;
import dev.oriel.display.Rect;
import dev.oriel.server.support.FakeDesktop;
import dev.oriel.server.support.TestBrowser;
import dev.oriel.server.support.TestBrowser.Socket;
import dev.oriel.server.support.TestGateway;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Windows that change their size, over real sockets. */
@Timeout(60)
class ResizeProtocolTest {
    private static final int BLUE = 0x2040A0;
    private static final int RED = 0xC01010;

    private TestGateway gateway;
    private TestBrowser browser;

    @BeforeEach
    void start() throws IOException, InterruptedException {
        gateway = new TestGateway(TestGateway.ONE_DESKTOP);
        browser = gateway.signedIn();
    }

    @AfterEach
    void stop() {
        browser.close();
        gateway.close();
    }

    private Socket watch(int width, int height, boolean follow) throws InterruptedException {
        Socket socket = browser.open();
        socket.text("""
                {"type":"hello","version":1,"desktop":"office","width":%d,"height":%d,"scale":1,"follow":%b,
                 "cacheBytes":33554432}""".formatted(width, height, follow));
        return socket;
    }

    private static void awaitAsked(FakeDesktop desktop, DesktopLayout... layouts) {
        while (desktop.asked().size() < layouts.length) {
            Thread.onSpinWait();
        }
        assertThat(desktop.asked()).containsExactly(layouts);
    }

    @Test
    void asksTheHostForTheSizeOfTheWindow() throws Exception {
        Socket socket = watch(640, 400, true);
        FakeDesktop desktop = gateway.hosts().next().activate(BLUE);
        assertThat(socket.await("welcome").get("features").toString()).contains("\"resize\"");
        socket.awaitPixel(0, 0, BLUE);
        socket.text("{\"type\":\"resize\",\"width\":1000,\"height\":700,\"scale\":1.5}");
        awaitAsked(desktop, DesktopLayout.of(1000, 700, 150));

        desktop.takeSize(1000, 700);
        desktop.fill(new Rect(0, 0, 1000, 700), RED);
        socket.awaitPixel(639, 399, RED);
        assertThat(socket.screenWidth()).isEqualTo(1000);
    }

    @Test
    void showsTheOldPictureUntilTheNewOneIsWhole() throws Exception {
        Socket socket = watch(640, 400, true);
        FakeDesktop desktop = gateway.hosts().next().activate(BLUE);
        socket.awaitPixel(639, 399, BLUE);
        desktop.takeSize(1000, 700);
        desktop.fill(new Rect(0, 0, 1000, 350), RED);
        desktop.fill(new Rect(0, 350, 1000, 350), RED);
        while (socket.screenWidth() == 640) {
            socket.paintFrame(true);
        }
        assertThat(socket.pixel(0, 0)).isEqualTo(RED);
        assertThat(socket.pixel(999, 699)).isEqualTo(RED);
    }

    @Test
    void showsADesktopThatIsNeverPaintedAllOverAfterAWhile() throws Exception {
        Socket socket = watch(640, 400, true);
        FakeDesktop desktop = gateway.hosts().next().activate(BLUE);
        socket.awaitPixel(639, 399, BLUE);
        desktop.takeSize(1000, 700);
        desktop.fill(new Rect(0, 0, 1000, 350), RED);
        socket.awaitPixel(639, 349, RED);
        assertThat(socket.screenWidth()).isEqualTo(1000);
        assertThat(desktop.refreshes()).isEqualTo(1);
    }

    @Test
    void givesAResumedSessionTheNewScreensSize() throws Exception {
        Socket first = watch(640, 400, true);
        FakeDesktop desktop = gateway.hosts().next().activate(BLUE);
        first.awaitPixel(0, 0, BLUE);
        first.close();
        first.awaitClose();
        Socket second = watch(1920, 1080, true);
        second.awaitPixel(0, 0, BLUE);
        awaitAsked(desktop, DesktopLayout.of(1920, 1080, 100));
    }

    @Test
    void keepsTheSizeForAViewerThatScales() throws Exception {
        Socket first = watch(640, 400, true);
        FakeDesktop desktop = gateway.hosts().next().activate(BLUE);
        Socket second = watch(1920, 1080, false);
        second.awaitPixel(0, 0, BLUE);
        first.close();
        first.awaitClose();
        second.text("{\"type\":\"resize\",\"width\":1000,\"height\":700,\"follow\":false}");
        second.text("{\"type\":\"ping\"}");
        second.await("pong");
        assertThat(desktop.asked()).isEmpty();
        second.text("{\"type\":\"resize\",\"width\":1000,\"height\":700}");
        awaitAsked(desktop, DesktopLayout.of(1000, 700, 100));
    }

    @Test
    void asksTheHostForSeveralMonitors() throws Exception {
        Socket socket = watch(640, 400, true);
        FakeDesktop desktop = gateway.hosts().next().activate(BLUE);
        assertThat(socket.await("welcome").get("features").toString()).contains("\"monitors\"");
        socket.awaitPixel(0, 0, BLUE);
        socket.text("""
                {"type":"resize","width":1600,"height":600,"scale":1,"monitors":[
                 {"x":800,"y":0,"width":800,"height":600},{"x":0,"y":0,"width":800,"height":500}]}""");
        awaitAsked(
                desktop,
                new DesktopLayout(1600, 600, 100, List.of(new Rect(800, 0, 800, 600), new Rect(0, 0, 800, 500))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "[1]",
                "[{\"x\":0,\"y\":0,\"width\":800}]",
                "[{\"x\":1000,\"y\":0,\"width\":800,\"height\":600}]",
                "[{\"x\":0,\"y\":0,\"width\":800,\"height\":600},{\"x\":799,\"y\":0,\"width\":800,\"height\":600}]"
            })
    void refusesMonitorsThatMakeNoDesktop(String monitors) throws Exception {
        Socket socket = watch(640, 400, true);
        gateway.hosts().next().activate(BLUE);
        socket.await("welcome");
        socket.text("{\"type\":\"resize\",\"width\":1600,\"height\":600,\"monitors\":%s}".formatted(monitors));
        assertThat(socket.awaitClose().code()).isEqualTo(4000);
    }

    @Test
    void connectsAnewToAHostThatCannotBeAskedWhereThatIsWanted() throws Exception {
        stop();
        gateway = new TestGateway(TestGateway.ONE_DESKTOP + "    resize: reconnect\n");
        browser = gateway.signedIn();
        Socket socket = watch(640, 400, true);
        FakeDesktop desktop = gateway.hosts().next().withoutDisplayControl().activate(BLUE);
        assertThat(socket.await("welcome").get("features").toString()).contains("\"resize\"");
        socket.awaitPixel(0, 0, BLUE);
        socket.text("{\"type\":\"resize\",\"width\":1000,\"height\":700}");
        awaitAsked(desktop, DesktopLayout.of(1000, 700, 100));
        while (desktop.renewals().isEmpty()) {
            Thread.onSpinWait();
        }
        assertThat(desktop.renewals()).containsExactly(DesktopLayout.of(1000, 700, 100));
    }

    @Test
    void doesNotConnectAnewWhereThatIsNotWanted() throws Exception {
        Socket socket = watch(640, 400, true);
        FakeDesktop desktop = gateway.hosts().next().withoutDisplayControl().activate(BLUE);
        socket.awaitPixel(0, 0, BLUE);
        socket.text("{\"type\":\"resize\",\"width\":1000,\"height\":700}");
        awaitAsked(desktop, DesktopLayout.of(1000, 700, 100));
        socket.text("{\"type\":\"ping\"}");
        socket.await("pong");
        assertThat(desktop.renewals()).isEmpty();
    }

    @Test
    void neitherOffersNorDoesItWhereTheDesktopIsToKeepItsSize() throws Exception {
        stop();
        gateway = new TestGateway(TestGateway.ONE_DESKTOP + "    resize: off\n");
        browser = gateway.signedIn();
        Socket socket = watch(640, 400, true);
        FakeDesktop desktop = gateway.hosts().next().activate(BLUE);
        assertThat(socket.await("welcome").get("features").toString()).doesNotContain("resize");
        socket.text("{\"type\":\"resize\",\"width\":1000,\"height\":700}");
        socket.text("{\"type\":\"ping\"}");
        socket.await("pong");
        assertThat(desktop.asked()).isEmpty();
    }
}
