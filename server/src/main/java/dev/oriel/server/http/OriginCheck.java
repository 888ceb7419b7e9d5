package dev.oriel.server.http;

import dev.oriel.server.outcome.Refusal;
import dev.oriel.server.viewer.ViewerEndpoint;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Refuses what a foreign page makes a browser do: an upgrade to WebSocket without an allowed origin, and any other
 * request that may change something with a foreign one.
 */
final class OriginCheck extends Handler.Wrapper {
    private static final Logger log = LoggerFactory.getLogger(OriginCheck.class);
    private static final Set<String> HARMLESS = Set.of("GET", "HEAD", "OPTIONS");

    private final Set<String> allowed;
    private final ErrorPages errors;

    OriginCheck(List<String> allowed, ErrorPages errors, Handler handler) {
        super(handler);
        this.allowed =
                allowed.stream().map(origin -> origin.toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
        this.errors = errors;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        String origin = request.getHeaders().get(HttpHeader.ORIGIN);
        boolean socket = Request.getPathInContext(request).equals(ViewerEndpoint.PATH);
        boolean mayPass = socket ? isAllowed(request, origin) : isHarmless(request) || isOwn(request, origin);
        if (mayPass) {
            return super.handle(request, response, callback);
        }
        log.atWarn()
                .addKeyValue("event", "origin-refused")
                .log(
                        "refused {} {} of origin {} from {}; origins in the configuration may allow it",
                        request.getMethod(),
                        Request.getPathInContext(request),
                        origin,
                        Request.getRemoteAddr(request));
        errors.write(request, response, Refusal.ORIGIN_REFUSED, callback);
        return true;
    }

    private static boolean isHarmless(Request request) {
        return HARMLESS.contains(request.getMethod());
    }

    /** Programs other than browsers send no origin, and no cookie that is not their own. */
    private boolean isOwn(Request request, @Nullable String origin) {
        if (origin != null) {
            return isAllowed(request, origin);
        }
        String site = request.getHeaders().get("Sec-Fetch-Site");
        return site == null || site.equals("same-origin") || site.equals("none");
    }

    private boolean isAllowed(Request request, @Nullable String origin) {
        if (origin == null) {
            return false;
        }
        String normal = origin.toLowerCase(Locale.ROOT);
        return normal.equals(ownOrigin(request)) || allowed.contains(normal);
    }

    /** The origin under which the browser sees this gateway: [RFC 6454] 6.2, without the port where it is the default. */
    static String ownOrigin(Request request) {
        String scheme = request.isSecure() ? "https" : "http";
        int port = Request.getServerPort(request);
        String host = Request.getServerName(request).toLowerCase(Locale.ROOT);
        return scheme + "://" + host + (port == (request.isSecure() ? 443 : 80) ? "" : ":" + port);
    }
}
