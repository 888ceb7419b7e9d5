package dev.oriel.server.http;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;

/** What every answer carries, errors too. */
final class SecurityHeaders {
    private static final Pattern AUTHORITY = Pattern.compile("[A-Za-z0-9.:\\[\\]-]{1,255}");

    private final String frameAncestors;

    /** @param frameAncestors {@code self} or origins; none: nobody may embed the pages */
    SecurityHeaders(List<String> frameAncestors) {
        this.frameAncestors = frameAncestors.isEmpty()
                ? "'none'"
                : frameAncestors.stream()
                        .map(ancestor -> ancestor.equals("self") ? "'self'" : ancestor)
                        .collect(Collectors.joining(" "));
    }

    void addTo(Request request, HttpFields.Mutable headers) {
        headers.put("Content-Security-Policy", policy(Request.getServerName(request), Request.getServerPort(request)));
        headers.put("X-Content-Type-Options", "nosniff");
        headers.put("Referrer-Policy", "no-referrer");
        headers.put("Cross-Origin-Resource-Policy", "same-origin");
        headers.put(
                "Permissions-Policy",
                "camera=(), microphone=(), geolocation=(), payment=(), usb=(), serial=(), midi=(),"
                        + " accelerometer=(), gyroscope=(), magnetometer=(), display-capture=(),"
                        + " fullscreen=(self), window-management=(self), clipboard-read=(self), clipboard-write=(self)");
        headers.put(HttpHeader.CACHE_CONTROL, "no-store"); // static files say otherwise
    }

    private String policy(String host, int port) {
        // 'self' covers WebSockets in CSP 3; browsers before it need them by name.
        String authority = host + ":" + port;
        String sockets = AUTHORITY.matcher(authority).matches() ? " ws://" + authority + " wss://" + authority : "";
        return "default-src 'none'; script-src 'self'; worker-src 'self'; style-src 'self'; font-src 'self';"
                + " img-src 'self' data: blob:; connect-src 'self'" + sockets + "; manifest-src 'self';"
                + " base-uri 'none'; form-action 'self'; frame-ancestors " + frameAncestors;
    }
}
