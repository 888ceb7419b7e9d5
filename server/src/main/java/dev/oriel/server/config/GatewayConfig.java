package dev.oriel.server.config;

import static dev.oriel.server.config.InvalidSetting.requireBetween;
import static dev.oriel.server.config.InvalidSetting.requireText;

import dev.oriel.server.auth.PasswordHash;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Everything that can be set. The records are the one place that knows keys, types, defaults and limits;
 * {@code docs/oriel.example.yaml} shows them all, and a test compares the two.
 *
 * @param origins further browser origins that may use the gateway, such as {@code https://desk.example.org}
 * @param frameAncestors who may embed the pages: {@code self} or origins
 * @param proxies addresses or networks whose {@code X-Forwarded-*} headers are believed
 */
public record GatewayConfig(
        Listen listen,
        List<String> origins,
        @Default("self") List<String> frameAncestors,
        List<String> proxies,
        List<User> users,
        List<DesktopConfig> desktops,
        SignIn signIn,
        Session session,
        Viewer viewer,
        Pace pace,
        Encoder encoder,
        Embedded embedded,
        Http http,
        Log log) {

    /** @param port 0 takes a free one */
    public record Listen(
            @Default("127.0.0.1") String address,
            @Default("8080") int port) {
        public Listen {
            requireText("address", address);
            requireBetween("port", port, 0, 65535);
        }
    }

    /**
     * @param password as {@code hash-password} prints it; omitted: the user comes in by one-time URLs only
     * @param desktops ids, or {@code *} for all
     */
    public record User(String name, Optional<PasswordHash> password, List<String> desktops) {
        /** In {@link #desktops}: all of them. */
        public static final String ALL_DESKTOPS = "*";

        public User {
            requireText("name", name);
        }
    }

    /**
     * @param lifetime after which a sign-in ends, used or not
     * @param idleLifetime after which a sign-in ends that nobody uses; an open desktop uses it
     * @param keyLifetime of a one-time sign-in URL
     * @param maxFailures failed attempts from one address, or for one name, within {@code failureWindow}
     * @param hashing how many passwords are checked at the same time; each takes 19 MiB
     * @param sameSite of the cookie; {@code none} is needed in a foreign page's iframe, and https with it
     */
    public record SignIn(
            @Default("12h") Duration lifetime,
            @Default("2h") Duration idleLifetime,
            @Default("10m") Duration keyLifetime,
            @Default("10") int maxFailures,
            @Default("5m") Duration failureWindow,
            @Default("2") int hashing,
            @Default("strict") SameSite sameSite) {
        public SignIn {
            requireBetween("max-failures", maxFailures, 1, 10_000);
            requireBetween("hashing", hashing, 1, 64);
            requirePositive("lifetime", lifetime);
            requirePositive("idle-lifetime", idleLifetime);
            requirePositive("key-lifetime", keyLifetime);
            requirePositive("failure-window", failureWindow);
        }
    }

    /** Of the sign-in cookie: [RFC 6265bis] 5.7.7. */
    public enum SameSite {
        STRICT,
        LAX,
        NONE
    }

    /**
     * @param grace how long a session waits for a viewer to come back
     * @param connectTimeout for everything before the desktop is there
     * @param idleTimeout after which a session without input is ended; 0: never
     * @param max sessions at the same time
     * @param maxPerUser sessions of one user at the same time
     */
    public record Session(
            @Default("5m") Duration grace,
            @Default("30s") Duration connectTimeout,
            @Default("0") Duration idleTimeout,
            @Default("100") int max,
            @Default("10") int maxPerUser) {
        public Session {
            requirePositive("connect-timeout", connectTimeout);
            requireBetween("max", max, 1, 100_000);
            requireBetween("max-per-user", maxPerUser, 1, 100_000);
        }
    }

    /**
     * @param helloTimeout from the upgrade to the first message
     * @param credentialsTimeout for a user to type what the desktop asks for
     * @param ping between pings that keep proxies from cutting the line
     * @param stalled a viewer that acknowledges nothing for so long is closed
     * @param maxMessage longest message from a viewer
     * @param cache most that a viewer's tile cache may hold
     * @param stored how much of a desktop's pictures a page may store in the browser for the next time; 0: nothing
     * @param max viewers at the same time
     * @param maxPerSession viewers of one session at the same time
     */
    public record Viewer(
            @Default("10s") Duration helloTimeout,
            @Default("5m") Duration credentialsTimeout,
            @Default("20s") Duration ping,
            @Default("30s") Duration stalled,
            @Default("64KiB") DataSize maxMessage,
            @Default("64MiB") DataSize cache,
            @Default("0") DataSize stored,
            @Default("500") int max,
            @Default("16") int maxPerSession) {
        public Viewer {
            requirePositive("hello-timeout", helloTimeout);
            requirePositive("credentials-timeout", credentialsTimeout);
            requirePositive("ping", ping);
            requirePositive("stalled", stalled);
            requireBetween("max-message", maxMessage.bytes(), 1024, 1 << 20);
            requireBetween("cache", cache.bytes(), 0, 256L << 20);
            requireBetween("stored", stored.bytes(), 0, 256L << 20);
            requireBetween("max", max, 1, 100_000);
            requireBetween("max-per-session", maxPerSession, 1, 1000);
        }
    }

    /**
     * Most frames a second.
     *
     * @param active while the user types or moves the mouse
     * @param idle otherwise
     */
    public record Pace(
            @Default("20") int active, @Default("10") int idle) {
        public Pace {
            requireBetween("active", active, 1, 60);
            requireBetween("idle", idle, 1, 60);
        }
    }

    /**
     * @param lossless never send an approximate picture
     * @param video whether what keeps moving is sent as H.264 to browsers that decode it
     * @param threads that encode, for all sessions together; 0: one for each processor
     */
    public record Encoder(
            @Default("false") boolean lossless,
            @Default("auto") Video video,
            @Default("0") int threads) {
        public Encoder {
            requireBetween("threads", threads, 0, 1024);
        }
    }

    /** By which codec a region that keeps moving is sent. */
    public enum Video {
        /** by H.264, where the library for it is installed */
        AUTO,
        /** by JPEGs, like what moves now and then */
        OFF
    }

    /** The desktop that {@code run} starts by itself, in pixels. */
    public record Embedded(
            @Default("1280") int width, @Default("800") int height) {
        public Embedded {
            requireBetween("width", width, 200, 8192);
            requireBetween("height", height, 200, 8192);
        }
    }

    /**
     * @param idleTimeout after which a quiet HTTP connection is closed; WebSockets are kept by pings
     * @param maxConnections at the same time
     */
    public record Http(
            @Default("60s") Duration idleTimeout,
            @Default("10000") int maxConnections) {
        public Http {
            requirePositive("idle-timeout", idleTimeout);
            requireBetween("max-connections", maxConnections, 1, 1_000_000);
        }
    }

    /** How the log is written, to standard error. */
    public record Log(
            @Default("text") LogFormat format,
            @Default("info") LogLevel level) {}

    public enum LogFormat {
        TEXT,
        JSON
    }

    public enum LogLevel {
        ERROR,
        WARN,
        INFO,
        DEBUG,
        TRACE
    }

    public GatewayConfig {
        for (String origin : origins) {
            requireOrigin("origins", origin);
        }
        for (String ancestor : frameAncestors) {
            if (!ancestor.equals("self")) {
                requireOrigin("frame-ancestors", ancestor);
            }
        }
    }

    /** The same with other desktops. */
    public GatewayConfig withDesktops(List<DesktopConfig> others) {
        return new GatewayConfig(
                listen,
                origins,
                frameAncestors,
                proxies,
                users,
                others,
                signIn,
                session,
                viewer,
                pace,
                encoder,
                embedded,
                http,
                log);
    }

    /** The same, listening elsewhere. */
    public GatewayConfig withListen(Listen other) {
        return new GatewayConfig(
                other,
                origins,
                frameAncestors,
                proxies,
                users,
                desktops,
                signIn,
                session,
                viewer,
                pace,
                encoder,
                embedded,
                http,
                log);
    }

    private static void requireOrigin(String key, String origin) {
        URI uri;
        try {
            uri = URI.create(origin);
        } catch (IllegalArgumentException e) {
            throw new InvalidSetting(key, "\"" + origin + "\" is not an origin such as https://desk.example.org");
        }
        boolean known = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
        String rebuilt = uri.getScheme() + "://" + uri.getRawAuthority();
        if (!known || uri.getHost() == null || !rebuilt.equals(origin.toLowerCase(Locale.ROOT))) {
            throw new InvalidSetting(key, "\"" + origin + "\" is not an origin such as https://desk.example.org");
        }
    }

    private static void requirePositive(String key, Duration value) {
        if (!value.isPositive()) {
            throw new InvalidSetting(key, Durations.format(value) + " is not longer than 0");
        }
    }
}
