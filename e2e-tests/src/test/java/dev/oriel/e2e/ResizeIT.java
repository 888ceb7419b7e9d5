package dev.oriel.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.oriel.e2e.browser.Chromium;
import dev.oriel.e2e.browser.ChromiumDesktop;
import dev.oriel.e2e.browser.Visitor;
import dev.oriel.e2e.gateway.Desktop;
import dev.oriel.e2e.gateway.Gateway;
import dev.oriel.e2e.host.Xrdp;
import dev.oriel.e2e.host.Xrdp.Backend;
import dev.oriel.e2e.host.Xrdp.Security;
import dev.oriel.e2e.picture.Picture;
import dev.oriel.e2e.process.Child;
import dev.oriel.e2e.process.Resources;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The desktop follows the browser's window: the host's screen has its size, and the canvas shows just that. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ResizeIT {
    private final Resources resources = new Resources();
    private Chromium chromium;

    @BeforeAll
    void startBrowser() {
        chromium = resources.add(Chromium.start());
    }

    @AfterAll
    void stop() {
        resources.close();
    }

    @ParameterizedTest
    @EnumSource
    void desktopHasTheSizeOfTheWindow(Backend backend) {
        try (Xrdp host = Xrdp.start(backend, Security.TLS);
                Gateway gateway = Gateway.lossless(Desktop.of("office", host, "tls", 32));
                Visitor visitor = chromium.visitor()) {
            ChromiumDesktop desktop = visitor.signIn(gateway.url("/")).open(gateway.url("/"), "office");
            awaitLive(desktop);
            SameScreen screens = new SameScreen(desktop, host.screen(), 32);
            screens.await("connecting");
            List<Long> sessions = host.sessions();
            try (Child terminal = host.screen().openTerminal("sh")) {
                resize(desktop, screens, 1100, 700);
                resize(desktop, screens, 640, 480);
                resize(desktop, screens, 1280, 720);
                desktop.click(200, 200);
                desktop.type("echo still here\n");
                screens.awaitChange("typing");
                assertThat(terminal.isAlive()).isTrue();
            }
            assertThat(host.sessions()).isEqualTo(sessions);
        }
    }

    private static void awaitLive(ChromiumDesktop desktop) {
        desktop.awaitLive();
        desktop.takePointer(300, 290);
    }

    private static void resize(ChromiumDesktop desktop, SameScreen screens, int width, int height) {
        desktop.resizeTo(width, height);
        screens.awaitChange("a window of " + width + "x" + height);
    }

    @ParameterizedTest
    @EnumSource
    void aHostThatCannotBeAskedIsConnectedToAnew(Backend backend) {
        try (Xrdp host = Xrdp.startWithoutDisplayControl(backend);
                Gateway gateway =
                        Gateway.lossless(Desktop.of("office", host, "tls", 32).withResize("reconnect"));
                Visitor visitor = chromium.visitor()) {
            ChromiumDesktop desktop = visitor.signIn(gateway.url("/")).open(gateway.url("/"), "office");
            awaitLive(desktop);
            SameScreen screens = new SameScreen(desktop, host.screen(), 32);
            screens.await("connecting");
            List<Long> sessions = host.sessions();
            List<Long> connections = host.connections();
            try (Child terminal = host.screen().openTerminal("sh")) {
                screens.awaitChange("a terminal");
                resizeUnseen(desktop, 1000, 640);
                desktop.pointTo(320, 260); // the new connection has not been told where the pointer is
                screens.awaitChange("another connection");
                desktop.click(200, 200);
                desktop.type("echo still here\n");
                screens.awaitChange("typing");
                assertThat(terminal.isAlive()).isTrue();
            }
            assertThat(host.sessions()).isEqualTo(sessions);
            assertThat(host.connections()).doesNotContainAnyElementsOf(connections);
        }
    }

    /** No picture in between is black: the old one stays until there is another. */
    private static void resizeUnseen(ChromiumDesktop desktop, int width, int height) {
        desktop.resizeTo(width, height, picture -> {
            long black = Arrays.stream(picture.pixels())
                    .filter(pixel -> (pixel & 0xFFFFFF) == 0)
                    .count();
            assertThat(black).as("black pixels of %s", picture.pixels().length).isLessThan(picture.pixels().length / 4);
        });
    }

    @Test
    void aDenseScreenGetsAllItsPixels() {
        try (Xrdp host = Xrdp.start(Backend.XVNC, Security.TLS);
                Gateway gateway = Gateway.lossless(Desktop.of("office", host, "tls", 32));
                Visitor visitor = chromium.visitor(2)) {
            ChromiumDesktop desktop = visitor.signIn(gateway.url("/")).open(gateway.url("/"), "office");
            awaitLive(desktop);
            Picture shown = new SameScreen(desktop, host.screen(), 32).await("connecting");
            Page page = desktop.page();
            assertThat(shown.width()).isEqualTo(2 * page.viewportSize().width);
            assertThat(shown.height()).isEqualTo(2 * page.viewportSize().height);
            // one pixel of the canvas on one of the screen
            assertThat(page.querySelector("canvas#screen").boundingBox().width).isEqualTo(page.viewportSize().width);
        }
    }
}
