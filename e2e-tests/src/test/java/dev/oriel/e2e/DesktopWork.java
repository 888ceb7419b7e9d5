package dev.oriel.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oriel.e2e.browser.ChromiumDesktop;
import dev.oriel.e2e.host.XScreen;
import dev.oriel.e2e.picture.Picture;
import dev.oriel.e2e.process.Child;

/** What a user does on every desktop; after each thing the canvas must be the host's screen. */
final class DesktopWork {
    private DesktopWork() {}

    static void doOn(String name, ChromiumDesktop desktop, XScreen host, int colourDepth) {
        SameScreen screens = new SameScreen(desktop, host, colourDepth);
        desktop.takePointer(900, 600);
        Picture empty = screens.await(name + " connecting");
        try (Child terminal = host.openTerminal("sh")) {
            Picture opened = screens.awaitChange(name + " opening a window");
            assertThat(opened.colours()).isGreaterThan(empty.colours());

            desktop.click(200, 200);
            desktop.type("echo 'The quick brown fox jumps over the lazy dog' | tr a-z A-Z\n");
            screens.awaitChange(name + " typing");
            desktop.type("seq 1 400\n");
            screens.awaitChange(name + " scrolling");
            desktop.wheel(-4);
            screens.awaitChange(name + " turning the wheel");
            desktop.drag(300, 50, 520, 260);
            screens.awaitChange(name + " moving the window");
            desktop.pointTo(20, 700);
            desktop.pointTo(600, 400);
            desktop.pointTo(900, 30);
            screens.await(name + " moving the pointer");
            assertThat(terminal.isAlive()).isTrue();
        }
        screens.awaitChange(name + " closing the window");
    }
}
