package dev.oriel.rdp.transport;

import dev.oriel.rdp.fastpath.FastPathHeader;
import dev.oriel.rdp.input.FastPathInput;
import dev.oriel.rdp.mcs.ConnectPdu;
import dev.oriel.rdp.mcs.McsPdu;
import dev.oriel.rdp.mcs.SendData;
import dev.oriel.rdp.security.standard.SecurityLayer;
import dev.oriel.rdp.share.ShareControlPdu;
import dev.oriel.rdp.wire.Bytes;
import dev.oriel.rdp.wire.Pdu;
import dev.oriel.rdp.wire.WireWriter;
import dev.oriel.rdp.x224.X224Pdu;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Puts what the client sends into frames. Any thread; frames leave in the order of the calls, which ciphers rely on: the
 * lock is held until {@link Sink} has taken the bytes.
 */
public final class FrameWriter {
    /** Where frames go. */
    @FunctionalInterface
    public interface Sink {
        /** Takes a copy of the first {@code length} bytes and does not wait for the host. */
        void write(byte[] bytes, int length);
    }

    private final Sink sink;
    private final ReentrantLock lock = new ReentrantLock();

    /** Guarded by {@link #lock}, as the rest. */
    private final WireWriter frame = new WireWriter(4096);

    private final WireWriter body = new WireWriter(4096);

    private SecurityLayer security = SecurityLayer.none();
    private int userId = McsPdu.USER_BASE;

    public FrameWriter(Sink sink) {
        this.sink = sink;
    }

    /** Data on channels goes out under this user id from now on. */
    public void attach(int user) {
        lock.lock();
        try {
            userId = user;
        } finally {
            lock.unlock();
        }
    }

    /** From now on, everything on channels and on the fast path is protected by {@code layer}. */
    public void secure(SecurityLayer layer) {
        lock.lock();
        try {
            security = layer;
        } finally {
            lock.unlock();
        }
    }

    /** Sends bytes as they are: CredSSP. */
    public void raw(Bytes bytes) {
        lock.lock();
        try {
            frame.clear();
            frame.bytes(bytes);
            flush();
        } finally {
            lock.unlock();
        }
    }

    public void x224(X224Pdu pdu) {
        raw(pdu.toBytes());
    }

    public void mcs(ConnectPdu pdu) {
        raw(new X224Pdu.Data(pdu.toBytes()).toBytes());
    }

    public void mcs(McsPdu pdu) {
        raw(new X224Pdu.Data(pdu.toBytes()).toBytes());
    }

    /** Sends a share control PDU. */
    public void share(int channelId, ShareControlPdu pdu) {
        channel(channelId, 0, pdu);
    }

    /**
     * Sends a PDU on a channel.
     *
     * @param securityFlags what the PDU is, for the security header; 0 for those that need none
     */
    public void channel(int channelId, int securityFlags, Pdu pdu) {
        channel(channelId, securityFlags, pdu.toBytes());
    }

    /** The same with a PDU that has been encoded already. */
    public void channel(int channelId, int securityFlags, Bytes pdu) {
        lock.lock();
        try {
            body.clear();
            security.protect(securityFlags, pdu, body);
            int length = body.size();
            frame.clear();
            X224Pdu.Data.encodeHeader(frame, SendData.headerSize(length) + length);
            SendData.Request.encodeHeader(frame, userId, channelId, length);
            frame.bytes(body.array(), 0, length);
            flush();
        } finally {
            lock.unlock();
        }
    }

    /** Sends a fast-path input PDU. */
    public void fastPath(FastPathInput input) {
        lock.lock();
        try {
            Bytes events = input.toBytes();
            int length = events.length() + security.fastPathOverhead(events.length());
            frame.clear();
            new FastPathHeader(security.fastPathFlags(), input.events().size(), length).encode(frame);
            security.protectFastPath(events, frame);
            flush();
        } finally {
            lock.unlock();
        }
    }

    private void flush() {
        sink.write(frame.array(), frame.size());
    }
}
