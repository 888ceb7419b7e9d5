package dev.oriel.e2e.gateway;

import dev.oriel.e2e.host.RdpHost;

/**
 * An entry of the gateway's list of desktops.
 *
 * @param security as in the configuration: {@code auto}, {@code nla}, {@code tls}, {@code rdp}
 * @param graphics as in the configuration: {@code bitmaps}, {@code orders}, {@code surfaces}, {@code pipeline},
 *     {@code video-420}, {@code video}
 * @param resize as in the configuration: {@code live}, {@code reconnect}, {@code off}
 */
public record Desktop(
        String id,
        int port,
        String user,
        String password,
        String security,
        int colourDepth,
        String graphics,
        String resize) {
    /** With bitmap updates, which lose nothing. */
    public static Desktop of(String id, RdpHost host, String security, int colourDepth) {
        return new Desktop(id, host.port(), host.user(), host.password(), security, colourDepth, "bitmaps", "live");
    }

    public Desktop withPassword(String other) {
        return new Desktop(id, port, user, other, security, colourDepth, graphics, resize);
    }

    public Desktop withGraphics(String other) {
        return new Desktop(id, port, user, password, security, colourDepth, other, resize);
    }

    public Desktop withResize(String other) {
        return new Desktop(id, port, user, password, security, colourDepth, graphics, other);
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
                   graphics: %s
                   resize: %s
               """.formatted(id, id, port, user, password, security, colourDepth, graphics, resize);
    }
}
