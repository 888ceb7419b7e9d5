package dev.oriel.server.http;

import dev.oriel.bridge.Secret;
import dev.oriel.server.config.GatewayConfig;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The cookie that says who is signed in. Browsers keep no cookies apart by port, so the name has the port in it:
 * several gateways on one machine do not sign each other out.
 */
public final class SignInCookie {
    private final GatewayConfig.SignIn settings;
    private final String name;

    /** @param port where the gateway listens */
    public SignInCookie(GatewayConfig.SignIn settings, int port) {
        this.settings = settings;
        this.name = "oriel-" + port;
    }

    /** The token in the {@code Cookie} headers of a request. */
    Optional<Secret> read(List<String> cookieHeaders) {
        return cookieHeaders.stream()
                .flatMap(header -> Arrays.stream(header.split(";")))
                .map(String::strip)
                .filter(pair -> pair.startsWith(name + "=") || pair.startsWith("__Host-" + name + "="))
                .map(pair -> Secret.of(pair.substring(pair.indexOf('=') + 1)))
                .findFirst();
    }

    /** The {@code Set-Cookie} header. */
    String set(Secret token, boolean secure) {
        return header(new String(token.reveal()), settings.lifetime().toSeconds(), secure);
    }

    String clear(boolean secure) {
        return header("", 0, secure);
    }

    private String header(String value, long maxAge, boolean secure) {
        String sameSite = settings.sameSite().name().toLowerCase(Locale.ROOT);
        boolean crossSite = settings.sameSite() == GatewayConfig.SameSite.NONE;
        return (secure ? "__Host-" : "") + name + "=" + value + "; Path=/; Max-Age=" + maxAge + "; HttpOnly; SameSite="
                + sameSite.substring(0, 1).toUpperCase(Locale.ROOT) + sameSite.substring(1)
                + (secure ? "; Secure" : "") + (secure && crossSite ? "; Partitioned" : "");
    }
}
