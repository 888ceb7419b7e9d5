package dev.oriel.server.embedded;

import dev.oriel.bridge.HostSettings.Graphics;
import dev.oriel.bridge.HostSettings.Security;
import dev.oriel.bridge.Secret;
import dev.oriel.server.config.DesktopConfig;
import dev.oriel.server.config.DesktopConfig.Resize;
import dev.oriel.server.config.GatewayConfig;
import dev.oriel.server.runtime.CacheFolder;
import dev.oriel.server.runtime.Threads;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A desktop of one's own: an X server, a window manager with a menu and a terminal, shared on loopback by FreeRDP's
 * shadow server with network level authentication and a random password. All of it runs as the user, writes only into
 * the user's cache folder, and ends with the gateway.
 */
public final class EmbeddedDesktop implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(EmbeddedDesktop.class);
    private static final Duration START_PATIENCE = Duration.ofSeconds(15);
    private static final String ID = "embedded";
    private static final String USER = "oriel";
    /** Names the processes of one embedded desktop. */
    private static final String MARK = "ORIEL_EMBEDDED_DESKTOP";

    private final GatewayConfig.Embedded settings;
    private final Map<String, String> userEnvironment;
    private final Threads threads;
    private final SecureRandom random = new SecureRandom();
    private final Programs programs;
    private final Programs.Required required;
    private final RunFolder folder;
    private final String mark;
    private final String password;
    /** Last started first. */
    private final Deque<Child> children = new ArrayDeque<>();

    private int port;

    private EmbeddedDesktop(
            GatewayConfig.Embedded settings, Map<String, String> environment, CacheFolder cache, Threads threads)
            throws IOException {
        this.settings = settings;
        this.userEnvironment = environment;
        this.threads = threads;
        this.programs = new Programs(environment.getOrDefault("PATH", ""));
        this.required = programs.required();
        long pid = ProcessHandle.current().pid();
        this.folder = RunFolder.create(cache, pid);
        this.mark = pid + "-" + randomText(6);
        this.password = randomText(18);
    }

    /**
     * Starts everything and waits until the desktop can be connected to.
     *
     * @param environment of the user
     * @throws MissingProgramsException where programs are not installed
     * @throws IOException where one does not start; what it printed is in the message
     */
    public static EmbeddedDesktop start(
            GatewayConfig.Embedded settings, Map<String, String> environment, CacheFolder cache, Threads threads)
            throws IOException {
        EmbeddedDesktop desktop = new EmbeddedDesktop(settings, environment, cache, threads);
        try {
            desktop.startAll();
            return desktop;
        } catch (IOException | RuntimeException e) {
            desktop.close();
            throw e;
        }
    }

    /** How the gateway reaches it. */
    public DesktopConfig desktopConfig() {
        return new DesktopConfig(
                ID,
                Optional.of("Embedded desktop"),
                "127.0.0.1",
                port,
                Optional.of(USER),
                Optional.of(Secret.of(password)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Security.NLA,
                colorDepth(),
                Graphics.BITMAPS,
                Resize.OFF, // it shares an X screen, which has one size
                "any",
                Optional.of("0x409"));
    }

    /**
     * FreeRDP 3.11 to 3.17.1 loses the sign of differences between rows when it encodes planar bitmaps, which are what it
     * sends at 32 bits a pixel; Debian 13 has 3.15. At 24 bits it sends interleaved ones, just as exact.
     */
    private int colorDepth() {
        return required.shadowVersion() == 3 ? 24 : 32;
    }

    private void startAll() throws IOException {
        Path xauthority = folder.writeXauthority(random);
        String display = startXServer(xauthority);
        Map<String, String> environment = environment(display, xauthority);
        startWindowManager(environment);
        startShadow(environment);
        log.atInfo()
                .addKeyValue("event", "embedded-started")
                .log(
                        "embedded desktop runs on X display {}, shared on 127.0.0.1:{} by {}",
                        display,
                        port,
                        required.shadow().getFileName());
    }

    /** @return the display, such as {@code :1} */
    private String startXServer(Path xauthority) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                required.xvfb().toString(),
                "-displayfd",
                "1",
                "-screen",
                "0",
                settings.width() + "x" + settings.height() + "x24",
                "-nolisten",
                "tcp",
                "-auth",
                xauthority.toString(),
                "-dpi",
                "96",
                "-noreset"));
        Child server = start("Xvfb", command, Map.of("PATH", path(), MARK, mark, "HOME", home()), true);
        try (BufferedReader output = server.process().inputReader(StandardCharsets.US_ASCII)) {
            String number = output.readLine();
            if (number == null) {
                throw failed("Xvfb");
            }
            return ":" + number.strip();
        }
    }

    private void startWindowManager(Map<String, String> environment) throws IOException {
        Path terminal = folder.writeScript("terminal", terminalScript());
        Path menu = folder.write("menu.xml", OpenboxFiles.menu("\"" + terminal + "\"", programs.menu()));
        Path settingsFile = folder.write("rc.xml", OpenboxFiles.settings(menu));
        String background = programs.find("xsetroot")
                .map(program -> "\"" + program + "\" -solid '#2b3a4a'\n")
                .orElse("");
        Path startup = folder.writeScript("startup", "#!/bin/sh\n" + background + "exec \"" + terminal + "\"\n");
        List<String> command = List.of(
                required.openbox().toString(),
                "--config-file",
                settingsFile.toString(),
                "--startup",
                startup.toString());
        start("openbox", command, environment, false);
    }

    /** The shell in the terminal gets the user's own environment back. */
    private String terminalScript() {
        StringBuilder script = new StringBuilder("#!/bin/sh\n");
        for (String name : List.of("XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_RUNTIME_DIR")) {
            String own = userEnvironment.get(name);
            script.append(own == null ? "unset " + name : "export " + name + "=" + quoted(own))
                    .append('\n');
        }
        return script.append("exec ")
                .append(quoted(required.xterm().toString()))
                .append(" -u8 -fa Monospace -fs 11 -geometry 90x28 -title Terminal -bg '#fdfdfd' -fg '#1c1c1c'\n")
                .toString();
    }

    private void startShadow(Map<String, String> desktopEnvironment) throws IOException {
        Path sam = folder.write("sam", NtlmHash.samLine(USER, password));
        Map<String, String> environment = new HashMap<>(desktopEnvironment);
        environment.put("HOME", folder.path("home").toString()); // its key and certificate
        environment.put("WLOG_LEVEL", "WARN");
        if (required.shadowVersion() == 3) {
            // FreeRDP 3 takes MD4 and RC4 for NTLM from OpenSSL, where they are in the legacy provider.
            environment.put(
                    "OPENSSL_CONF", folder.write("openssl.cnf", OPENSSL_LEGACY).toString());
        }
        port = freePort();
        List<String> command = List.of(
                required.shadow().toString(),
                "/bind-address:127.0.0.1",
                "/port:" + port,
                "/sec:nla",
                "/sam-file:" + sam);
        Child shadow = start("freerdp-shadow", command, environment, false);
        awaitListening(shadow);
    }

    private static final String OPENSSL_LEGACY = """
            openssl_conf = openssl_init
            [openssl_init]
            providers = providers
            [providers]
            default = default_provider
            legacy = legacy_provider
            [default_provider]
            activate = 1
            [legacy_provider]
            activate = 1
            """;

    private Child start(String name, List<String> command, Map<String, String> environment, boolean readsOutput)
            throws IOException {
        Path logFile = folder.path("log").resolve(name);
        Child child = Child.start(required.setpriv(), name, command, environment, logFile, readsOutput, threads);
        children.addFirst(child);
        return child;
    }

    /** What programs on the desktop see: the user's environment, with folders for settings that vanish. */
    private Map<String, String> environment(String display, Path xauthority) {
        Map<String, String> environment = new HashMap<>(userEnvironment);
        List.of("ORIEL_PASSWORD", "WAYLAND_DISPLAY", "DBUS_SESSION_BUS_ADDRESS", "SESSION_MANAGER", "DESKTOP_SESSION")
                .forEach(environment::remove);
        environment.putIfAbsent("HOME", home());
        environment.putIfAbsent("LANG", "C.UTF-8");
        environment.put("DISPLAY", display);
        environment.put("XAUTHORITY", xauthority.toString());
        environment.put("XDG_CONFIG_HOME", folder.path("config").toString());
        environment.put("XDG_CACHE_HOME", folder.path("cache").toString());
        environment.put("XDG_DATA_HOME", folder.path("data").toString());
        environment.put("XDG_RUNTIME_DIR", folder.path("runtime").toString());
        environment.put("XDG_SESSION_TYPE", "x11");
        environment.put(MARK, mark);
        return environment;
    }

    /** There is no event to wait for: whether somebody listens is known by connecting. Only while starting. */
    private void awaitListening(Child shadow) throws IOException {
        long end = System.nanoTime() + START_PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
                return;
            } catch (IOException notYet) {
                pause(shadow);
            }
        }
        throw failed("freerdp-shadow");
    }

    private void pause(Child shadow) throws IOException {
        try {
            if (shadow.process().waitFor(50, TimeUnit.MILLISECONDS)) {
                throw failed("freerdp-shadow");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while starting the embedded desktop", e);
        }
    }

    private IOException failed(String name) {
        String printed;
        try {
            List<String> lines = Files.readAllLines(folder.path("log").resolve(name));
            printed = String.join("; ", lines.subList(Math.max(0, lines.size() - 5), lines.size()));
        } catch (IOException e) {
            printed = "it printed nothing";
        }
        return new IOException(
                "the embedded desktop did not start: " + name + " has ended or does not answer: " + printed);
    }

    /** Ends all programs, the last started first, and removes the private folder. */
    @Override
    public void close() {
        children.forEach(Child::close);
        Leftovers.end(MARK + "=" + mark);
        try {
            folder.close();
        } catch (IOException e) {
            log.warn("cannot remove the folder of the embedded desktop: {}", e.getMessage());
        }
    }

    private String home() {
        return userEnvironment.getOrDefault("HOME", System.getProperty("user.home"));
    }

    private String path() {
        return userEnvironment.getOrDefault("PATH", "");
    }

    private String randomText(int bytes) {
        byte[] raw = new byte[bytes];
        random.nextBytes(raw);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(raw);
    }

    /** Free at this moment; whoever else takes it before the shadow server does makes the start fail with its message. */
    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
