package dev.oriel.server.http;

import dev.oriel.server.http.StaticFiles.StaticFile;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** The pages, which are one page, and the files that it needs. */
final class PagesServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    /** Their address changes with their content. */
    private static final String HASHED = "assets/";
    /** {@code /} and {@code /desktop/ID}: which page it is, the browser decides. */
    private static final Pattern PAGE = Pattern.compile("/|/desktop/[A-Za-z0-9._-]{1,64}");

    private final transient StaticFiles files;

    PagesServlet(StaticFiles files) {
        this.files = files;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = request.getRequestURI();
        String name = PAGE.matcher(path).matches() ? "index.html" : path.substring(1);
        Optional<StaticFile> found = files.find(name);
        if (found.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        StaticFile file = found.get();
        response.setHeader("ETag", file.etag());
        response.setHeader(
                "Cache-Control", name.startsWith(HASHED) ? "public, max-age=31536000, immutable" : "no-cache");
        response.setHeader("Vary", "Accept-Encoding");
        if (lists(request.getHeader("If-None-Match"), file.etag())) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        response.setContentType(file.type());
        byte[] body = file.plain();
        if (file.gzip().length > 0 && lists(request.getHeader("Accept-Encoding"), "gzip")) {
            response.setHeader("Content-Encoding", "gzip");
            body = file.gzip();
        }
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    /** Whether a comma-separated header names {@code value}; one with {@code q=0} is not named. */
    private static boolean lists(@org.jspecify.annotations.Nullable String header, String value) {
        return header != null
                && Arrays.stream(header.split(","))
                        .map(String::strip)
                        .filter(item -> !item.replace(" ", "").endsWith(";q=0"))
                        .map(item -> item.startsWith("W/") ? item.substring(2) : item)
                        .map(item -> item.contains(";")
                                ? item.substring(0, item.indexOf(';')).strip()
                                : item)
                        .anyMatch(value::equals);
    }
}
