package dev.oriel.server.runtime;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;

/** The user's cache folder of the gateway: {@code $XDG_CACHE_HOME/oriel}. Nothing is written anywhere else. */
public final class CacheFolder {
    private final Path root;

    private CacheFolder(Path root) {
        this.root = root;
    }

    /** [XDG Base Directory Specification]: a relative {@code XDG_CACHE_HOME} is to be ignored. */
    public static CacheFolder of(Map<String, String> environment) {
        String set = environment.getOrDefault("XDG_CACHE_HOME", "");
        Path base = Path.of(set).isAbsolute() ? Path.of(set) : Path.of(System.getProperty("user.home"), ".cache");
        return new CacheFolder(base.resolve("oriel"));
    }

    /** A folder inside that only the user can enter; made where it is missing. */
    public Path privateFolder(String name) throws IOException {
        Path folder = root.resolve(name);
        Files.createDirectories(root);
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        return folder;
    }
}
