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
        // some hosts paint the pointer into the picture until the viewer has moved it
        desktop.pointTo(900, 600);
        Picture empty = SameScreen.await(name + " connecting", desktop, host, colourDepth);
        try (Child terminal = host.startWindow(
                "terminal",
                "xterm",
                "-T",
                "terminal",
                "-fa",
                "Monospace",
                "-fs",
                "11",
                "-geometry",
                "80x24+30+40",
                "-e",
                "sh")) {
            Picture opened = SameScreen.await(name + " opening a window", desktop, host, colourDepth);
            assertThat(opened.colours()).isGreaterThan(empty.colours());

            desktop.click(200, 200);
            desktop.type("echo The quick brown fox jumps over the lazy dog 0123456789\n");
            Picture typed = SameScreen.await(name + " typing", desktop, host, colourDepth);
            assertThat(typed.same(opened)).isFalse();

            desktop.type("seq 1 400\n");
            Picture scrolled = SameScreen.await(name + " scrolling", desktop, host, colourDepth);
            assertThat(scrolled.same(typed)).isFalse();
            desktop.wheel(-4);
            Picture wheeled = SameScreen.await(name + " turning the wheel", desktop, host, colourDepth);
            assertThat(wheeled.same(scrolled)).isFalse();

            desktop.drag(300, 50, 520, 260);
            Picture moved = SameScreen.await(name + " moving the window", desktop, host, colourDepth);
            assertThat(moved.same(wheeled)).isFalse();

            desktop.pointTo(20, 700);
            desktop.pointTo(600, 400);
            desktop.pointTo(900, 30);
            SameScreen.await(name + " moving the pointer", desktop, host, colourDepth);
            assertThat(terminal.isAlive()).isTrue();
        }
        SameScreen.await(name + " closing the window", desktop, host, colourDepth);
    }
}
