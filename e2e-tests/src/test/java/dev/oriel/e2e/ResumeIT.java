package dev.oriel.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.oriel.e2e.browser.Chromium;
import dev.oriel.e2e.browser.ChromiumDesktop;
import dev.oriel.e2e.browser.Visitor;
import dev.oriel.e2e.gateway.CutLine;
import dev.oriel.e2e.gateway.Desktop;
import dev.oriel.e2e.gateway.Gateway;
import dev.oriel.e2e.host.XScreen;
import dev.oriel.e2e.host.Xrdp;
import dev.oriel.e2e.picture.Picture;
import dev.oriel.e2e.process.Child;
import dev.oriel.e2e.process.Resources;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A session outlives its viewer: whoever comes back within the grace time finds the same processes and picture. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ResumeIT {
    private final Resources resources = new Resources();
    private Xrdp host;
    private Gateway gateway;
    private Chromium chromium;
    private CutLine line;

    @BeforeAll
    void start() {
        host = resources.add(Xrdp.start(Xrdp.Backend.XVNC, Xrdp.Security.TLS));
        gateway = resources.add(Gateway.lossless(Desktop.of("office", host, "tls", 32)));
        chromium = resources.add(Chromium.start());
        line = resources.add(CutLine.to(gateway.port()));
    }

    @AfterAll
    void stop() {
        resources.close();
    }

    @Test
    void reloadFindsTheSameSession() {
        try (Visitor visitor = chromium.visitor()) {
            ChromiumDesktop desktop = visitor.signIn(gateway.url("/")).open(gateway.url("/"), "office");
            desktop.awaitLive();
            leavesEverythingInPlace(desktop, "a reload", () -> visitor.page().reload());
        }
    }

    @Test
    void cutLineIsMendedByItself() {
        URI through = URI.create("http://127.0.0.1:" + line.port() + "/");
        try (Visitor visitor = chromium.visitor()) {
            ChromiumDesktop desktop = visitor.signIn(through).open(through, "office");
            desktop.awaitLive();
            leavesEverythingInPlace(desktop, "a cut line", () -> {
                line.cut();
                visitor.page().waitForSelector("body:not([data-state='live'])");
                line.restore();
            });
        }
    }

    private void leavesEverythingInPlace(ChromiumDesktop desktop, String what, Runnable fault) {
        XScreen screen = host.screen();
        try (Child terminal = screen.openTerminal("sh")) {
            SameScreen screens = new SameScreen(desktop, screen, 32);
            desktop.click(200, 200);
            screens.await("opening a window");
            desktop.type("echo before " + what + "\n");
            screens.awaitChange("typing");
            Picture before = screens.await("typing");
            List<Long> sessions = host.sessions();
            List<Long> connections = host.connections();
            assertThat(sessions).hasSize(1);
            assertThat(connections).hasSize(1);

            fault.run();
            desktop.page()
                    .waitForSelector("body[data-state='live']", new Page.WaitForSelectorOptions().setTimeout(40_000));

            assertThat(screens.await(what).difference(before)).isEqualTo("the same");
            assertThat(host.sessions()).isEqualTo(sessions);
            assertThat(host.connections()).isEqualTo(connections);
            desktop.click(200, 200);
            desktop.type("echo after " + what + "\n");
            screens.awaitChange("typing after " + what);
            assertThat(terminal.isAlive()).isTrue();
        }
    }
}
