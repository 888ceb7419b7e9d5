package dev.oriel.server.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends what the programs of an embedded desktop have started and what outlives the X server, such as a message bus.
 * They all carry the mark in their environment.
 */
final class Leftovers {
    private static final Logger log = LoggerFactory.getLogger(Leftovers.class);
    private static final Path PROC = Path.of("/proc");

    private Leftovers() {}

    /** @param mark a variable of the environment, as {@code NAME=value} */
    static void end(String mark) {
        for (ProcessHandle process : marked(mark)) {
            log.debug("ending process {}, left over from the embedded desktop", process.pid());
            process.destroy();
        }
    }

    private static List<ProcessHandle> marked(String mark) {
        List<ProcessHandle> found = new ArrayList<>();
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(PROC, "[0-9]*")) {
            for (Path process : processes) {
                long pid = Long.parseLong(process.getFileName().toString());
                if (pid != ProcessHandle.current().pid() && environment(process).contains("\0" + mark + "\0")) {
                    Optional<ProcessHandle> handle = ProcessHandle.of(pid);
                    handle.ifPresent(found::add);
                }
            }
        } catch (IOException e) {
            log.debug("cannot list processes", e);
        }
        return found;
    }

    /** With a zero byte before and after each variable; empty for processes of others and those that end just now. */
    private static String environment(Path process) {
        try {
            return "\0" + Files.readString(process.resolve("environ"), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return "";
        }
    }
}
