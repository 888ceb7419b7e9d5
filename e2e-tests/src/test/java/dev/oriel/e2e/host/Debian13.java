package dev.oriel.e2e.host;

import dev.oriel.e2e.process.Folder;
import dev.oriel.e2e.process.Programs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** A system of Debian 13 in a folder, for hosts that older systems do not have: {@code hosts/debian13.sh}. */
final class Debian13 {
    private static final Path SCRIPT = Path.of(
                    Objects.requireNonNullElse(System.getProperty("oriel.e2e.hosts"), "hosts"), "debian13.sh")
            .toAbsolutePath();

    private Debian13() {}

    /** Makes it unless it is there: the first time that takes some minutes. */
    static void require() {
        Programs.requireRoot();
        Programs.require("debootstrap", "unshare", "setpriv");
        try {
            // its progress is for whoever waits
            Process build =
                    new ProcessBuilder(SCRIPT.toString(), "build").inheritIO().start();
            if (build.waitFor() != 0) {
                throw new AssertionError("Debian 13 could not be made: see above");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    /** Its files, not to be written to. */
    static Path root() {
        String cache = Objects.requireNonNullElse(System.getenv("XDG_CACHE_HOME"), "");
        Path base = cache.isEmpty() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(cache);
        Path root = base.resolve("oriel/debian13/root");
        if (!Files.isDirectory(root)) {
            throw new AssertionError(root + " is not there");
        }
        return root;
    }

    /** The command that runs another command in it. */
    static List<String> run(Folder folder) {
        return List.of(SCRIPT.toString(), "run", folder.path().toString());
    }

    /** The command that boots it. */
    static List<String> boot(Folder folder) {
        return List.of(SCRIPT.toString(), "boot", folder.path().toString());
    }
}
