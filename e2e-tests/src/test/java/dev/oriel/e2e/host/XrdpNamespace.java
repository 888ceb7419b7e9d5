package dev.oriel.e2e.host;

import dev.oriel.e2e.process.Child;
import dev.oriel.e2e.process.Folder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The file systems that xrdp sees: the machine's, but for its own configuration, sockets and accounts. */
final class XrdpNamespace {
    // at the upper end of what xrdp looks through, above all keys with a fixed meaning
    private static final Pattern UNUSED_KEY = Pattern.compile("(?m)^(Key1[12][0-9])=0:0$");
    private static final String ENTER = """
            mkdir -p /run/xrdp /tmp/.X11-unix && chmod 1777 /tmp/.X11-unix &&
            mount --bind "$0/etc" /etc/xrdp && mount --bind "$0/run" /run/xrdp || exit 1
            for file in passwd group shadow; do mount --bind "$0/$file" "/etc/$file" || exit 1; done
            exec "$@"
            """;

    private final Folder folder;
    private final int uid;
    private final Path root;
    private final List<String> enter;

    /**
     * @param root of the system whose xrdp it is
     * @param enter the command that runs a command in that system, in a mount namespace of its own
     */
    XrdpNamespace(Folder folder, String user, int uid, String password, Path root, List<String> enter) {
        this.folder = folder;
        this.uid = uid;
        this.root = root;
        this.enter = enter;
        try {
            Files.setPosixFilePermissions(folder.path(), PosixFilePermissions.fromString("rwxr-xr-x"));
            copyConfiguration();
            Path sockets = Files.createDirectories(folder.file("run/sockdir"));
            Files.setAttribute(sockets, "unix:mode", 03777);
            Files.createDirectory(home());
            Files.setAttribute(home(), "unix:uid", uid);
            addAccount(user, password);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path home() {
        return folder.file("home");
    }

    /** Sets keys of an ini file wherever they stand in it. */
    void configure(String name, Map<String, String> values) {
        Path file = folder.file("etc").resolve(name);
        try {
            String text = Files.readString(file);
            for (Map.Entry<String, String> entry : values.entrySet()) {
                // the first: in xrdp.ini "port" means something else in later sections
                Matcher matcher =
                        Pattern.compile("(?m)^" + entry.getKey() + "=.*$").matcher(text);
                if (!matcher.find()) {
                    throw new IllegalStateException("%s has no key %s".formatted(file, entry.getKey()));
                }
                text = text.substring(0, matcher.start())
                        + entry.getKey() + "=" + entry.getValue()
                        + text.substring(matcher.end());
            }
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Puts characters on keys of a keymap that have none: lines {@code Key93=keysym:character}. */
    void addToKeymap(String name, String characters) {
        Path file = folder.file("etc").resolve(name);
        try {
            String text = Files.readString(file);
            for (int character : characters.codePoints().toArray()) {
                // X11 keysyms: Latin-1 as it is, the rest of Unicode above 0x1000000
                int keysym = character < 0x100 ? character : 0x1000000 + character;
                text = UNUSED_KEY.matcher(text).replaceFirst("$1=%d:%d".formatted(keysym, character));
            }
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Child start(String... command) {
        List<String> line = new ArrayList<>(enter);
        line.addAll(List.of("sh", "-c", ENTER, folder.path().toString()));
        line.addAll(List.of(command));
        return Child.start(folder.file(command[0] + ".out"), Map.of(), line);
    }

    Stream<ProcessHandle> userProcesses() {
        return ProcessHandle.allProcesses().filter(this::isUsers);
    }

    private boolean isUsers(ProcessHandle process) {
        try {
            return Files.getAttribute(Path.of("/proc", Long.toString(process.pid())), "unix:uid")
                    .equals(uid);
        } catch (NoSuchFileException e) {
            return false; // it has ended meanwhile
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void copyConfiguration() throws IOException {
        Path target = Files.createDirectory(folder.file("etc"));
        try (Stream<Path> files = Files.list(root.resolve("etc/xrdp"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, target.resolve(file.getFileName()));
            }
        }
    }

    private void addAccount(String user, String password) throws IOException {
        String hash = new String(
                        Child.run(Map.of(), List.of("openssl", "passwd", "-6", password)), StandardCharsets.US_ASCII)
                .strip();
        append("passwd", "%s:x:%d:%d::%s:/bin/sh".formatted(user, uid, uid, home()), "rw-r--r--");
        append("group", "%s:x:%d:".formatted(user, uid), "rw-r--r--");
        append("shadow", "%s:%s:19000:0:99999:7:::".formatted(user, hash), "rw-------");
    }

    private void append(String file, String line, String permissions) throws IOException {
        folder.write(file, Files.readString(root.resolve("etc").resolve(file)) + line + "\n", permissions);
    }
}
