package dev.oriel.e2e.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The folder in which tests leave what is to be looked at: pictures, logs. */
public final class Results {
    private static final Path FOLDER = Path.of(System.getProperty("oriel.e2e.results", "results"));

    private Results() {}

    /** A file there; the folder exists. */
    public static Path file(String name) {
        try {
            return Files.createDirectories(FOLDER).resolve(name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
