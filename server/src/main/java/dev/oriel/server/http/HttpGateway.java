package dev.oriel.server.http;

import dev.oriel.server.auth.SignIns.SignIn;
import dev.oriel.server.config.GatewayConfig;
import dev.oriel.server.outcome.Catalogue;
import dev.oriel.server.session.Sessions;
import dev.oriel.server.viewer.ViewerEndpoint;
import dev.oriel.server.viewer.ViewerHub;
import jakarta.websocket.DeploymentException;
import jakarta.websocket.server.HandshakeRequest;
import jakarta.websocket.server.ServerEndpointConfig;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.ee11.servlet.ServletHolder;
import org.eclipse.jetty.ee11.websocket.jakarta.server.config.JakartaWebSocketServletContainerInitializer;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.util.thread.ThreadPool;
import org.eclipse.jetty.util.thread.VirtualThreadPool;

/** Jetty with everything that the gateway answers over HTTP. */
public final class HttpGateway {
    /** Where the build puts the browser client. */
    private static final String CLIENT = "/META-INF/oriel-web/";

    private static final int MAX_REQUEST_HEADER = 8 * 1024;
    /** For answers under way when the gateway stops. */
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(3);

    private final Server server;
    private final ServerConnector connector;

    /** What the HTTP interface works on. */
    public record Parts(
            GatewayConfig config,
            SignInServices signIn,
            Sessions sessions,
            ViewerHub viewers,
            Catalogue texts,
            Supplier<Health> health) {}

    /** @throws IllegalStateException where the browser client is not in the class path: the build is broken */
    public HttpGateway(Parts parts) {
        GatewayConfig config = parts.config();
        StaticFiles files = new StaticFiles(CLIENT);
        if (files.find("index.html").isEmpty()) {
            throw new IllegalStateException("the browser client is missing: build the module web");
        }
        SecurityHeaders headers = new SecurityHeaders(config.frameAncestors());
        ErrorPages errors = new ErrorPages(parts.texts(), headers);

        server = new Server(pool(config.http().maxConnections()));
        connector = connector(server, config);
        server.addConnector(connector);
        server.addBean(new NetworkConnectionLimit(config.http().maxConnections(), connector));
        server.setErrorHandler(errors);
        server.setStopTimeout(STOP_PATIENCE.toMillis());
        server.setHandler(new GracefulHandler(
                new OriginCheck(config.origins(), errors, new WithHeaders(headers, context(parts, files, errors)))));
    }

    /**
     * What is said on a connection is answered by a virtual thread, so that a slow one costs little. What waits for all
     * connections are platform threads: a virtual one that waits is woken by way of two others.
     */
    private static ThreadPool pool(int maxConnections) {
        VirtualThreadPool answering = new VirtualThreadPool(maxConnections);
        answering.setName("http");
        QueuedThreadPool waiting = new QueuedThreadPool();
        waiting.setName("http");
        waiting.setDaemon(true);
        waiting.setMinThreads(1);
        waiting.setReservedThreads(0);
        waiting.setVirtualThreadsExecutor(answering);
        return waiting;
    }

    private static ServerConnector connector(Server server, GatewayConfig config) {
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setSendDateHeader(true);
        http.setRequestHeaderSize(MAX_REQUEST_HEADER);
        http.addCustomizer(new TrustedProxies(config.proxies()));
        ServerConnector connector = new ServerConnector(server, new HttpConnectionFactory(http));
        connector.setHost(config.listen().address());
        connector.setPort(config.listen().port());
        connector.setIdleTimeout(config.http().idleTimeout().toMillis());
        return connector;
    }

    private static ServletContextHandler context(Parts parts, StaticFiles files, ErrorPages errors) {
        ServletContextHandler context = new ServletContextHandler("/");
        context.setErrorHandler(errors);
        SignInServices signIn = parts.signIn();
        context.addServlet(
                new ServletHolder(
                        "api",
                        new ApiServlet(new ApiServlet.Access(
                                signIn,
                                parts.config().desktops(),
                                parts.sessions(),
                                parts.texts(),
                                parts.viewers()::signedOut))),
                "/api/*");
        ServletHolder health = new ServletHolder("health", new HealthServlet(parts.health()));
        context.addServlet(health, "/livez");
        context.addServlet(health, "/readyz");
        context.addServlet(new ServletHolder("pages", new PagesServlet(files)), "/");
        ServerEndpointConfig endpoint = ViewerEndpoint.config(
                parts.viewers(),
                request -> signInOf(signIn, request),
                parts.config().viewer().ping().toMillis());
        JakartaWebSocketServletContainerInitializer.configure(context, (_, container) -> {
            try {
                container.addEndpoint(endpoint);
            } catch (DeploymentException e) {
                throw new IllegalStateException("endpoint " + ViewerEndpoint.PATH, e);
            }
        });
        return context;
    }

    private static Optional<SignIn> signInOf(SignInServices services, HandshakeRequest request) {
        return services.cookie()
                .read(request.getHeaders().getOrDefault("Cookie", List.of()))
                .flatMap(services.signIns()::find);
    }

    /** @throws IOException where the address is taken or not of this machine */
    public void start() throws IOException {
        try {
            connector.open();
            server.start();
        } catch (IOException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("Jetty did not start", e);
        }
    }

    /** The TCP port that it listens on. */
    public int port() {
        return connector.getLocalPort();
    }

    /** Answers what is under way, then closes every connection. */
    public void stop() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("Jetty did not stop", e);
        }
    }

    /** Adds the security headers to whatever is answered. */
    private static final class WithHeaders extends Handler.Wrapper {
        private final SecurityHeaders headers;

        WithHeaders(SecurityHeaders headers, Handler handler) {
            super(handler);
            this.headers = headers;
        }

        @Override
        public boolean handle(Request request, Response response, Callback callback) throws Exception {
            HttpFields.Mutable fields = response.getHeaders();
            headers.addTo(request, fields);
            return super.handle(request, response, callback);
        }
    }
}
