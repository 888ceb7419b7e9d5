package dev.oriel.e2e.host;

import dev.oriel.e2e.process.Await;
import dev.oriel.e2e.process.Child;
import dev.oriel.e2e.process.Folder;
import dev.oriel.e2e.process.Ports;
import dev.oriel.e2e.process.Programs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * xrdp with its session manager: logs users on by PAM and starts an X server for each.
 *
 * <p>Both run in a mount namespace of their own, with their own {@code /etc/xrdp} and {@code /run/xrdp}, and with an
 * {@code /etc/passwd} and {@code /etc/shadow} that have one user more. So the machine gets no account, its own xrdp is
 * not disturbed, and nothing is left behind.
 */
public final class Xrdp implements SessionHost {
    public enum Backend {
        XVNC("Xvnc"),
        XORG("Xorg");

        private final String section;

        Backend(String section) {
            this.section = section;
        }
    }

    /** Where xrdp is from. */
    public enum Release {
        /** This system's own. */
        SYSTEM,
        /** Debian 13's xrdp 0.10, which knows the graphics pipeline. */
        DEBIAN_13
    }

    /** How xrdp protects the line: {@code security_layer} and {@code crypt_level}. */
    public enum Security {
        TLS("tls", "high"),
        RDP_NONE("rdp", "none"),
        RDP_FIPS("rdp", "fips");

        private final String layer;
        private final String level;

        Security(String layer, String level) {
            this.layer = layer;
            this.level = level;
        }
    }

    private static final Pattern X_SERVER = Pattern.compile(".*/X(tigervnc|vnc|org)");

    private final Folder folder = Folder.create("xrdp");
    private final String password = UUID.randomUUID().toString();
    private final int port = Ports.free();
    private final int sessionManagerPort = Ports.free();
    private final Release release;
    private final XrdpNamespace namespace;
    private final List<Child> processes = new ArrayList<>();

    private Xrdp(Release release) {
        this.release = release;
        Path root = release == Release.SYSTEM ? Path.of("/") : Debian13.root();
        List<String> enter = release == Release.SYSTEM
                ? List.of("unshare", "--mount", "--propagation", "private")
                : Debian13.run(folder);
        namespace = new XrdpNamespace(folder, user(), 100_000 + port, password, root, enter);
    }

    public static Xrdp start(Backend backend, Security security) {
        requireSystem(backend);
        return start(new Xrdp(Release.SYSTEM), backend, security);
    }

    private static void requireSystem(Backend backend) {
        Programs.requireRoot();
        Programs.require("xrdp", "xrdp-sesman", "unshare", "openssl", "openbox", "xwd", "xsetroot");
        switch (backend) {
            case XVNC -> Programs.require("Xvnc");
            case XORG -> Programs.require("Xorg");
        }
    }

    /** Starts one without dynamic channels: so it cannot be asked for another size. */
    public static Xrdp startWithoutDisplayControl(Backend backend) {
        requireSystem(backend);
        Xrdp host = new Xrdp(Release.SYSTEM);
        host.namespace.configure("xrdp.ini", Map.of("drdynvc", "false"));
        return start(host, backend, Security.TLS);
    }

    /** Starts Debian 13's, with its Xvnc. */
    public static Xrdp startOfDebian13() {
        Programs.require("openssl", "xwd");
        Debian13.require();
        return start(new Xrdp(Release.DEBIAN_13), Backend.XVNC, Security.TLS);
    }

    private static Xrdp start(Xrdp host, Backend backend, Security security) {
        try {
            host.configure(backend, security);
            host.launch();
        } catch (RuntimeException | AssertionError e) {
            host.close();
            throw e;
        }
        return host;
    }

    private void configure(Backend backend, Security security) {
        Path session = folder.write("session", """
                #!/bin/sh
                export LC_ALL=C.UTF-8
                xsetroot -solid '#2a5a7a'
                %s
                """.formatted(XScreen.WINDOW_MANAGER), "rwxr-xr-x");
        if (release == Release.SYSTEM) {
            namespace.configure("sesman.ini", Map.of("ListenPort", Integer.toString(sessionManagerPort)));
        }
        namespace.configure(
                "sesman.ini",
                Map.of(
                        // away from other session managers, which look for a free display at the same time
                        "X11DisplayOffset", Integer.toString(firstDisplay()),
                        "LogFile", folder.file("sesman.log").toString(),
                        "EnableSyslog", "false",
                        "EnableUserWindowManager", "false",
                        "DefaultWindowManager", session.toString()));
        namespace.configure(
                "xrdp.ini",
                Map.of(
                        "port",
                        "tcp://127.0.0.1:" + port,
                        "autorun",
                        backend.section,
                        "security_layer",
                        security.layer,
                        "crypt_level",
                        security.level,
                        "LogFile",
                        folder.file("xrdp.log").toString(),
                        "EnableSyslog",
                        "false"));
    }

    /** xrdp 0.10 takes none above 63. */
    private int firstDisplay() {
        return release == Release.SYSTEM ? 100 + port % 900 : 20 + port % 40;
    }

    private void launch() {
        Child sessionManager = namespace.start("xrdp-sesman", "-n", "-c", "/etc/xrdp/sesman.ini");
        processes.add(sessionManager);
        awaitSessionManager(sessionManager);
        Child xrdp = namespace.start("xrdp", "-n", "-c", "/etc/xrdp/xrdp.ini");
        processes.add(xrdp);
        Ports.awaitListening(port, xrdp);
    }

    private void awaitSessionManager(Child sessionManager) {
        if (release == Release.SYSTEM) {
            Ports.awaitListening(sessionManagerPort, sessionManager);
            return;
        }
        Await.until("the session manager's socket", Duration.ofSeconds(20), () -> {
            sessionManager.requireAlive();
            return Files.exists(folder.file("run/sockdir/sesman.socket"));
        });
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public String user() {
        return "visitor";
    }

    @Override
    public String password() {
        return password;
    }

    @Override
    public XScreen screen() {
        try {
            String display = Await.value("the session's X server", Duration.ofSeconds(30), this::display);
            return new XScreen(display, Optional.of(namespace.home().resolve(".Xauthority")), folder.path())
                    .awaitWindowManager();
        } catch (AssertionError e) {
            throw new AssertionError(e.getMessage() + "; logs of the host:\n" + logs(), e);
        }
    }

    /** The X servers of the user's sessions: as long as they are the same, so are the sessions. */
    public List<Long> sessions() {
        return namespace
                .userProcesses()
                .filter(process -> displayOf(process).isPresent())
                .map(ProcessHandle::pid)
                .sorted()
                .toList();
    }

    /** The processes that serve connections, one each. */
    public List<Long> connections() {
        return processes
                .getLast()
                .descendants()
                .map(ProcessHandle::pid)
                .sorted()
                .toList();
    }

    /**
     * Gives characters a place in a keymap, on keys that no keyboard has: xrdp types a Unicode event only if the
     * client's layout has a key for it. For logons from now on.
     */
    public void addToKeymap(String layout, String characters) {
        namespace.addToKeymap("km-" + layout + ".ini", characters);
    }

    /** Ends the user's sessions, so that the next logon makes a new one. */
    public void endSessions() {
        Child.end(namespace.userProcesses().toList());
    }

    @Override
    public void close() {
        processes.reversed().forEach(Child::close);
        endSessions();
        folder.close();
    }

    private String logs() {
        try {
            return Files.readString(folder.file("sesman.log")) + Files.readString(folder.file("xrdp.log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Optional<String> display() {
        return namespace
                .userProcesses()
                .map(Xrdp::displayOf)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<String> displayOf(ProcessHandle process) {
        ProcessHandle.Info info = process.info();
        if (!X_SERVER.matcher(info.command().orElse("")).matches()) {
            return Optional.empty();
        }
        return info.arguments().map(arguments -> arguments[0]);
    }
}
