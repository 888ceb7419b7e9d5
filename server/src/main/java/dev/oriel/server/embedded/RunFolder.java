package dev.oriel.server.embedded;

import dev.oriel.server.runtime.CacheFolder;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;

/**
 * The private folder of one embedded desktop, inside the user's cache folder: access files, settings and logs of its
 * programs. Removed at the end; what a killed gateway has left behind, the next one removes.
 */
final class RunFolder implements AutoCloseable {
    private static final String PARENT = "embedded";
    /** [Xau] FamilyWild: the entry is good for every address and display. */
    private static final int FAMILY_WILD = 0xFFFF;

    private final Path root;

    private RunFolder(Path root) {
        this.root = root;
    }

    static RunFolder create(CacheFolder cache, long pid) throws IOException {
        Path parent = cache.privateFolder(PARENT);
        removeAbandoned(parent);
        RunFolder folder = new RunFolder(cache.privateFolder(PARENT + "/" + pid));
        for (String name : new String[] {"home", "config", "cache", "data", "runtime", "log"}) {
            folder.makeFolder(name);
        }
        return folder;
    }

    Path path(String name) {
        return root.resolve(name);
    }

    /** Writes a file that only the user can read. */
    Path write(String name, byte[] content) throws IOException {
        Path file = root.resolve(name);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        return Files.write(file, content);
    }

    Path write(String name, String content) throws IOException {
        return write(name, content.getBytes(StandardCharsets.UTF_8));
    }

    Path writeScript(String name, String content) throws IOException {
        Path file = write(name, content);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }

    /** The access file of the X server, with a fresh cookie: [Xau] MIT-MAGIC-COOKIE-1. */
    Path writeXauthority(SecureRandom random) throws IOException {
        byte[] cookie = new byte[16];
        random.nextBytes(cookie);
        byte[] method = "MIT-MAGIC-COOKIE-1".getBytes(StandardCharsets.US_ASCII);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeShort(FAMILY_WILD);
        out.writeShort(0); // address
        out.writeShort(0); // display number
        out.writeShort(method.length);
        out.write(method);
        out.writeShort(cookie.length);
        out.write(cookie);
        return write("Xauthority", bytes.toByteArray());
    }

    @Override
    public void close() throws IOException {
        remove(root);
    }

    private void makeFolder(String name) throws IOException {
        Files.createDirectory(
                root.resolve(name), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }

    private static void removeAbandoned(Path parent) throws IOException {
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(parent)) {
            for (Path folder : folders) {
                String name = folder.getFileName().toString();
                boolean alive = name.matches("\\d{1,18}")
                        && Long.parseLong(name) != ProcessHandle.current().pid()
                        && ProcessHandle.of(Long.parseLong(name)).isPresent();
                if (!alive) {
                    remove(folder);
                }
            }
        }
    }

    private static void remove(Path folder) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(
                    Path visited, @org.jspecify.annotations.Nullable IOException failure) throws IOException {
                if (failure != null) {
                    throw failure;
                }
                Files.deleteIfExists(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
