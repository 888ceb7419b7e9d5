package dev.oriel.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oriel.e2e.browser.Chromium;
import dev.oriel.e2e.browser.ChromiumDesktop;
import dev.oriel.e2e.browser.GermanKeyboard;
import dev.oriel.e2e.browser.Visitor;
import dev.oriel.e2e.gateway.Desktop;
import dev.oriel.e2e.gateway.Gateway;
import dev.oriel.e2e.host.FreeRdpShadow;
import dev.oriel.e2e.host.SessionHost;
import dev.oriel.e2e.host.XDisplay;
import dev.oriel.e2e.host.Xrdp;
import dev.oriel.e2e.process.Await;
import dev.oriel.e2e.process.Child;
import dev.oriel.e2e.process.Resources;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What is typed in the browser arrives on the host: it is read from a file there. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TypingIT {
    private static final String ASCII = "Hello, World! 0123456789 ~`@#$%^&*()-_=+[]{}\\|;:'\"<>/?";
    // Begins with a key that every layout has. Xvnc makes room for other characters as they come, but before any key
    // has
    // been pressed it does not tell programs so: xev shows that the key arrives and means nothing to them yet.
    private static final String GERMAN = "zßüyA/€@{\\|é";
    private static final String GERMAN_LAYOUT = "{\"keyboardLayout\":1031}";

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

    @Test
    void americanKeysReachAnAmericanHost() {
        try (FreeRdpShadow host = FreeRdpShadow.start(FreeRdpShadow.anyVersion(), FreeRdpShadow.Security.NLA);
                Visitor visitor = chromium.visitor()) {
            arrives(ASCII, host, visitor, desktop -> desktop.type(ASCII));
        }
    }

    @Test
    void germanKeysReachAGermanHostWithAltGrAndDeadKeys() {
        XDisplay display = XDisplay.start(1024, 768, "de");
        try (FreeRdpShadow host = FreeRdpShadow.start(FreeRdpShadow.anyVersion(), FreeRdpShadow.Security.NLA, display);
                Visitor visitor = chromium.visitor("de-DE", 1100, 850).withSettings(GERMAN_LAYOUT)) {
            arrives(GERMAN, host, visitor, desktop -> typeGerman(desktop, GERMAN));
        }
    }

    @Test
    void germanKeysReachAMultiUserHostWithAltGrAndDeadKeys() {
        try (Xrdp host = Xrdp.start(Xrdp.Backend.XVNC, Xrdp.Security.TLS);
                Visitor visitor = chromium.visitor("de-DE", 1100, 850).withSettings(GERMAN_LAYOUT)) {
            arrives(GERMAN, host, visitor, desktop -> typeGerman(desktop, GERMAN));
        }
    }

    /** An input method, a soft keyboard or a layout that the host does not have: the character itself is sent. */
    @Test
    void charactersWithoutAKeyReachTheHostAsUnicode() {
        String text = "aé ß € 中";
        try (Xrdp host = Xrdp.start(Xrdp.Backend.XVNC, Xrdp.Security.TLS);
                Visitor visitor = chromium.visitor()) {
            host.addToKeymap("00000409", "éß€中");
            arrives(text, host, visitor, desktop -> desktop.type(text));
        }
    }

    private interface Typing {
        void on(ChromiumDesktop desktop);
    }

    private void arrives(String text, SessionHost host, Visitor visitor, Typing typing) {
        try (Gateway gateway = Gateway.lossless(Desktop.of("office", host, "auto", 32))) {
            ChromiumDesktop desktop = visitor.signIn(gateway.url("/")).open(gateway.url("/"), "office");
            desktop.awaitLive();
            Path file = host.screen().folder().resolve("typed");
            try (Child terminal = host.screen().openTerminal("sh", "-c", "cat >" + file)) {
                desktop.click(200, 200);
                new SameScreen(desktop, host.screen(), 32).await("opening a terminal");
                typing.on(desktop);
                desktop.type("\n");
                String line = Await.value("a line in the file", Duration.ofSeconds(10), () -> firstLine(file));
                assertThat(line).isEqualTo(text);
                terminal.requireAlive();
            }
        }
    }

    private static void typeGerman(ChromiumDesktop desktop, String text) {
        try (GermanKeyboard keyboard = new GermanKeyboard(desktop.page())) {
            keyboard.type(text);
        }
    }

    private static Optional<String> firstLine(Path file) {
        try {
            return Files.exists(file) ? Files.readAllLines(file).stream().findFirst() : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
