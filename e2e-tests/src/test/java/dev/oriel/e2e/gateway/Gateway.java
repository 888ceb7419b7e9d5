package dev.oriel.e2e.gateway;

import dev.oriel.e2e.process.Await;
import dev.oriel.e2e.process.Child;
import dev.oriel.e2e.process.Folder;
import dev.oriel.e2e.process.Ports;
import dev.oriel.e2e.process.Results;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The gateway, run from its jar with a configuration file, as an administrator runs it. */
public final class Gateway implements AutoCloseable {
    public static final String USER = "ada";
    public static final String PASSWORD = "an-oriel-is-a-window";

    // Argon2id of PASSWORD, as the command hash-password prints it
    private static final String PASSWORD_HASH =
            "$argon2id$v=19$m=19456,t=2,p=1$YFurS7/myZogXstj+bS0Aw$rcoaN170t1I/KtLF9mJiU18LuWnAvU25GiD+rdYOtE4";

    private static final Pattern HISTOGRAM_LINE =
            Pattern.compile("\\s*\\d+:\\s+(?<instances>\\d+)\\s+(?<bytes>\\d+)\\s+(?<class>\\S+).*");

    private static final String LOG = "gateway.log";
    private static final AtomicInteger GATEWAYS = new AtomicInteger();

    private final Folder folder = Folder.create("gateway");
    private final int port = Ports.free();
    private final Child process;

    private Gateway(Launch launch) {
        Path jar = Path.of(Objects.requireNonNull(System.getProperty("oriel.jar"), "system property oriel.jar"));
        if (!Files.exists(jar)) {
            throw new AssertionError(jar + " has not been built: run the whole build, or ./oriel build");
        }
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        List<String> command = new ArrayList<>(List.of(java.toString(), "-jar", jar.toString(), "run"));
        command.addAll(launch.arguments(folder, port));
        process = Child.start(
                folder.file(LOG), Map.of("XDG_CACHE_HOME", cache().toString(), "HOME", home().toString()), command);
    }

    private interface Launch {
        List<String> arguments(Folder folder, int port);
    }

    /** Starts one and waits until it is ready. {@code settings} are further lines of its YAML configuration. */
    public static Gateway start(List<Desktop> desktops, String settings) {
        return awaitReady(new Gateway((folder, port) -> {
            String configuration = configuration(port, desktops) + settings + "\n";
            return List.of("--config", folder.write("oriel.yaml", configuration).toString());
        }));
    }

    /** Starts one with a desktop of its own, as a user does who gives no arguments. */
    public static Gateway embedded() {
        return awaitReady(new Gateway((folder, port) -> List.of("--listen", "127.0.0.1:" + port)));
    }

    private static String configuration(int port, List<Desktop> desktops) {
        return """
               listen: {address: 127.0.0.1, port: %d}
               users:
                 - name: %s
                   password: "%s"
                   desktops: ["*"]
               desktops:
               %s""".formatted(
                port, USER, PASSWORD_HASH, desktops.stream().map(Desktop::yaml).collect(Collectors.joining()));
    }

    private static Gateway awaitReady(Gateway gateway) {
        try (HttpClient client = HttpClient.newHttpClient()) {
            Await.until("the gateway", Duration.ofSeconds(30), () -> {
                gateway.process.requireAlive();
                return isReady(client, gateway.url("/readyz"));
            });
        } catch (AssertionError e) {
            gateway.close();
            throw e;
        }
        return gateway;
    }

    /** Starts one whose pictures are always exact. */
    public static Gateway lossless(Desktop... desktops) {
        return start(List.of(desktops), "encoder: {lossless: true}");
    }

    public int port() {
        return port;
    }

    public URI url(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    public Child process() {
        return process;
    }

    /** The home of the user who runs it. */
    public Path home() {
        return folder.path();
    }

    /** The only folder that it may write to. */
    public Path cache() {
        return folder.file("cache");
    }

    /** The sign-in URL that it has printed. */
    public URI printedUrl() {
        return Await.value(
                "the URL",
                Duration.ofSeconds(10),
                () -> process.output()
                        .lines()
                        .filter(line -> line.startsWith("http://"))
                        .findFirst()
                        .map(URI::create));
    }

    /** The ways in which hosts have drawn so far, as it has logged them. */
    public List<String> techniques() {
        String drawsWith = " draws with ";
        return process.output()
                .lines()
                .filter(line -> line.contains(drawsWith))
                .map(line -> line.substring(line.indexOf(drawsWith) + drawsWith.length(), line.lastIndexOf("  [")))
                .toList();
    }

    public int openFiles() {
        return entries("fd");
    }

    public Descriptors descriptors() {
        return Descriptors.of(process.pid(), port);
    }

    /** Objects of its own classes that are alive, by the classes' names. */
    public Map<String, Long> liveObjects() {
        return histogram()
                .map(HISTOGRAM_LINE::matcher)
                .filter(Matcher::matches)
                .filter(line -> line.group("class").startsWith("dev.oriel."))
                .collect(
                        Collectors.toMap(line -> line.group("class"), line -> Long.parseLong(line.group("instances"))));
    }

    /** Bytes of all objects that are alive. */
    public long liveBytes() {
        return histogram()
                .map(HISTOGRAM_LINE::matcher)
                .filter(Matcher::matches)
                .mapToLong(line -> Long.parseLong(line.group("bytes")))
                .sum();
    }

    /** After a full collection. */
    private Stream<String> histogram() {
        return new String(jcmd("GC.class_histogram"), StandardCharsets.UTF_8).lines();
    }

    private byte[] jcmd(String... command) {
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        List<String> line = new ArrayList<>(List.of(jcmd.toString(), Long.toString(process.pid())));
        line.addAll(List.of(command));
        return Child.run(Map.of(), line);
    }

    public int platformThreads() {
        return entries("task");
    }

    /** Threads of both kinds, by their names or where they stand. */
    public List<String> threads() {
        Path dump = folder.file("threads-" + System.nanoTime());
        jcmd("Thread.dump_to_file", dump.toString());
        try (Stream<String> lines = Files.lines(dump)) {
            return lines.filter(line -> line.startsWith("#")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Leaves its log, for one who asks why a test has failed. */
    @Override
    public void close() {
        process.close();
        try {
            Path log = Results.file("gateway-%02d.log".formatted(GATEWAYS.incrementAndGet()));
            Files.copy(folder.file(LOG), log, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            folder.close();
        }
    }

    private int entries(String name) {
        try (Stream<Path> entries = Files.list(Path.of("/proc", Long.toString(process.pid()), name))) {
            return (int) entries.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isReady(HttpClient client, URI url) {
        try {
            return client.send(HttpRequest.newBuilder(url).build(), HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException e) {
            return false; // not listening yet
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }
}
