package dev.oriel.server.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;

/** The browser client's files from the class path, kept in memory, compressed once. */
final class StaticFiles {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]*(/[A-Za-z0-9_-][A-Za-z0-9._-]*)*");
    private static final int MIN_COMPRESSED = 512;
    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("html", "text/html; charset=utf-8"),
            Map.entry("js", "text/javascript; charset=utf-8"),
            Map.entry("css", "text/css; charset=utf-8"),
            Map.entry("json", "application/json"),
            Map.entry("webmanifest", "application/manifest+json"),
            Map.entry("svg", "image/svg+xml"),
            Map.entry("txt", "text/plain; charset=utf-8"),
            Map.entry("wasm", "application/wasm"),
            Map.entry("png", "image/png"),
            Map.entry("ico", "image/x-icon"),
            Map.entry("woff2", "font/woff2"));

    private final String root;
    /** Only files that exist: names of others are not remembered. */
    private final Map<String, StaticFile> files = new ConcurrentHashMap<>();

    /** A file as it is sent. */
    static final class StaticFile {
        private final String type;
        private final String etag;
        private final byte[] plain;
        private final byte[] gzip;

        private StaticFile(String type, String etag, byte[] plain, byte[] gzip) {
            this.type = type;
            this.etag = etag;
            this.plain = plain;
            this.gzip = gzip;
        }

        String type() {
            return type;
        }

        /** A strong one, with its quotes. */
        String etag() {
            return etag;
        }

        byte[] plain() {
            return plain;
        }

        /** Empty where compression does not pay. */
        byte[] gzip() {
            return gzip;
        }
    }

    /** @param root folder of the class path, ends with a slash */
    StaticFiles(String root) {
        this.root = root;
    }

    /** @param name as in the address, without the leading slash */
    Optional<StaticFile> find(String name) {
        StaticFile known = files.get(name);
        if (known != null) {
            return Optional.of(known);
        }
        String type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
        if (type == null || !NAME.matcher(name).matches()) {
            return Optional.empty();
        }
        try (InputStream in = StaticFiles.class.getResourceAsStream(root + name)) {
            if (in == null) {
                return Optional.empty();
            }
            StaticFile file = file(type, in.readAllBytes());
            files.put(name, file);
            return Optional.of(file);
        } catch (IOException e) {
            throw new UncheckedIOException("resource " + name, e);
        }
    }

    private static StaticFile file(String type, byte[] plain) throws IOException {
        byte[] gzip = plain.length < MIN_COMPRESSED || !isText(type) ? new byte[0] : gzip(plain);
        return new StaticFile(type, etag(plain), plain, gzip.length < plain.length ? gzip : new byte[0]);
    }

    private static boolean isText(String type) {
        return type.startsWith("text/")
                || type.contains("json")
                || type.equals("image/svg+xml")
                || type.equals("application/wasm");
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(plain);
        }
        return bytes.toByteArray();
    }

    private static String etag(byte[] content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
            return '"' + HexFormat.of().formatHex(digest, 0, 12) + '"';
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
