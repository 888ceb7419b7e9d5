package dev.oriel.encoder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oriel.display.Surface;
import dev.oriel.encoder.client.ClientModel;
import dev.oriel.encoder.wire.MalformedMessageException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/** A viewer at the other end of a line that takes its time, on a clock of its own. It acknowledges what arrives at once. */
final class SimulatedLine {
    private static final long MILLIS = 1_000_000;

    /** A frame has come to the other end. */
    record Arrival(int bytes, long at, FrameStats stats, boolean complete) {}

    private record OnItsWay(int frameId, long acknowledgedAt) {}

    final ViewerEncoder encoder;
    final ClientModel client;
    final List<Arrival> arrivals = new ArrayList<>();
    private final Surface surface;
    private final long bytesPerSecond;
    private final long delay;
    private final ArrayDeque<OnItsWay> onTheirWay = new ArrayDeque<>();
    private long now;
    private long free;

    /** @param delay in each direction */
    SimulatedLine(PaintedDesktop desktop, ViewerOptions options, long bytesPerSecond, long delay) {
        this.surface = desktop.surface();
        this.encoder = new ViewerEncoder(options, TestViewer.WORKSPACES);
        this.client = new ClientModel(options.client().cacheBytes());
        this.bytesPerSecond = bytesPerSecond;
        this.delay = delay;
        desktop.add(encoder);
    }

    long now() {
        return now;
    }

    /** Lets time pass. */
    void run(long nanos) throws MalformedMessageException {
        for (long end = now + nanos; now < end; now += MILLIS) {
            while (!onTheirWay.isEmpty() && onTheirWay.getFirst().acknowledgedAt <= now) {
                int frame = onTheirWay.removeFirst().frameId;
                assertThat(encoder.acknowledged(frame, 0, now)).isTrue();
            }
            if (encoder.next(now) instanceof Decision.Cut) {
                EncodedFrame frame = encoder.cut(surface, 0, now);
                if (frame != null) {
                    send(frame);
                }
            }
        }
    }

    private void send(EncodedFrame frame) throws MalformedMessageException {
        int bytes = frame.message().remaining();
        client.apply(frame.message());
        free = Math.max(free, now) + bytes * 1_000_000_000L / bytesPerSecond;
        onTheirWay.add(new OnItsWay(frame.frameId(), free + 2 * delay));
        arrivals.add(new Arrival(bytes, free + delay, frame.stats(), frame.complete()));
    }
}
