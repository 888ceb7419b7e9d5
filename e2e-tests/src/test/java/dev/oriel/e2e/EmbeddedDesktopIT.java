package dev.oriel.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oriel.e2e.browser.Chromium;
import dev.oriel.e2e.browser.ChromiumDesktop;
import dev.oriel.e2e.browser.Visitor;
import dev.oriel.e2e.gateway.Gateway;
import dev.oriel.e2e.process.Await;
import dev.oriel.e2e.process.Programs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a user sees first: one command, one URL, a desktop. */
class EmbeddedDesktopIT {
    @Test
    void printedUrlOpensADesktopWithATerminalAndEndingItLeavesNothing() throws IOException {
        Programs.require("Xvfb", "openbox", "xterm", "setpriv");
        Programs.requireOneOf("freerdp-shadow-cli", "freerdp-shadow-cli3");
        try (Gateway gateway = Gateway.embedded();
                Chromium chromium = Chromium.start();
                Visitor visitor = chromium.visitor()) {
            ChromiumDesktop desktop = visitor.openOnce(gateway.printedUrl());
            desktop.awaitLive();
            assertThat(visitor.page().url())
                    .as("the key is not left in the address")
                    .doesNotContain("key");
            Await.until(
                    "the terminal",
                    Duration.ofSeconds(20),
                    () -> desktop.picture().colours() > 20);

            desktop.type("echo typed in the browser > echoed\n");
            Path echoed = gateway.home().resolve("echoed");
            Await.until("the file that the terminal wrote", Duration.ofSeconds(10), () -> Files.exists(echoed));
            assertThat(echoed).hasContent("typed in the browser");

            List<ProcessHandle> programs = gateway.process().descendants().toList();
            assertThat(programs).hasSizeGreaterThanOrEqualTo(4);
            gateway.process().terminate();
            Await.until(
                    "the end of the desktop's programs",
                    Duration.ofSeconds(5),
                    () -> programs.stream().noneMatch(ProcessHandle::isAlive));
            assertThat(filesIn(gateway.home()))
                    .allMatch(file -> file.startsWith(gateway.cache())
                            || file.equals(echoed)
                            || List.of("gateway.log", ".bash_history")
                                    .contains(file.getFileName().toString()));
        }
    }

    @Test
    void signInUrlWorksOnce() {
        try (Gateway gateway = Gateway.embedded();
                Chromium chromium = Chromium.start();
                Visitor first = chromium.visitor();
                Visitor second = chromium.visitor()) {
            first.openOnce(gateway.printedUrl()).awaitLive();
            second.openOnce(gateway.printedUrl());
            second.page().waitForSelector("body[data-page='sign-in']");
        }
    }

    private static List<Path> filesIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }
}
