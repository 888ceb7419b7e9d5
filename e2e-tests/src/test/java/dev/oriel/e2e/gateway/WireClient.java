package dev.oriel.e2e.gateway;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A viewer without a browser: speaks {@code oriel.v1}, acknowledges every frame and paints none. */
public final class WireClient implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int FRAME = 1;
    private static final int ACK = 16;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final BlockingQueue<JsonNode> texts = new LinkedBlockingQueue<>();
    private final BlockingQueue<Integer> frames = new LinkedBlockingQueue<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final WebSocket socket;

    /** Guarded by this. */
    private CompletableFuture<WebSocket> sent = new CompletableFuture<>();

    private WireClient(HttpClient http, Gateway gateway, String cookie) {
        socket = http.newWebSocketBuilder()
                .subprotocols("oriel.v1")
                .header("Cookie", cookie)
                .header("Origin", gateway.url("").toString())
                .buildAsync(java.net.URI.create("ws://127.0.0.1:" + gateway.port() + "/ws"), new Listener())
                .join();
        sent.complete(socket);
    }

    /** Signs in by the API and returns the cookie. */
    public static String signIn(HttpClient http, Gateway gateway) {
        String body = JSON.createObjectNode()
                .put("name", Gateway.USER)
                .put("password", Gateway.PASSWORD)
                .toString();
        HttpRequest request = HttpRequest.newBuilder(gateway.url("/api/sign-in"))
                .header("Content-Type", "application/json")
                .header("Origin", gateway.url("").toString())
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != 204) {
                throw new AssertionError("sign-in answered " + response.statusCode() + ": " + response.body());
            }
            return response.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    public static WireClient connect(HttpClient http, Gateway gateway, String cookie) {
        return new WireClient(http, gateway, cookie);
    }

    public WireClient hello(String desktop) {
        return text("""
                {"type":"hello","version":1,"desktop":"%s","width":1024,"height":768,"scale":1,"cacheBytes":33554432,
                 "features":["jpeg"],"keyboardLayout":1033,"timeZone":"Europe/Zurich","locale":"en"}""".formatted(desktop));
    }

    public WireClient text(String message) {
        send(() -> socket.sendText(message, true));
        return this;
    }

    public WireClient binary(byte... message) {
        send(() -> socket.sendBinary(ByteBuffer.wrap(message), true));
        return this;
    }

    /**
     * One message after the other: the test's own and the acknowledgements come from two threads. Whether the gateway
     * takes a message is seen by what it answers.
     */
    private synchronized void send(Supplier<CompletableFuture<WebSocket>> message) {
        sent = sent.handle((_, _) -> socket).thenCompose(_ -> message.get());
    }

    /** The next JSON message of that type; others before it are passed over. */
    public JsonNode awaitText(String type) {
        List<JsonNode> seen = new ArrayList<>();
        while (true) {
            JsonNode message = next(texts, type + " (closed: " + closed.getNow(null) + ", seen: " + seen + ")");
            if (message.path("type").asString().equals(type)) {
                return message;
            }
            seen.add(message);
        }
    }

    /** Waits for a frame and returns its number. */
    public int awaitFrame() {
        return next(frames, "frame (closed: " + closed.getNow(null) + ", messages: " + texts + ")");
    }

    /** The code with which the gateway closes. */
    public int awaitClose() {
        try {
            return closed.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new AssertionError("the gateway did not close the socket", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    /** Goes without a word. */
    @Override
    public void close() {
        socket.abort();
    }

    private static <T> T next(BlockingQueue<T> queue, String what) {
        try {
            @Nullable T item = queue.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            if (item == null) {
                throw new AssertionError("no " + what);
            }
            return item;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    private final class Listener implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();
        private final ByteArrayOutputStream binary = new ByteArrayOutputStream();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                texts.add(JSON.readTree(text.toString()));
                text.setLength(0);
            }
            webSocket.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onBinary(WebSocket webSocket, ByteBuffer data, boolean last) {
            byte[] part = new byte[data.remaining()];
            data.get(part);
            binary.writeBytes(part);
            webSocket.request(1);
            if (!last) {
                return null;
            }
            ByteBuffer message = ByteBuffer.wrap(binary.toByteArray()).order(ByteOrder.LITTLE_ENDIAN);
            binary.reset();
            if (message.get(0) != FRAME) {
                return null;
            }
            int frame = varint(message.position(2));
            frames.add(frame);
            ByteBuffer ack = ByteBuffer.allocate(10).order(ByteOrder.LITTLE_ENDIAN);
            ack.put((byte) ACK)
                    .putInt(frame)
                    .putShort((short) 0)
                    .putShort((short) 0)
                    .put((byte) 0)
                    .flip();
            send(() -> webSocket.sendBinary(ack, true));
            return null;
        }

        private static int varint(ByteBuffer message) {
            int value = 0;
            for (int shift = 0; ; shift += 7) {
                byte part = message.get();
                value |= (part & 0x7F) << shift;
                if (part >= 0) {
                    return value;
                }
            }
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket webSocket, int statusCode, String reason) {
            closed.complete(statusCode);
            return null;
        }

        @Override
        public void onError(WebSocket webSocket, Throwable error) {
            closed.completeExceptionally(error);
        }
    }
}
