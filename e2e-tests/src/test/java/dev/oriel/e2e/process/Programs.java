package dev.oriel.e2e.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

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
                missing(name + " is not installed (./oriel test installs it)");
            }
        }
    }

    /** Hosts that log users on must be root; a plain user's run goes without them. */
    public static void requireRoot() {
        Assumptions.assumeTrue(
                "root".equals(System.getProperty("user.name")), "this session host can only be run by root");
    }

    public static boolean installed(String name) {
        return PATH.stream().anyMatch(folder -> Files.isExecutable(Path.of(folder, name)));
    }

    private static void missing(String message) {
        if (Boolean.getBoolean("oriel.e2e.required")) {
            Assertions.fail(message);
        }
        Assumptions.abort(message);
    }
}
