package dev.oriel.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oriel.e2e.browser.Firefox;
import dev.oriel.e2e.gateway.Desktop;
import dev.oriel.e2e.gateway.Gateway;
import dev.oriel.e2e.host.FreeRdpShadow;
import dev.oriel.e2e.picture.Picture;
import dev.oriel.e2e.process.Child;
import org.junit.jupiter.api.Test;

/** The other browser engine, on the essentials. */
class FirefoxIT {
    @Test
    void showsTheHostsScreenAndTypes() {
        try (FreeRdpShadow host = FreeRdpShadow.start(FreeRdpShadow.anyVersion(), FreeRdpShadow.Security.NLA);
                Gateway gateway = Gateway.lossless(Desktop.of("office", host, "nla", 32));
                Firefox firefox = Firefox.start()) {
            firefox.signIn(gateway).open(gateway.url("/desktop/office")).awaitLive();
            try (Child terminal = host.screen()
                    .startWindow("terminal", "xterm", "-T", "terminal", "-geometry", "80x24+30+40", "-e", "sh")) {
                Picture opened = SameScreen.await("Firefox opening a window", firefox, host.screen());
                firefox.click(200, 200);
                firefox.type("echo typed in Firefox; seq 1 100\n");
                Picture typed = SameScreen.await("Firefox typing", firefox, host.screen());
                assertThat(typed.same(opened)).isFalse();
                assertThat(terminal.isAlive()).isTrue();
            }
        }
    }
}
