package dev.oriel.server.viewer;

import java.nio.ByteBuffer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The WebSocket of one browser. No method waits; one message is under way at a time, as {@link Outbox} sees to. */
interface Line {
    /** @param done hears of the completion, once, possibly before this returns; with the failure where it failed */
    void sendText(String text, Consumer<@Nullable Throwable> done);

    /** @param done as above; the buffer must not change before */
    void sendBinary(ByteBuffer message, Consumer<@Nullable Throwable> done);

    /** Keeps proxies from cutting a quiet line. */
    void ping();

    /** @param reason for people who look at the traffic; at most 123 bytes */
    void close(int code, String reason);
}
