package dev.oriel.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oriel.e2e.browser.Firefox;
import dev.oriel.e2e.gateway.Desktop;
import dev.oriel.e2e.gateway.Gateway;
import dev.oriel.e2e.host.FreeRdpShadow;
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
            try (Child terminal = host.screen().openTerminal("sh")) {
                SameScreen screens = new SameScreen(firefox, host.screen(), 32);
                screens.await("Firefox opening a window");
                firefox.click(200, 200);
                firefox.type("echo typed in firefox; seq 1 100\n");
                screens.awaitChange("Firefox typing");
                assertThat(terminal.isAlive()).isTrue();
            }
        }
    }
}
