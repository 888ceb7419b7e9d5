package dev.oriel.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.oriel.e2e.browser.Chromium;
import dev.oriel.e2e.browser.ChromiumDesktop;
import dev.oriel.e2e.browser.Visitor;
import dev.oriel.e2e.gateway.Desktop;
import dev.oriel.e2e.gateway.Gateway;
import dev.oriel.e2e.host.XScreen;
import dev.oriel.e2e.host.Xrdp;
import dev.oriel.e2e.host.Xrdp.Backend;
import dev.oriel.e2e.host.Xrdp.Security;
import dev.oriel.e2e.picture.Picture;
import dev.oriel.e2e.process.Await;
import dev.oriel.e2e.process.Child;
import dev.oriel.e2e.process.Resources;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A user with two screens: one desktop, a window on each. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ScreensIT {
    private static final int WIDTH = 800;
    private static final int HEIGHT = 600;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Resources resources = new Resources();
    private Chromium chromium;

    @BeforeAll
    void startBrowser() {
        chromium = resources.add(Chromium.startWithTwoScreens());
    }

    @AfterAll
    void stop() {
        resources.close();
    }

    @Test
    void eachWindowShowsItsPartOfTheDesktopAndTakesInput() {
        try (Xrdp host = Xrdp.start(Backend.XORG, Security.TLS);
                Gateway gateway = Gateway.lossless(Desktop.of("office", host, "tls", 32));
                Visitor visitor = chromium.visitor("en-US", WIDTH, HEIGHT)) {
            ChromiumDesktop first = open(visitor, gateway);
            XScreen screen = host.screen();
            ChromiumDesktop second = new ChromiumDesktop(first.page().waitForPopup(() -> useAllScreens(first.page())));
            awaitSize(screen, WIDTH + 1280, 800); // the whole of the other screen
            second.page().setViewportSize(WIDTH, HEIGHT);
            awaitSize(screen, 2 * WIDTH, HEIGHT);
            first.pointTo(300, 300);
            awaitSame(screen, first, second);

            try (Child terminal = screen.start("xterm", "-fa", "Monospace", "-geometry", "60x12+850+80", "-e", "sh")) {
                Picture before = second.picture();
                Await.until(
                        "a terminal in the second window",
                        PATIENCE,
                        () -> !second.picture().same(before));
                second.click(150, 150);
                Picture shown = awaitSame(screen, first, second);
                second.type("echo on the second screen\n");
                Await.until("what was typed", PATIENCE, () -> !second.picture().same(shown));
                awaitSame(screen, first, second);
                assertThat(terminal.isAlive()).isTrue();
            }

            second.page().close();
            awaitSize(screen, WIDTH, HEIGHT);
            new SameScreen(first, screen, 32).await("closing the second window");
        }
    }

    @Test
    void aWindowThatTheBrowserBlocksIsTold() {
        try (Xrdp host = Xrdp.start(Backend.XVNC, Security.TLS);
                Gateway gateway = Gateway.lossless(Desktop.of("office", host, "tls", 32));
                Visitor visitor = chromium.visitor("en-US", WIDTH, HEIGHT)) {
            visitor.page().addInitScript("window.open = () => null");
            ChromiumDesktop desktop = open(visitor, gateway);
            useAllScreens(desktop.page());
            desktop.page().waitForSelector(".hint p:has-text('blocked')");
            assertThat(desktop.picture().width()).isEqualTo(WIDTH);
        }
    }

    private ChromiumDesktop open(Visitor visitor, Gateway gateway) {
        chromium.allowScreens(visitor, gateway.url(""));
        ChromiumDesktop desktop = visitor.signIn(gateway.url("/")).open(gateway.url("/"), "office");
        desktop.awaitLive();
        return desktop;
    }

    private static void useAllScreens(Page page) {
        page.click(".grip");
        page.click(".toolbar button[title='Use all screens']");
    }

    private static void awaitSize(XScreen screen, int width, int height) {
        Await.until("a host's screen of %dx%d".formatted(width, height), PATIENCE, () -> {
            Picture picture = screen.picture();
            return picture.width() == width && picture.height() == height;
        });
    }

    /** Waits until the canvas of the first window is the host's screen, and that of the second its right half. */
    private static Picture awaitSame(XScreen screen, ChromiumDesktop first, ChromiumDesktop second) {
        SameScreen whole = new SameScreen(first, screen, 32);
        whole.await("using two screens");
        Picture[] part = new Picture[1];
        Await.until("the right half of the desktop in the second window", PATIENCE, () -> {
            part[0] = second.picture();
            return part[0].same(screen.picture().crop(WIDTH, 0, WIDTH, HEIGHT));
        });
        return part[0];
    }
}
