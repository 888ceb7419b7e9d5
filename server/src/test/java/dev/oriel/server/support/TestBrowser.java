package dev.oriel.server.support;

import dev.oriel.encoder.client.ClientModel;
import dev.oriel.encoder.wire.ByteSink;
import dev.oriel.encoder.wire.ClientMessage;
import dev.oriel.encoder.wire.MalformedMessageException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A browser without a screen: requests with a cookie, and WebSockets. */
public final class TestBrowser implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final URI base;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private String cookie = "";

    public TestBrowser(String url) {
        base = URI.create(url);
    }

    public String origin() {
        return "http://" + base.getAuthority();
    }

    public HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        return send(request(path, headers).GET());
    }

    public HttpResponse<String> post(String path, String json, String... headers)
            throws IOException, InterruptedException {
        return send(request(path, headers)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    public HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        response.headers().firstValue("Set-Cookie").ifPresent(set -> cookie = set.substring(0, set.indexOf(';')));
        return response;
    }

    public HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path)).timeout(PATIENCE);
        if (!cookie.isEmpty()) {
            request.header("Cookie", cookie);
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        return request;
    }

    public static JsonNode json(HttpResponse<String> response) {
        return JSON.readTree(response.body());
    }

    public String cookie() {
        return cookie;
    }

    /** Signs in by the key of a sign-in URL. */
    public TestBrowser signIn(String url) throws IOException, InterruptedException {
        String key = url.substring(url.indexOf("#key=") + 5);
        HttpResponse<String> response = post("/api/sign-in", "{\"key\":\"" + key + "\"}");
        if (response.statusCode() != 204) {
            throw new AssertionError("sign-in answered " + response.statusCode() + " " + response.body());
        }
        return this;
    }

    /** Opens the WebSocket as the page does. */
    public Socket open() throws InterruptedException {
        return open(origin(), "oriel.v1");
    }

    public Socket open(String origin, String subprotocol) throws InterruptedException {
        try {
            return tryOpen(origin, subprotocol);
        } catch (ExecutionException e) {
            throw new AssertionError("the upgrade was refused", e.getCause());
        }
    }

    public Socket tryOpen(@Nullable String origin, String subprotocol) throws InterruptedException, ExecutionException {
        WebSocket.Builder builder = client.newWebSocketBuilder().connectTimeout(PATIENCE);
        if (!subprotocol.isEmpty()) {
            builder.subprotocols(subprotocol);
        }
        if (origin != null) {
            builder.header("Origin", origin);
        }
        if (!cookie.isEmpty()) {
            builder.header("Cookie", cookie);
        }
        Socket socket = new Socket();
        socket.webSocket = builder.buildAsync(URI.create("ws://" + base.getAuthority() + "/ws"), socket)
                .get();
        return socket;
    }

    @Override
    public void close() {
        client.shutdownNow();
    }

    /** What arrives on a WebSocket, in order. */
    public sealed interface Arrival {
        record Text(JsonNode json) implements Arrival {}

        record Binary(ByteBuffer message) implements Arrival {}

        record Closed(int code, String reason) implements Arrival {}
    }

    /** One WebSocket. */
    public static final class Socket implements WebSocket.Listener {
        private final BlockingQueue<Arrival> arrivals = new LinkedBlockingQueue<>();
        private final StringBuilder text = new StringBuilder();
        private final ByteSink binary = new ByteSink(1024);
        private final ClientModel screen = new ClientModel(1 << 25);
        private @Nullable WebSocket webSocket;
        private int lastFrame;

        public void text(String json) throws InterruptedException {
            await(socket().sendText(json, true));
        }

        public void hello(String desktop) throws InterruptedException {
            hello(desktop, "");
        }

        /** @param more further fields, each after a comma */
        public void hello(String desktop, String more) throws InterruptedException {
            text("{\"type\":\"hello\",\"version\":1,\"desktop\":\"" + desktop
                    + "\",\"width\":640,\"height\":400,\"scale\":1,\"cacheBytes\":33554432,\"features\":[\"jpeg\"],"
                    + "\"keyboardLayout\":1033,\"timeZone\":\"Europe/Zurich\",\"locale\":\"en\",\"takeover\":false"
                    + more
                    + "}");
        }

        public void binary(byte... message) throws InterruptedException {
            await(socket().sendBinary(ByteBuffer.wrap(message), true));
        }

        public void send(ClientMessage message) throws InterruptedException {
            ByteSink sink = new ByteSink();
            message.encode(sink);
            binary(sink.toArray());
        }

        /** In pixels; 0 before the first frame. */
        public int screenWidth() {
            return screen.width();
        }

        /** Colour of a pixel that is shown. */
        public int pixel(int x, int y) {
            return screen.pixels()[y * screen.width() + x];
        }

        /** Id of the frame that was painted last; 0 before the first. */
        public int lastFrame() {
            return lastFrame;
        }

        public void close() throws InterruptedException {
            await(socket().sendClose(WebSocket.NORMAL_CLOSURE, ""));
        }

        /** Cuts the line without a word. */
        public void abort() {
            socket().abort();
        }

        public Arrival next() throws InterruptedException {
            Arrival arrival = arrivals.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            if (arrival == null) {
                throw new AssertionError("nothing arrives");
            }
            return arrival;
        }

        /** The next JSON message of that type; others, and frames, are passed over. */
        public JsonNode await(String type) throws InterruptedException {
            while (true) {
                switch (next()) {
                    case Arrival.Text(JsonNode json)
                    when json.get("type").stringValue().equals(type) -> {
                        return json;
                    }
                    case Arrival.Closed closed -> throw new AssertionError("closed before " + type + ": " + closed);
                    case Arrival.Text _, Arrival.Binary _ -> {}
                }
            }
        }

        /** The close frame; what comes before is passed over. */
        public Arrival.Closed awaitClose() throws InterruptedException {
            while (true) {
                if (next() instanceof Arrival.Closed closed) {
                    return closed;
                }
            }
        }

        /** Paints frames as they come, and acknowledges them, until that pixel has that colour. */
        public void awaitPixel(int x, int y, int rgb) throws InterruptedException {
            while (screen.width() == 0 || screen.pixels()[y * screen.width() + x] != rgb) {
                paintFrame(true);
            }
        }

        /**
         * Paints the next frame.
         *
         * @return its id
         */
        public int paintFrame(boolean acknowledge) throws InterruptedException {
            while (true) {
                switch (next()) {
                    case Arrival.Binary(ByteBuffer message)
                    when message.get(0) == 1 -> {
                        int id = apply(message);
                        if (acknowledge) {
                            send(new ClientMessage.Ack(id, 10, 10, 0));
                        }
                        return id;
                    }
                    case Arrival.Closed closed -> throw new AssertionError("closed before a frame: " + closed);
                    case Arrival.Text _, Arrival.Binary _ -> {}
                }
            }
        }

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                arrivals.add(new Arrival.Text(JSON.readTree(text.toString())));
                text.setLength(0);
            }
            from.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onBinary(WebSocket from, ByteBuffer data, boolean last) {
            byte[] bytes = new byte[data.remaining()];
            data.get(bytes);
            binary.bytes(bytes, 0, bytes.length);
            if (last) {
                arrivals.add(new Arrival.Binary(ByteBuffer.wrap(binary.toArray())));
                binary.clear();
            }
            from.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
            arrivals.add(new Arrival.Closed(code, reason));
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable failure) {
            arrivals.add(new Arrival.Closed(1006, String.valueOf(failure.getMessage())));
        }

        private int apply(ByteBuffer frame) {
            try {
                lastFrame = screen.apply(frame).frameId();
                return lastFrame;
            } catch (MalformedMessageException e) {
                throw new AssertionError("the frame breaks the protocol", e);
            }
        }

        private WebSocket socket() {
            if (webSocket == null) {
                throw new IllegalStateException("not open");
            }
            return webSocket;
        }

        private static void await(CompletableFuture<?> sent) throws InterruptedException {
            try {
                sent.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            } catch (ExecutionException | TimeoutException e) {
                throw new AssertionError("cannot send", e);
            }
        }
    }
}
