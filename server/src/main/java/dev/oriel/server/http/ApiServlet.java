package dev.oriel.server.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.oriel.bridge.Secret;
import dev.oriel.server.auth.Account;
import dev.oriel.server.auth.Passwords;
import dev.oriel.server.auth.SignIns.SignIn;
import dev.oriel.server.config.DesktopConfig;
import dev.oriel.server.outcome.Catalogue;
import dev.oriel.server.outcome.Catalogue.Language;
import dev.oriel.server.outcome.Refusal;
import dev.oriel.server.outcome.Rule;
import dev.oriel.server.session.DesktopSession;
import dev.oriel.server.session.Sessions;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** The JSON interface {@code /api/…}: signing in and out, who one is, which desktops there are. */
final class ApiServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final Logger log = LoggerFactory.getLogger(ApiServlet.class);

    private static final int MAX_BODY = 8 * 1024;
    private static final int MAX_FIELD = 1024;
    private static final Pattern JSON_TYPE = Pattern.compile("(?i)application/json\\s*(;.*)?");

    private final transient Access access;

    /**
     * What the interface works on.
     *
     * @param onSignOut hears of every sign-in that has ended by a click
     */
    record Access(
            SignInServices signIn,
            List<DesktopConfig> desktops,
            Sessions sessions,
            Catalogue texts,
            Consumer<SignIn> onSignOut) {}

    private record Me(String name) {}

    /** @param session number; absent where there is none */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Desktop(
            String id,
            String name,
            String state,
            @Nullable Integer session,
            boolean needsCredentials,
            Json.@Nullable Failure lastOutcome) {}

    ApiServlet(Access access) {
        this.access = access;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = request.getRequestURI();
        switch (path) {
            case "/api/sign-in" -> post(request, response, () -> signIn(request, response));
            case "/api/sign-out" -> post(request, response, () -> signOut(request, response));
            case "/api/me" ->
                get(
                        request,
                        response,
                        signIn -> json(response, new Me(signIn.account().name())));
            case "/api/desktops" ->
                get(request, response, signIn -> json(response, desktops(signIn.account(), language(request))));
            default -> refuse(request, response, Refusal.NO_SUCH_PAGE);
        }
    }

    private interface Action {
        void run() throws IOException;
    }

    private interface SignedIn {
        void run(SignIn signIn) throws IOException;
    }

    private void post(HttpServletRequest request, HttpServletResponse response, Action action) throws IOException {
        if (request.getMethod().equals("POST")) {
            action.run();
        } else {
            response.setHeader("Allow", "POST");
            refuse(request, response, Refusal.METHOD_NOT_ALLOWED);
        }
    }

    private void get(HttpServletRequest request, HttpServletResponse response, SignedIn action) throws IOException {
        if (!request.getMethod().equals("GET")) {
            response.setHeader("Allow", "GET");
            refuse(request, response, Refusal.METHOD_NOT_ALLOWED);
            return;
        }
        Optional<SignIn> signIn = token(request).flatMap(access.signIn().signIns()::find);
        if (signIn.isEmpty()) {
            refuse(request, response, Refusal.NOT_SIGNED_IN);
        } else {
            action.run(signIn.get());
        }
    }

    private void signIn(HttpServletRequest request, HttpServletResponse response) throws IOException {
        byte[] body = request.getInputStream().readNBytes(MAX_BODY + 1);
        if (body.length > MAX_BODY) {
            refuse(request, response, Refusal.REQUEST_TOO_LONG);
            return;
        }
        JsonNode fields = parse(request, body);
        String key = text(fields, "key");
        String name = text(fields, "name");
        String password = text(fields, "password");
        if (key == null && (name == null || password == null)) {
            refuse(request, response, Refusal.BAD_REQUEST);
            return;
        }
        String address = "address " + request.getRemoteAddr();
        Optional<Duration> wait = access.signIn().limit().begin(address);
        if (wait.isEmpty() && key == null) {
            wait = access.signIn().limit().begin("name " + name);
        }
        if (wait.isPresent()) {
            response.setHeader(
                    "Retry-After", Long.toString(wait.get().plusMillis(999).toSeconds()));
            log.atWarn().addKeyValue("event", "sign-in-limited").log("too many failed sign-ins, last from {}", address);
            refuse(request, response, Refusal.TOO_MANY_ATTEMPTS);
            return;
        }
        if (key != null) {
            Optional<Account> account = access.signIn().keys().redeem(Secret.of(key));
            if (account.isEmpty()) {
                refused(request, response, Refusal.KEY_REFUSED, "one-time URL");
            } else {
                accepted(request, response, account.get(), "one-time URL");
                access.signIn().limit().succeeded(address);
            }
            return;
        }
        byPassword(request, response, String.valueOf(name), String.valueOf(password));
    }

    private void byPassword(HttpServletRequest request, HttpServletResponse response, String name, String password)
            throws IOException {
        Passwords.Verdict verdict;
        try (Secret secret = Secret.of(password)) {
            verdict = access.signIn().passwords().check(name, secret);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            verdict = new Passwords.Verdict.Busy();
        }
        switch (verdict) {
            case Passwords.Verdict.Accepted(Account account) -> {
                accepted(request, response, account, "password");
                access.signIn().limit().succeeded("address " + request.getRemoteAddr());
                access.signIn().limit().succeeded("name " + name);
            }
            // A name that is unknown may be a password in the wrong field: it is not logged.
            case Passwords.Verdict.Refused _ ->
                refused(
                        request,
                        response,
                        Refusal.SIGN_IN_REFUSED,
                        access.signIn().passwords().account(name).isPresent() ? "password of " + name : "unknown name");
            case Passwords.Verdict.Busy _ -> refuse(request, response, Refusal.BUSY);
        }
    }

    private void accepted(HttpServletRequest request, HttpServletResponse response, Account account, String by) {
        Secret token = access.signIn().signIns().begin(account);
        response.addHeader("Set-Cookie", access.signIn().cookie().set(token, request.isSecure()));
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
        log.atInfo()
                .addKeyValue("event", "signed-in")
                .addKeyValue("user", account.name())
                .log("{} signed in by {} from {}", account.name(), by, request.getRemoteAddr());
    }

    private void refused(HttpServletRequest request, HttpServletResponse response, Refusal why, String what)
            throws IOException {
        log.atWarn()
                .addKeyValue("event", "sign-in-refused")
                .log("sign-in refused from {}: {}", request.getRemoteAddr(), what);
        refuse(request, response, why);
    }

    private void signOut(HttpServletRequest request, HttpServletResponse response) {
        token(request).flatMap(access.signIn().signIns()::end).ifPresent(signIn -> {
            access.onSignOut().accept(signIn);
            log.atInfo()
                    .addKeyValue("event", "signed-out")
                    .addKeyValue("user", signIn.account().name())
                    .log("{} signed out", signIn.account().name());
        });
        response.addHeader("Set-Cookie", access.signIn().cookie().clear(request.isSecure()));
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    }

    private List<Desktop> desktops(Account account, Language language) {
        return access.desktops().stream()
                .filter(desktop -> account.mayOpen(desktop.id()))
                .map(desktop -> desktop(account, desktop, language))
                .toList();
    }

    private Desktop desktop(Account account, DesktopConfig desktop, Language language) {
        DesktopSession.Key key = new DesktopSession.Key(account.name(), desktop.id());
        Optional<DesktopSession> session = access.sessions().find(key);
        String state = session.map(DesktopSession::state)
                .filter(found -> found != DesktopSession.State.ENDED)
                .map(found -> found.name().toLowerCase(Locale.ROOT))
                .orElse("idle");
        Json.Failure last = access.sessions()
                .lastOutcome(key)
                .map(outcome ->
                        Json.Failure.of(Rule.of(outcome.cause()), access.texts().text(outcome.cause(), language)))
                .orElse(null);
        return new Desktop(
                desktop.id(),
                desktop.displayName(),
                state,
                session.map(DesktopSession::number).orElse(null),
                session.isEmpty() && Sessions.needsCredentials(desktop),
                last);
    }

    private Optional<Secret> token(HttpServletRequest request) {
        return access.signIn().cookie().read(Collections.list(request.getHeaders("Cookie")));
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response, Refusal why) throws IOException {
        response.setStatus(Rule.of(why).status());
        json(response, Json.Failure.of(Rule.of(why), access.texts().text(why, language(request))));
    }

    private static void json(HttpServletResponse response, Object body) throws IOException {
        response.setContentType("application/json");
        response.getOutputStream().write(Json.MAPPER.writeValueAsBytes(body));
    }

    private static Language language(HttpServletRequest request) {
        return Language.ofAcceptLanguage(request.getHeader("Accept-Language"));
    }

    /** An object, or null where it is none: forms of foreign pages cannot send this content type. */
    private static @Nullable JsonNode parse(HttpServletRequest request, byte[] body) {
        String type = request.getContentType();
        if (type == null || !JSON_TYPE.matcher(type).matches()) {
            return null;
        }
        try {
            JsonNode node = Json.MAPPER.readTree(body);
            return node.isObject() ? node : null;
        } catch (JacksonException e) {
            log.debug("sign-in request is not JSON");
            return null;
        }
    }

    private static @Nullable String text(@Nullable JsonNode fields, String name) {
        JsonNode value = fields == null ? null : fields.get(name);
        return value != null && value.isString() && value.stringValue().length() <= MAX_FIELD
                ? value.stringValue()
                : null;
    }
}
