package dev.oriel.server.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.oriel.server.runtime.Threads;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ChildTest {
    private final Threads threads = new Threads(1);

    @TempDir
    private Path folder = Path.of("");

    @AfterEach
    void stop() {
        threads.close();
    }

    private Child start(String script) throws IOException {
        return Child.start(
                new Programs(System.getenv("PATH")).find("setpriv").orElseThrow(),
                "test",
                List.of("sh", "-c", script),
                Map.of("PATH", System.getenv("PATH"), "MARK", "m"),
                folder.resolve("log"),
                false,
                threads);
    }

    @Test
    void startsAgainWhatHasEnded() throws Exception {
        try (Child child = start("echo started; exec sleep 60")) {
            Process first = child.process();
            first.destroyForcibly().waitFor();
            while (child.process().pid() == first.pid()) {
                Thread.onSpinWait();
            }
            assertThat(child.process().isAlive()).isTrue();
            assertThat(child.process().info().commandLine())
                    .hasValueSatisfying(line -> assertThat(line).doesNotContain("java"));
        }
    }

    @Test
    void endsItForGood() throws Exception {
        Child child = start("exec sleep 60");
        Process process = child.process();
        child.close();
        assertThat(process.waitFor(1, TimeUnit.SECONDS)).isTrue();
        assertThat(child.process()).isSameAs(process);
    }

    @Test
    void killsWhatDoesNotListen() throws Exception {
        Child child = start("trap '' TERM; echo ready; while :; do sleep 1; done");
        while (!Files.readString(folder.resolve("log")).contains("ready")) {
            Thread.onSpinWait();
        }
        child.close();
        assertThat(child.process().waitFor(5, TimeUnit.SECONDS)).isTrue();
        assertThat(child.process().exitValue()).isEqualTo(137);
    }

    @Test
    void saysWhatCannotBeStarted() {
        assertThatThrownBy(() -> Child.start(
                        folder.resolve("setpriv"),
                        "test",
                        List.of("x"),
                        Map.of(),
                        folder.resolve("log"),
                        false,
                        threads))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("cannot start test");
    }

    @Test
    void findsProcessesByTheirMark() throws Exception {
        ProcessBuilder builder = new ProcessBuilder("setsid", "sleep", "60");
        builder.environment().put("ORIEL_TEST_MARK", "a-b-c");
        Process stray = builder.start();
        Leftovers.end("ORIEL_TEST_MARK=a-b");
        assertThat(stray.isAlive()).isTrue();
        Leftovers.end("ORIEL_TEST_MARK=a-b-c");
        assertThat(stray.waitFor(5, TimeUnit.SECONDS)).isTrue();
    }
}
