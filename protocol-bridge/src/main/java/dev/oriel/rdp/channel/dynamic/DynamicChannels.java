package dev.oriel.rdp.channel.dynamic;

import dev.oriel.rdp.wire.Bytes;
import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Limits;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The client's end of {@code drdynvc}: answers the host's version, opens the channels that it asks for where there is a
 * listener of that name, and hands on what comes. Sans-I/O: bytes in, bytes out.
 *
 * <p>Channels are bounded by the listeners: each of them is open once at most. Confined to the thread of its connection.
 */
public final class DynamicChannels {
    /** Name of the static channel. */
    public static final String STATIC_CHANNEL = "drdynvc";

    /** The newest version there is: compressed data, and transports of their own, which we decline. */
    private static final int MAX_VERSION = 3;

    /** HRESULT of ERROR_NOT_FOUND. */
    private static final int NOT_FOUND = 0x80070490;

    private final Limits limits;
    private final Consumer<Bytes> output;
    private final Map<String, Function<DynamicChannel, DynamicChannel.Receiver>> listeners = new HashMap<>();
    private final Map<Long, DynamicChannel> open = new HashMap<>();
    private long ignored;

    /** @param output takes whole messages for the static channel */
    public DynamicChannels(Limits limits, Consumer<Bytes> output) {
        this.limits = limits;
        this.output = output;
    }

    /**
     * Listens to a name.
     *
     * @param listener is given each channel that is opened, and gives what receives its messages; it may send at once
     */
    public void listen(String name, Function<DynamicChannel, DynamicChannel.Receiver> listener) {
        listeners.put(name, listener);
    }

    /** Number of messages that were for no open channel, or of no known kind. */
    public long ignored() {
        return ignored;
    }

    /** Takes a message of the static channel. */
    public void receive(Bytes message) throws DecodeException {
        switch (DynamicPdu.decodeFromHost(message.reader())) {
            case CapabilitiesPdu.Request request ->
                send(new CapabilitiesPdu.Response(Math.clamp(request.version(), 1, MAX_VERSION)));
            case CreatePdu.Request request -> create(request);
            case TransferPdu.DataFirst first -> {
                DynamicChannel channel = open.get(first.channelId());
                if (channel == null) {
                    ignored++;
                } else {
                    channel.first(first);
                }
            }
            case TransferPdu.Data data -> {
                // Windows sends on channels that were refused
                DynamicChannel channel = open.get(data.channelId());
                if (channel == null) {
                    ignored++;
                } else {
                    channel.more(data);
                }
            }
            case DynamicPdu.Close close -> {
                DynamicChannel channel = open.remove(close.channelId());
                if (channel != null) {
                    channel.end();
                    send(close);
                }
            }
            case SoftSyncPdu.Request request -> send(new SoftSyncPdu.Response(List.of()));
            case CapabilitiesPdu.Response response -> ignored++;
            case CreatePdu.Response response -> ignored++;
            case SoftSyncPdu.Response response -> ignored++;
            case DynamicPdu.Unknown unknown -> ignored++;
        }
    }

    private void create(CreatePdu.Request request) throws DecodeException {
        if (open.containsKey(request.channelId())) {
            throw DecodeException.unexpected("ChannelId", 1, "second channel " + request.channelId());
        }
        Function<DynamicChannel, DynamicChannel.Receiver> listener = listeners.get(request.name());
        boolean inUse =
                open.values().stream().anyMatch(channel -> channel.name().equals(request.name()));
        if (listener == null || inUse) {
            send(new CreatePdu.Response(request.channelId(), NOT_FOUND));
            return;
        }
        DynamicChannel channel = new DynamicChannel(request.channelId(), request.name(), limits, this::send);
        open.put(request.channelId(), channel);
        send(new CreatePdu.Response(request.channelId(), 0));
        channel.attach(listener.apply(channel));
    }

    /** The connection has ended: every receiver is told. */
    public void end() {
        List<DynamicChannel> channels = new ArrayList<>(open.values());
        open.clear();
        channels.forEach(DynamicChannel::end);
    }

    private void send(DynamicPdu pdu) {
        output.accept(pdu.toBytes());
    }
}
