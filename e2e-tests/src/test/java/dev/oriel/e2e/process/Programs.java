package dev.oriel.e2e.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.opentest4j.TestAbortedException;

/**
 * What must be installed for a test. Where it is not the test is skipped, or fails if {@code oriel.e2e.required} is
 * set, as {@code ./oriel test} does after installing everything.
 */
public final class Programs {
    private static final List<String> PATH =
            Arrays.asList((System.getenv().getOrDefault("PATH", "") + ":/usr/sbin:/sbin").split(":", -1));

    private Programs() {}

    public static void require(String... names) {
        for (String name : names) {
            if (!installed(name)) {
                throw missing(name + " is not installed");
            }
        }
    }

    /** The first of several programs that serve the same purpose; one of them is required. */
    public static Path requireOneOf(String... names) {
        return Arrays.stream(names)
                .map(Programs::find)
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow(() -> missing("none of " + String.join(", ", names) + " is installed"));
    }

    /** Hosts that log users on must be root; a plain user's run goes without them. */
    public static void requireRoot() {
        Assumptions.assumeTrue(
                "root".equals(System.getProperty("user.name")), "this session host can only be run by root");
    }

    public static boolean installed(String name) {
        return find(name).isPresent();
    }

    private static Optional<Path> find(String name) {
        return PATH.stream()
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static RuntimeException missing(String what) {
        String message = what + " (./oriel test installs it)";
        if (Boolean.getBoolean("oriel.e2e.required")) {
            throw new AssertionError(message);
        }
        return new TestAbortedException(message);
    }
}
