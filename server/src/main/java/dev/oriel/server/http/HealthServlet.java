package dev.oriel.server.http;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.function.Supplier;

/**
 * {@code /livez}: the process answers. {@code /readyz}: it takes new sessions; the body says what is there, and names
 * nobody.
 */
final class HealthServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private final transient Supplier<Health> health;

    HealthServlet(Supplier<Health> health) {
        this.health = health;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Health now = health.get();
        boolean live = request.getServletPath().equals("/livez");
        response.setStatus(
                live || now.ready() ? HttpServletResponse.SC_OK : HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        response.setContentType("application/json");
        Object body = live ? new Live("live", now.version()) : now;
        response.getOutputStream().write(Json.MAPPER.writeValueAsBytes(body));
    }

    private record Live(String status, String version) {}
}
