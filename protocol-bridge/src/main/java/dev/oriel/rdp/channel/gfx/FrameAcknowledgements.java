package dev.oriel.rdp.channel.gfx;

import dev.oriel.rdp.wire.Bytes;
import java.util.ArrayDeque;
import java.util.function.Consumer;

/**
 * Acknowledges the frames of a host, [MS-RDPEGFX] 2.2.2.13: at once or, while it is to wait, later. Hosts draw only so many
 * frames ahead of the acknowledgements.
 *
 * <p>Thread-safe by its own monitor, which is held while a message is sent, so that they leave in order.
 */
final class FrameAcknowledgements {
    /** A host that draws on and on without any is told of its frames at once. */
    private static final int MAX_WAITING = 256;

    private final Consumer<Bytes> send;
    private final ArrayDeque<FramePdu.FrameAcknowledge> waiting = new ArrayDeque<>();
    private boolean held;

    FrameAcknowledgements(Consumer<Bytes> send) {
        this.send = send;
    }

    synchronized void add(FramePdu.FrameAcknowledge acknowledgement) {
        waiting.add(acknowledgement);
        if (!held || waiting.size() > MAX_WAITING) {
            flush();
        }
    }

    synchronized void hold(boolean on) {
        held = on;
        if (!held) {
            flush();
        }
    }

    private void flush() {
        while (!waiting.isEmpty()) {
            send.accept(waiting.remove().toBytes());
        }
    }
}
