package dev.oriel.server.gateway;

import dev.oriel.bridge.Secret;
import dev.oriel.server.auth.Account;
import dev.oriel.server.auth.FailureLimit;
import dev.oriel.server.auth.OneTimeKeys;
import dev.oriel.server.auth.Passwords;
import dev.oriel.server.auth.SignIns;
import dev.oriel.server.config.GatewayConfig;
import dev.oriel.server.http.Health;
import dev.oriel.server.http.HttpGateway;
import dev.oriel.server.http.SignInCookie;
import dev.oriel.server.http.SignInServices;
import dev.oriel.server.outcome.Catalogue;
import dev.oriel.server.runtime.Threads;
import dev.oriel.server.runtime.Version;
import dev.oriel.server.session.DesktopConnector;
import dev.oriel.server.session.Sessions;
import dev.oriel.server.viewer.ViewerHub;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A gateway: everything between the browsers and the hosts. */
public final class Gateway implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Gateway.class);

    private final GatewayConfig config;
    private final Map<String, Account> accounts;
    private final OneTimeKeys keys;
    private final SignIns signIns;
    private final Sessions sessions;
    private final ViewerHub viewers;
    private final HttpGateway http;
    private final Threads threads;
    private final long started = System.nanoTime();
    private volatile boolean stopping;

    /** @param threads stay open when the gateway is closed */
    public Gateway(GatewayConfig config, DesktopConnector connector, Threads threads) {
        this.config = config;
        this.threads = threads;
        SecureRandom random = new SecureRandom();
        InstantSource clock = InstantSource.system();
        Catalogue texts = Catalogue.load();
        ThreadFactory tasks = threads.virtual("task");
        Executor executor = task -> tasks.newThread(task).start();

        accounts = accounts(config);
        GatewayConfig.SignIn settings = config.signIn();
        keys = new OneTimeKeys(settings.keyLifetime(), clock, random);
        signIns = new SignIns(settings.lifetime(), settings.idleLifetime(), clock, random);
        sessions = new Sessions(config, connector, threads, System::nanoTime);
        viewers = new ViewerHub(
                config, sessions, signIns, texts, threads, threads.cpu(), executor, System::nanoTime, random);
        http = new HttpGateway(new HttpGateway.Parts(
                config,
                new SignInServices(
                        new Passwords(accounts, settings.hashing(), random),
                        keys,
                        signIns,
                        new FailureLimit(settings.maxFailures(), settings.failureWindow(), clock),
                        new SignInCookie(settings, config.listen().port())),
                sessions,
                viewers,
                texts,
                this::health));
    }

    /** @throws IOException where the address cannot be listened on */
    public void start() throws IOException {
        http.start();
        log.atInfo()
                .addKeyValue("event", "started")
                .log(
                        "oriel {} listens on {}:{}, {} desktops",
                        Version.text(),
                        config.listen().address(),
                        http.port(),
                        config.desktops().size());
        if (!address().isLoopbackAddress() && config.proxies().isEmpty()) {
            log.warn(
                    "passwords and pictures travel unencrypted: put a proxy with HTTPS in front, see docs/operations.md");
        }
    }

    /** The TCP port that it listens on. */
    public int port() {
        return http.port();
    }

    /** Where a browser on this machine finds it; ends with a slash. */
    public String url() {
        String host =
                address().isAnyLocalAddress() ? "127.0.0.1" : config.listen().address();
        return "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + http.port() + "/";
    }

    /** Whoever may sign in by one-time URLs. */
    public Set<String> accountNames() {
        return accounts.keySet();
    }

    /**
     * A URL that signs in once. Its key stands in the fragment: browsers send that to nobody.
     *
     * @return empty where there is no such account
     */
    public Optional<String> signInUrl(String accountName) {
        return Optional.ofNullable(accounts.get(accountName)).map(account -> {
            try (Secret key = keys.issue(account)) {
                return url() + "#key=" + new String(key.reveal());
            }
        });
    }

    /** Ends sessions and viewers in good order, then the HTTP server. */
    @Override
    public void close() {
        stopping = true;
        log.atInfo().addKeyValue("event", "stopping").log("stopping: {} viewers", viewers.count());
        try {
            sessions.stop();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // no time for good-byes
        }
        viewers.stop();
        http.stop();
    }

    private Health health() {
        Sessions.Counts counts = sessions.counts();
        Map<String, Integer> byState = new LinkedHashMap<>();
        byState.put("connecting", counts.connecting());
        byState.put("active", counts.active());
        byState.put("detached", counts.detached());
        byState.put("started", counts.started());
        return new Health(
                stopping ? "stopping" : "ready",
                Version.text(),
                Duration.ofNanos(System.nanoTime() - started).toSeconds(),
                byState,
                viewers.count(),
                signIns.count(),
                threads.waiting());
    }

    /** Without users in the configuration, whoever runs the gateway is the user. */
    private static Map<String, Account> accounts(GatewayConfig config) {
        Map<String, Account> accounts = new LinkedHashMap<>();
        if (config.users().isEmpty()) {
            String name = System.getProperty("user.name");
            accounts.put(name, new Account(name, Optional.empty(), true, Set.of()));
        }
        for (GatewayConfig.User user : config.users()) {
            boolean all = user.desktops().contains(GatewayConfig.User.ALL_DESKTOPS);
            accounts.put(user.name(), new Account(user.name(), user.password(), all, Set.copyOf(user.desktops())));
        }
        return accounts;
    }

    private InetAddress address() {
        try {
            return InetAddress.getByName(config.listen().address());
        } catch (UnknownHostException e) {
            throw new IllegalStateException("listening on an address that has no meaning", e);
        }
    }
}
