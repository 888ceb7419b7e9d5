package dev.oriel.e2e.host;

import dev.oriel.e2e.process.Await;
import dev.oriel.e2e.process.Child;
import dev.oriel.e2e.process.Folder;
import dev.oriel.e2e.process.Programs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An X server in memory with a window manager, on a display number that it found free. */
public final class XDisplay implements AutoCloseable {
    private final Folder folder = Folder.create("display");
    private final Deque<Child> processes = new ArrayDeque<>();
    private final XScreen screen;

    private XDisplay(int width, int height) {
        Path number = folder.write("number", "");
        // the shell opens the descriptor on which Xvfb says what display it took
        Child server = Child.start(
                folder.file("xvfb.log"),
                Map.of(),
                List.of(
                        "sh",
                        "-c",
                        "exec Xvfb -displayfd 3 -screen 0 %dx%dx24 -nolisten tcp -noreset 3>%s"
                                .formatted(width, height, number)));
        processes.push(server);
        String display = Await.value("the X server", Duration.ofSeconds(20), () -> {
            server.requireAlive();
            return firstLine(number);
        });
        screen = new XScreen(":" + display, Optional.empty(), folder.path());
    }

    /** Starts one without a window manager: a window that is as large fills it. */
    static XDisplay bare(int width, int height) {
        Programs.require("Xvfb", "xwd");
        return new XDisplay(width, height);
    }

    /** Starts one; {@code setxkbmap} knows the keyboard layouts. */
    public static XDisplay start(int width, int height, String keyboardLayout) {
        Programs.require("Xvfb", "openbox", "setxkbmap", "xsetroot", "xwd", "xwininfo", "xprop");
        XDisplay display = new XDisplay(width, height);
        XScreen screen = display.screen;
        Child.run(screen.environment(), List.of("setxkbmap", keyboardLayout));
        Child.run(screen.environment(), List.of("xsetroot", "-solid", "#2a5a7a"));
        display.processes.push(screen.start("sh", "-c", XScreen.WINDOW_MANAGER));
        screen.awaitWindowManager();
        return display;
    }

    public XScreen screen() {
        return screen;
    }

    @Override
    public void close() {
        processes.forEach(Child::close);
        folder.close();
    }

    private static Optional<String> firstLine(Path file) {
        try {
            String text = Files.readString(file);
            return text.endsWith("\n") ? Optional.of(text.strip()) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
