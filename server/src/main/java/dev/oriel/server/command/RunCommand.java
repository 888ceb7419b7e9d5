package dev.oriel.server.command;

import dev.oriel.bridge.HostSettings.Graphics;
import dev.oriel.bridge.HostSettings.Security;
import dev.oriel.server.config.ConfigLoader;
import dev.oriel.server.config.DesktopConfig;
import dev.oriel.server.config.DesktopConfig.Resize;
import dev.oriel.server.config.GatewayConfig;
import dev.oriel.server.control.ControlSocket;
import dev.oriel.server.embedded.EmbeddedDesktop;
import dev.oriel.server.gateway.Gateway;
import dev.oriel.server.log.Logging;
import dev.oriel.server.runtime.CacheFolder;
import dev.oriel.server.runtime.Threads;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "run",
        description = {
            "Starts the gateway.",
            "Without --config and --host it starts a desktop of its own and serves that."
        },
        mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {
    private static final Logger log = LoggerFactory.getLogger(RunCommand.class);

    private final Map<String, String> environment;

    @Option(names = "--config", paramLabel = "FILE", description = "serve what the file says")
    private @Nullable Path configFile;

    @Option(names = "--host", paramLabel = "HOST[:PORT]", description = "serve this one host")
    private @Nullable String host;

    @Option(
            names = "--user",
            paramLabel = "NAME",
            description = "of the host; the password is asked for, or taken from ORIEL_PASSWORD")
    private @Nullable String user;

    @Option(names = "--domain", paramLabel = "NAME", description = "of the user")
    private @Nullable String domain;

    @Option(names = "--security", paramLabel = "KIND", description = "auto, nla, tls or rdp")
    private @Nullable String security;

    @Option(names = "--listen", paramLabel = "[ADDRESS:]PORT", description = "instead of what the configuration says")
    private @Nullable String listen;

    @Spec
    private @Nullable CommandSpec spec;

    RunCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws IOException {
        requireSensibleOptions();
        GatewayConfig config = configuration();
        Logging.configure(config.log());
        CacheFolder cache = CacheFolder.of(environment);
        Shutdown shutdown = new Shutdown();
        try {
            Threads threads = shutdown.closing(new Threads(config.encoder().threads()));
            if (configFile == null && host == null) {
                EmbeddedDesktop desktop =
                        shutdown.closing(EmbeddedDesktop.start(config.embedded(), environment, cache, threads));
                config = config.withDesktops(List.of(desktop.desktopConfig()));
            }
            Gateway gateway = shutdown.closing(new Gateway(config, new RdpConnector(threads), threads));
            start(gateway, config);
            listenForCommands(shutdown, cache, gateway, threads);
            announce(gateway, config);
            shutdown.await();
        } catch (IOException | RuntimeException e) {
            shutdown.closeAll();
            throw e;
        }
        return 0;
    }

    private GatewayConfig configuration() {
        ConfigLoader loader = new ConfigLoader(environment);
        GatewayConfig config = configFile == null ? loader.defaults() : loader.load(configFile);
        if (listen != null) {
            config = config.withListen(parseListen(listen, config.listen()));
        }
        return host == null ? config : config.withDesktops(List.of(single(host)));
    }

    private DesktopConfig single(String hostAndPort) {
        int colon = hostAndPort.lastIndexOf(':');
        boolean hasPort = (colon > 0 && hostAndPort.indexOf(':') == colon) || hostAndPort.contains("]:");
        String name = hasPort ? hostAndPort.substring(0, colon) : hostAndPort;
        int port = hasPort ? number("--host", hostAndPort.substring(colon + 1)) : 3389;
        String bare = name.startsWith("[") && name.endsWith("]") ? name.substring(1, name.length() - 1) : name;
        try {
            return new DesktopConfig(
                    "host",
                    Optional.of(bare),
                    bare,
                    port,
                    Optional.ofNullable(user),
                    Optional.of(Console.password(environment, "Password of " + user + " on " + bare)),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.ofNullable(domain),
                    security == null ? Security.AUTO : parseSecurity(security),
                    32,
                    Graphics.PIPELINE,
                    Resize.LIVE,
                    "any",
                    Optional.empty());
        } catch (IllegalArgumentException e) {
            throw usage("--host " + hostAndPort + ": " + e.getMessage());
        }
    }

    private void requireSensibleOptions() {
        if (configFile != null && host != null) {
            throw usage("give --config or --host, not both");
        }
        if (host != null && user == null) {
            throw usage("--host needs --user");
        }
        if (host == null && (user != null || domain != null || security != null)) {
            throw usage("--user, --domain and --security go with --host");
        }
    }

    private GatewayConfig.Listen parseListen(String text, GatewayConfig.Listen present) {
        int colon = text.lastIndexOf(':');
        String address = colon < 0 ? present.address() : text.substring(0, colon);
        try {
            return new GatewayConfig.Listen(
                    address.startsWith("[") && address.endsWith("]")
                            ? address.substring(1, address.length() - 1)
                            : address,
                    number("--listen", text.substring(colon + 1)));
        } catch (IllegalArgumentException e) {
            throw usage("--listen " + text + ": " + e.getMessage());
        }
    }

    private Security parseSecurity(String text) {
        return switch (text) {
            case "auto" -> Security.AUTO;
            case "nla" -> Security.NLA;
            case "tls" -> Security.TLS;
            case "rdp" -> Security.RDP;
            default -> throw usage("--security " + text + " is not one of auto, nla, tls, rdp");
        };
    }

    private int number(String option, String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw usage(option + ": \"" + text + "\" is not a port");
        }
    }

    private ParameterException usage(String problem) {
        if (spec == null) {
            throw new IllegalStateException("picocli has not set the command's specification");
        }
        return new ParameterException(spec.commandLine(), problem);
    }

    private static void start(Gateway gateway, GatewayConfig config) throws IOException {
        try {
            gateway.start();
        } catch (IOException e) {
            throw new IOException(
                    String.format(
                            Locale.ROOT,
                            "cannot listen on %s:%d: %s; choose another by --listen or listen.port",
                            config.listen().address(),
                            config.listen().port(),
                            e.getCause() == null ? e.getMessage() : e.getCause().getMessage()),
                    e);
        }
    }

    /** Without it everything works but {@code oriel url}. */
    private static void listenForCommands(Shutdown shutdown, CacheFolder cache, Gateway gateway, Threads threads) {
        try {
            shutdown.closing(ControlSocket.open(
                    cache,
                    gateway.port(),
                    threads.virtual("control"),
                    request -> ControlRequests.answer(gateway, request)));
        } catch (IOException e) {
            log.warn("`oriel url` will not find this gateway: {}", e.getMessage());
        }
    }

    /** Says where to go: with a key where nobody has a password. */
    private void announce(Gateway gateway, GatewayConfig config) {
        PrintWriter out = Output.of(spec);
        if (config.users().isEmpty()) {
            String account = gateway.accountNames().iterator().next();
            out.println("Open this in a browser; it signs in once:");
            out.println(gateway.signInUrl(account).orElseThrow());
        } else {
            out.println("Open this in a browser:");
            out.println(gateway.url());
        }
        out.flush();
        if (!config.users().isEmpty()
                && config.users().stream()
                        .allMatch(account -> account.password().isEmpty())) {
            log.warn("no user has a password: they come in by `oriel url --user NAME` only");
        }
    }
}
