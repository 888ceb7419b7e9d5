package dev.oriel.rdp.channel.display;

import dev.oriel.rdp.channel.dynamic.DynamicChannel;
import dev.oriel.rdp.wire.Bytes;
import dev.oriel.rdp.wire.DecodeException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The client's end of display control, [MS-RDPEDISP] 3.2: asks for another size of the desktop. What was asked for
 * before the host has told its bounds is sent when it has; only the latest counts.
 *
 * <p>Safe for use by several threads: guarded by itself.
 */
public final class DisplayControl implements DynamicChannel.Receiver {
    /** Name of the dynamic channel. */
    public static final String CHANNEL = "Microsoft::Windows::RDS::DisplayControl";

    private static final int MIN_SIDE = 200;
    private static final int MAX_SIDE = 8_192;
    private static final int MIN_SCALE = 100;
    private static final int MAX_SCALE = 500;

    private final DynamicChannel channel;
    private DisplayPdu.@Nullable Caps caps;
    private @Nullable Request waiting;

    /**
     * What is wanted.
     *
     * @param scale in percent
     */
    private record Request(int width, int height, int scale) {}

    public DisplayControl(DynamicChannel channel) {
        this.channel = channel;
    }

    /**
     * Asks for a desktop of one monitor. A size that no host takes is adapted: sides to 200..8192, the width to an even
     * number, the area to what this host allows.
     *
     * @param width in pixels
     * @param height in pixels
     * @param scale size of text and controls in percent: 100 is normal
     */
    public synchronized void resize(int width, int height, int scale) {
        waiting = new Request(width, height, scale);
        sendWaiting();
    }

    @Override
    public synchronized void received(Bytes message) throws DecodeException {
        switch (DisplayPdu.decode(message.reader())) {
            case DisplayPdu.Caps received -> {
                caps = received;
                sendWaiting();
            }
            case DisplayPdu.MonitorLayout layout ->
                throw DecodeException.unexpected("Type", 0, "monitor layout of a client");
            case DisplayPdu.Unknown unknown -> {
                // nothing that a later version may send is needed to ask for a size
            }
        }
    }

    @Override
    public synchronized void closed() {
        caps = null;
        waiting = null;
    }

    private void sendWaiting() {
        DisplayPdu.Caps bounds = caps;
        Request request = waiting;
        if (bounds == null || request == null) {
            return;
        }
        waiting = null;
        channel.send(new DisplayPdu.MonitorLayout(List.of(monitor(request, bounds))).toBytes());
    }

    private static DisplayMonitor monitor(Request request, DisplayPdu.Caps bounds) {
        double width = Math.clamp(request.width, MIN_SIDE, MAX_SIDE);
        double height = Math.clamp(request.height, MIN_SIDE, MAX_SIDE);
        double area =
                (double) bounds.maxNumMonitors() * bounds.maxMonitorAreaFactorA() * bounds.maxMonitorAreaFactorB();
        if (area > 0 && width * height > area) {
            double shrink = Math.sqrt(area / (width * height));
            width = Math.max(MIN_SIDE, Math.floor(width * shrink));
            height = Math.max(MIN_SIDE, Math.floor(height * shrink));
        }
        int scale = Math.clamp(request.scale, MIN_SCALE, MAX_SCALE);
        int device = scale >= 180 ? 180 : scale >= 140 ? 140 : 100;
        return new DisplayMonitor(
                DisplayMonitor.PRIMARY, 0, 0, (long) width & ~1L, (long) height, 0, 0, 0, scale, device);
    }
}
