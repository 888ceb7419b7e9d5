package dev.oriel.e2e.gateway;

import dev.oriel.e2e.host.SessionHost;

/**
 * An entry of the gateway's list of desktops.
 *
 * @param security as in the configuration: {@code auto}, {@code nla}, {@code tls}, {@code rdp}
 */
public record Desktop(String id, int port, String user, String password, String security, int colourDepth) {
    public static Desktop of(String id, SessionHost host, String security, int colourDepth) {
        return new Desktop(id, host.port(), host.user(), host.password(), security, colourDepth);
    }

    public Desktop withPassword(String other) {
        return new Desktop(id, port, user, other, security, colourDepth);
    }

    String yaml() {
        return """
                 - id: %s
                   name: Desktop %s
                   host: 127.0.0.1
                   port: %d
                   user: %s
                   password: "%s"
                   security: %s
                   color-depth: %d
               """.formatted(id, id, port, user, password, security, colourDepth);
    }
}
