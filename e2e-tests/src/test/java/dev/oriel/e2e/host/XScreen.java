package dev.oriel.e2e.host;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.oriel.e2e.picture.Picture;
import dev.oriel.e2e.picture.Xwd;
import dev.oriel.e2e.process.Await;
import dev.oriel.e2e.process.Child;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An X server's screen, whoever runs it.
 *
 * @param display as in {@code DISPLAY}
 * @param authority the file with its cookie, where it wants one
 * @param folder for the logs of programs started on it
 */
public record XScreen(String display, Optional<Path> authority, Path folder) {
    private static final Pattern DEPTH = Pattern.compile("Depth: (\\d+)");
    private static final Pattern VISUAL = Pattern.compile("Visual: (0x[0-9a-f]+)");
    /**
     * A shell's command that becomes the window manager, which names the root window when it is ready. Its own marks come
     * earlier: a window that appears between them and then stays hidden.
     */
    static final String WINDOW_MANAGER = "exec openbox --startup 'xsetroot -name managed'";

    private static final String MANAGED = "\"managed\"";
    private static final String TERMINAL = "terminal";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    public Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>();
        environment.put("DISPLAY", display);
        environment.put("HOME", folder.toString());
        environment.put("LC_ALL", "C.UTF-8");
        environment.put("XAUTHORITY", authority.map(Path::toString).orElse("/dev/null"));
        return environment;
    }

    public Child start(String... command) {
        return Child.start(folder.resolve(Path.of(command[0]).getFileName() + ".log"), environment(), List.of(command));
    }

    /** Waits until the server answers and the window manager that {@link #WINDOW_MANAGER} starts manages. */
    XScreen awaitWindowManager() {
        Await.until(
                "a window manager on display " + display,
                PATIENCE,
                () -> run("xprop", "-root", "WM_NAME").contains(MANAGED));
        return this;
    }

    /**
     * Opens a terminal and waits until it is shown. Its window begins at 30, 40 and holds the point 200, 200.
     *
     * @param command runs in it
     */
    public Child openTerminal(String... command) {
        List<String> line = new ArrayList<>(List.of(
                "xterm", "-u8", "-T", TERMINAL, "-fa", "Monospace", "-fs", "11", "-geometry", "80x24+30+40", "-e"));
        line.addAll(List.of(command));
        Child terminal = start(line.toArray(String[]::new));
        try {
            Await.until("a terminal on display " + display, PATIENCE, () -> {
                terminal.requireAlive();
                return shows(TERMINAL);
            });
        } catch (AssertionError e) {
            throw new AssertionError(
                    "%s; it says \"%s\", and there are:\n%s"
                            .formatted(e.getMessage(), terminal.output(), run("xwininfo", "-root", "-tree")),
                    e);
        }
        return terminal;
    }

    /** Shows a picture in a window and waits until it is there. */
    public Child show(Picture picture) {
        Path dump = folder.resolve("scene.xwd");
        try {
            Files.write(dump, Xwd.dump(picture, depth()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Child viewer = start("xwud", "-in", dump.toString(), "-geometry", "+80+60");
        Await.until("a picture on display " + display, PATIENCE, () -> {
            viewer.requireAlive();
            return picture().colours() >= picture.colours();
        });
        return viewer;
    }

    /** What the screen shows, without the pointer. */
    public Picture picture() {
        return Xwd.parse(Child.run(environment(), List.of("xwd", "-root", "-silent")));
    }

    /** Bits of a pixel that count: 24, and 32 where the server knows transparency. */
    private int depth() {
        return Integer.parseInt(root(DEPTH));
    }

    /** Number of the visual that the root window has: of windows that have another, {@code xwd} converts the pixels. */
    public String visual() {
        return root(VISUAL);
    }

    /** What {@code xwininfo} says of the root window. */
    private String root(Pattern what) {
        Matcher matcher = what.matcher(run("xwininfo", "-root"));
        if (!matcher.find()) {
            throw new AssertionError("xwininfo says nothing of " + what);
        }
        return matcher.group(1);
    }

    private boolean shows(String title) {
        return run("xwininfo", "-name", title).contains("Map State: IsViewable");
    }

    /** What a command prints; nothing where it fails. */
    private String run(String... command) {
        return Child.tryRun(environment(), List.of(command))
                .map(output -> new String(output, UTF_8))
                .orElse("");
    }
}
