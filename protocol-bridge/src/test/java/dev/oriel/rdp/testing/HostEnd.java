package dev.oriel.rdp.testing;

import dev.oriel.rdp.fastpath.FastPathHeader;
import dev.oriel.rdp.input.FastPathInput;
import dev.oriel.rdp.input.FastPathInputEvent;
import dev.oriel.rdp.mcs.ConnectPdu;
import dev.oriel.rdp.mcs.McsPdu;
import dev.oriel.rdp.mcs.SendData;
import dev.oriel.rdp.security.standard.SecurityLayer;
import dev.oriel.rdp.share.ShareControlPdu;
import dev.oriel.rdp.transport.Framing;
import dev.oriel.rdp.transport.Incoming;
import dev.oriel.rdp.wire.Bytes;
import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Pdu;
import dev.oriel.rdp.wire.WireReader;
import dev.oriel.rdp.wire.WireWriter;
import dev.oriel.rdp.x224.X224Pdu;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** The host's end of one connection: reads what a client sends, writes what a host would. One thread. */
public final class HostEnd {
    /** The client has closed the connection. */
    public static final class ClientGone extends IOException {
        private static final long serialVersionUID = 1L;

        ClientGone(IOException cause) {
            super("the client has closed the connection", cause);
        }
    }

    /** User id of the host, sender of its data. */
    private static final int HOST_USER = 1002;

    private final byte[] buffer = new byte[Framing.MAX_LENGTH + 1];
    private Socket socket;
    private InputStream in;
    private OutputStream out;
    private SecurityLayer security = SecurityLayer.none();

    HostEnd(Socket socket) throws IOException {
        this.socket = socket;
        this.in = socket.getInputStream();
        this.out = socket.getOutputStream();
    }

    /** Makes the host's half of a TLS handshake; everything after it is inside. */
    public void startTls(SSLContext context) throws IOException {
        SSLSocket tls = (SSLSocket) context.getSocketFactory().createSocket(socket, null, 0, true);
        tls.setUseClientMode(false);
        try {
            tls.startHandshake();
        } catch (IOException e) {
            throw new ClientGone(e);
        }
        socket = tls;
        in = tls.getInputStream();
        out = tls.getOutputStream();
    }

    /** From now on everything on channels is protected by {@code layer}. */
    public void secure(SecurityLayer layer) {
        security = layer;
    }

    /** Ends the TCP connection by a reset. */
    public void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    /** Says nothing until the client hangs up. */
    public void waitForClose() throws IOException {
        while (true) {
            readSome();
        }
    }

    /** Whatever the client sends next, at least one byte. */
    public byte[] readSome() throws IOException {
        int count = read(buffer, 0, buffer.length);
        return Bytes.copyOf(buffer, 0, count).toArray();
    }

    /** The next byte: for what has no frame and may be followed by something else at once. */
    public byte[] readOne() throws IOException {
        byte[] one = new byte[1];
        read(one, 0, 1);
        return one;
    }

    private int read(byte[] bytes, int from, int length) throws IOException {
        int count;
        try {
            count = in.read(bytes, from, length);
        } catch (IOException e) {
            throw new ClientGone(e);
        }
        if (count < 0) {
            throw new ClientGone(new EOFException());
        }
        return count;
    }

    /** The next frame of the client. */
    public WireReader readFrame() throws IOException, DecodeException {
        int filled = 0;
        while (true) {
            int whole = Framing.frameLength(buffer, 0, filled);
            if (whole > 0 && filled == whole) {
                return new WireReader(buffer, 0, whole);
            }
            // Byte by byte until the length is known, so as not to read into the next frame.
            int wanted = whole > 0 ? whole - filled : 1;
            filled += read(buffer, filled, wanted);
        }
    }

    public X224Pdu readX224() throws IOException, DecodeException {
        return X224Pdu.decode(readFrame());
    }

    public ConnectPdu.Initial readConnectInitial() throws IOException, DecodeException {
        return expect(ConnectPdu.Initial.class, ConnectPdu.decode(payload()));
    }

    public <P extends McsPdu> P readMcs(Class<P> type) throws IOException, DecodeException {
        return expect(type, McsPdu.decode(payload()));
    }

    private WireReader payload() throws IOException, DecodeException {
        return expect(X224Pdu.Data.class, readX224()).payload().reader();
    }

    /**
     * The next PDU on a channel.
     *
     * @param header whether it has a security header even without encryption
     */
    public SecurityLayer.Opened readChannel(boolean header) throws IOException, DecodeException {
        return security.open(readMcs(SendData.Request.class).userData().reader(), header);
    }

    /**
     * The next PDU of any kind: most of what a client sends while the share is active is of no interest to a script.
     *
     * @return its channel and content; nothing where it came on the fast path
     */
    public Optional<Incoming.ChannelData> readAny() throws IOException, DecodeException {
        WireReader frame = readFrame();
        if (Framing.isFastPath(frame.peekU8())) {
            return Optional.empty();
        }
        WireReader payload =
                expect(X224Pdu.Data.class, X224Pdu.decode(frame)).payload().reader();
        SendData.Request data = expect(SendData.Request.class, McsPdu.decode(payload));
        WireReader pdu = security.open(data.userData().reader(), false).pdu();
        return Optional.of(new Incoming.ChannelData(data.channelId(), pdu));
    }

    /** Reads until the user presses a key or lets go of it. */
    public void awaitKey() throws IOException, DecodeException {
        while (true) {
            WireReader frame = readFrame();
            if (Framing.isFastPath(frame.peekU8())) {
                FastPathHeader header = FastPathHeader.decode(frame);
                FastPathInput input = FastPathInput.decode(frame, header.eventCount());
                if (input.events().stream().anyMatch(FastPathInputEvent.Scancode.class::isInstance)) {
                    return;
                }
            }
        }
    }

    public <P extends ShareControlPdu> P readShare(Class<P> type) throws IOException, DecodeException {
        return expect(type, ShareControlPdu.decode(readChannel(false).pdu()));
    }

    private static <P> P expect(Class<P> type, Object pdu) {
        if (!type.isInstance(pdu)) {
            throw new AssertionError("expected " + type.getSimpleName() + ", the client sent " + pdu);
        }
        return type.cast(pdu);
    }

    public void write(Bytes bytes) throws IOException {
        try {
            out.write(bytes.toArray());
        } catch (IOException e) {
            throw new ClientGone(e);
        }
    }

    public void write(X224Pdu pdu) throws IOException {
        write(pdu.toBytes());
    }

    public void write(ConnectPdu pdu) throws IOException {
        write(new X224Pdu.Data(pdu.toBytes()));
    }

    public void write(McsPdu pdu) throws IOException {
        write(new X224Pdu.Data(pdu.toBytes()));
    }

    /** Sends a PDU on a channel. */
    public void write(int channelId, int securityFlags, Pdu pdu) throws IOException {
        WireWriter data = new WireWriter();
        security.protect(securityFlags, pdu.toBytes(), data);
        write(new SendData.Indication(HOST_USER, channelId, data.toBytes()));
    }
}
