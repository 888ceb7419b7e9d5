package dev.oriel.e2e.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What a process has open: each descriptor with its number and what it stands for, a socket with both its ends.
 *
 * @param viewers connections from browsers
 * @param others everything else: lines to hosts, files, what the virtual machine needs for itself
 */
public record Descriptors(List<String> viewers, List<String> others) {
    private static final String LISTENING = "0A";

    /** @param port where browsers connect to */
    static Descriptors of(long pid, int port) {
        Path process = Path.of("/proc", Long.toString(pid));
        Map<String, String> sockets = sockets(process);
        String ofBrowsers = "127.0.0.1:%d <- ".formatted(port);
        TreeSet<String> viewers = new TreeSet<>();
        TreeSet<String> others = new TreeSet<>();
        try (Stream<Path> entries = Files.list(process.resolve("fd"))) {
            for (Path entry : entries.toList()) {
                String target = sockets.getOrDefault(target(entry), target(entry));
                if (!target.isEmpty()) {
                    (target.contains(ofBrowsers) ? viewers : others).add(entry.getFileName() + " " + target);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Descriptors(List.copyOf(viewers), List.copyOf(others));
    }

    /** Those that another look did not see. */
    public List<String> since(Descriptors before) {
        return Stream.concat(viewers.stream(), others.stream())
                .filter(each -> !before.viewers.contains(each) && !before.others.contains(each))
                .toList();
    }

    /** Empty where it has been closed meanwhile. */
    private static String target(Path entry) throws IOException {
        try {
            return Files.readSymbolicLink(entry).toString();
        } catch (NoSuchFileException e) {
            return "";
        }
    }

    /** By their names among the descriptors: the tables of proc(5). */
    private static Map<String, String> sockets(Path process) {
        Map<String, String> sockets = new HashMap<>();
        for (String table : List.of("tcp", "tcp6")) {
            for (String line : lines(process.resolve("net").resolve(table))) {
                String[] fields = line.strip().split("\\s+", -1);
                String way = fields[3].equals(LISTENING) ? "listens" : "<- " + address(fields[2]);
                sockets.put("socket:[%s]".formatted(fields[9]), "tcp " + address(fields[1]) + " " + way);
            }
        }
        for (String line : lines(process.resolve("net/unix"))) {
            String[] fields = line.strip().split("\\s+", -1);
            sockets.put("socket:[%s]".formatted(fields[6]), "unix " + (fields.length > 7 ? fields[7] : ""));
        }
        return sockets;
    }

    private static List<String> lines(Path table) {
        try {
            List<String> lines = Files.readAllLines(table);
            return lines.subList(1, lines.size());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of loopback, as IPv4 or mapped into IPv6: eight digits of each group of four bytes, the lowest byte first. */
    private static String address(String hexadecimal) {
        String[] parts = hexadecimal.split(":", 2);
        String last = parts[0].substring(parts[0].length() - 8);
        String host = last.equals("0100007F") ? "127.0.0.1" : last;
        return host + ":" + Integer.parseInt(parts[1], 16);
    }
}
