package dev.oriel.server.http;

import dev.oriel.bridge.Outcome;
import dev.oriel.server.outcome.Catalogue;
import dev.oriel.server.outcome.Catalogue.Language;
import dev.oriel.server.outcome.Catalogue.Text;
import dev.oriel.server.outcome.Refusal;
import dev.oriel.server.outcome.Rule;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers that refuse: JSON for programs, a plain page for people, the words from the catalogue. */
final class ErrorPages extends ErrorHandler {
    private static final Logger log = LoggerFactory.getLogger(ErrorPages.class);

    private final Catalogue texts;
    private final SecurityHeaders headers;

    ErrorPages(Catalogue texts, SecurityHeaders headers) {
        this.texts = texts;
        this.headers = headers;
    }

    /** Refuses a request before it has come to a servlet. */
    void write(Request request, Response response, Refusal refusal, Callback callback) {
        write(request, response, Rule.of(refusal), texts.text(refusal, language(request)), callback);
    }

    /** Every error that Jetty or a servlet reports ends here. */
    @Override
    protected void generateResponse(
            Request request,
            Response response,
            int code,
            @Nullable String message,
            @Nullable Throwable cause,
            Callback callback) {
        if (code >= 500 && cause != null) {
            log.error("{} {} failed", request.getMethod(), Request.getPathInContext(request), cause);
        }
        Refusal refusal = switch (code) {
            case 400 -> Refusal.BAD_REQUEST;
            case 401 -> Refusal.NOT_SIGNED_IN;
            case 403 -> Refusal.ORIGIN_REFUSED;
            case 404 -> Refusal.NO_SUCH_PAGE;
            case 405 -> Refusal.METHOD_NOT_ALLOWED;
            case 413, 414, 431 -> Refusal.REQUEST_TOO_LONG;
            default -> code < 500 ? Refusal.BAD_REQUEST : null;
        };
        Rule rule = refusal == null ? Rule.of(Outcome.Cause.INTERNAL_ERROR) : Rule.of(refusal);
        Text text = refusal == null
                ? texts.text(Outcome.Cause.INTERNAL_ERROR, language(request))
                : texts.text(refusal, language(request));
        write(
                request,
                response,
                new Rule(rule.id(), rule.closeCode(), code, rule.level(), rule.retry()),
                text,
                callback);
    }

    private void write(Request request, Response response, Rule rule, Text text, Callback callback) {
        boolean page = wantsPage(request);
        String body = page ? page(text, language(request)) : Json.error(rule, text);
        response.setStatus(rule.status());
        headers.addTo(request, response.getHeaders());
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, page ? "text/html; charset=utf-8" : "application/json");
        response.write(true, ByteBuffer.wrap(body.getBytes(StandardCharsets.UTF_8)), callback);
    }

    private static boolean wantsPage(Request request) {
        String accept = request.getHeaders().get(HttpHeader.ACCEPT);
        return accept != null
                && accept.contains("text/html")
                && !Request.getPathInContext(request).startsWith("/api/");
    }

    static Language language(Request request) {
        return Language.ofAcceptLanguage(request.getHeaders().get(HttpHeader.ACCEPT_LANGUAGE));
    }

    /** Nothing of the request stands in it: there is nothing to escape. */
    private static String page(Text text, Language language) {
        return """
                <!doctype html>
                <html lang="%s">
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="color-scheme" content="light dark">
                <title>%s</title>
                <h1>%s</h1>
                <p>%s</p>
                <p><a href="/">%s</a></p>
                </html>
                """.formatted(language.tag(), text.title(), text.title(), text.message(), text.next());
    }
}
