package dev.oriel.rdp.channel.dynamic;

import dev.oriel.rdp.codec.zgfx.ZgfxDecoder;
import dev.oriel.rdp.wire.Bytes;
import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Limits;
import dev.oriel.rdp.wire.WireWriter;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * An open channel: sends messages, and puts received ones together.
 *
 * <p>INVARIANT: never holds more of a message than was announced, nor more than the limit.
 */
public final class DynamicChannel {
    /** Largest data of one PDU in bytes, so that a PDU fits one chunk of the static channel: [MS-RDPEDYC] 3.1.5.1. */
    private static final int MAX_DATA = 1_590;

    /** A listener's end of a channel. All calls come from the connection's thread. */
    public interface Receiver {
        /** A whole message, valid during the call. */
        void received(Bytes message) throws DecodeException;

        /** The host, or the end of the connection, has closed the channel: nothing can be sent any more. */
        void closed();
    }

    private final long id;
    private final String name;
    private final Limits limits;
    private final Consumer<DynamicPdu> output;
    private Receiver receiver = new Unready();
    private @Nullable ZgfxDecoder decompressor;
    private @Nullable WireWriter partial;
    private long expected;
    private volatile boolean open = true;

    DynamicChannel(long id, String name, Limits limits, Consumer<DynamicPdu> output) {
        this.id = id;
        this.name = name;
        this.limits = limits;
        this.output = output;
    }

    public long id() {
        return id;
    }

    public String name() {
        return name;
    }

    /** Sends a message; one after the channel was closed is dropped, as there is nobody to receive it. */
    public void send(Bytes message) {
        if (!open) {
            return;
        }
        if (message.length() <= MAX_DATA) {
            output.accept(new TransferPdu.Data(id, false, message));
            return;
        }
        // the header of a first part is up to four bytes longer: its length field
        int at = MAX_DATA - 4;
        output.accept(new TransferPdu.DataFirst(id, message.length(), false, message.slice(0, at)));
        while (at < message.length()) {
            int length = Math.min(MAX_DATA, message.length() - at);
            output.accept(new TransferPdu.Data(id, false, message.slice(at, length)));
            at += length;
        }
    }

    /** Closes the channel from our side. */
    public void close() {
        if (open) {
            output.accept(new DynamicPdu.Close(id));
            end();
        }
    }

    void attach(Receiver receiver) {
        this.receiver = receiver;
    }

    void end() {
        open = false;
        partial = null;
        receiver.closed();
    }

    void first(TransferPdu.DataFirst pdu) throws DecodeException {
        expected = Limits.check("Length", -1, pdu.length(), limits.maxPduLength());
        partial = new WireWriter(Math.min((int) expected, 1 << 16));
        add(expand(pdu.compressed(), pdu.data()));
    }

    void more(TransferPdu.Data pdu) throws DecodeException {
        Bytes data = expand(pdu.compressed(), pdu.data());
        if (partial == null) {
            receiver.received(data);
        } else {
            add(data);
        }
    }

    private void add(Bytes data) throws DecodeException {
        WireWriter message = partial;
        if (message == null) {
            return;
        }
        long length = (long) message.size() + data.length();
        if (length > expected) {
            throw DecodeException.tooLarge("Data", -1, length, expected);
        }
        message.bytes(data);
        if (length == expected) {
            partial = null;
            receiver.received(Bytes.view(message.array(), 0, message.size()));
        }
    }

    private Bytes expand(boolean compressed, Bytes data) throws DecodeException {
        if (!compressed) {
            return data;
        }
        ZgfxDecoder decoder = decompressor;
        if (decoder == null) {
            decoder = ZgfxDecoder.rdp8Lite(limits);
            decompressor = decoder;
        }
        return decoder.decode(data.reader());
    }

    /** Stands in until the listener has given its receiver. */
    private static final class Unready implements Receiver {
        @Override
        public void received(Bytes message) throws DecodeException {
            throw DecodeException.unexpected("Data", -1, "message before the channel is open");
        }

        @Override
        public void closed() {}
    }
}
