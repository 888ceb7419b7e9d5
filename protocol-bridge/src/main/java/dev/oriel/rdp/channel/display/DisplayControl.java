package dev.oriel.rdp.channel.display;

import dev.oriel.bridge.DesktopLayout;
import dev.oriel.rdp.channel.dynamic.DynamicChannel;
import dev.oriel.rdp.wire.Bytes;
import dev.oriel.rdp.wire.DecodeException;
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

    private final DynamicChannel channel;
    private DisplayPdu.@Nullable Caps caps;
    private @Nullable DesktopLayout waiting;

    public DisplayControl(DynamicChannel channel) {
        this.channel = channel;
    }

    /**
     * Asks for a desktop. What this host does not take is adapted: see {@link LayoutFit}.
     */
    public synchronized void resize(DesktopLayout layout) {
        waiting = layout;
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
        DesktopLayout layout = waiting;
        if (bounds == null || layout == null) {
            return;
        }
        waiting = null;
        channel.send(new DisplayPdu.MonitorLayout(LayoutFit.monitors(layout, bounds)).toBytes());
    }
}
