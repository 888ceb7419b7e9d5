package dev.oriel.rdp.security.tls;

import dev.oriel.bridge.Outcome.Cause;
import dev.oriel.rdp.asn1.BerReader;
import dev.oriel.rdp.asn1.Tag;
import dev.oriel.rdp.wire.Bytes;
import dev.oriel.rdp.wire.DecodeException;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.security.cert.X509Certificate;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;

/**
 * A TLS connection to a host, over a socket that is connected already.
 *
 * <p>Built on {@link SSLEngine} and not on the JDK's layered socket for one reason: a session shows a frame when nothing
 * more has arrived, and only here can {@link InputStream#available} tell that exactly. The layered socket sees neither
 * records that wait in the plain socket, nor that a record there carries no data for us.
 *
 * <p>One thread reads. Any thread writes; writes are serialized. {@link #close} may come from any thread.
 */
public final class TlsConnection implements Closeable {
    /** Room for several records, so that a busy host costs few system calls. In bytes. */
    private static final int READ_BUFFER = 64 << 10;

    private final Socket socket;
    private final SSLEngine engine;
    private final InputStream plainInput;
    private final OutputStream plainOutput;
    private final InputStream input = new Input();
    private final OutputStream output = new Output();

    /** Encrypted bytes from the host, ready to be read. Used by the reading thread alone, as {@link #decrypted}. */
    private final ByteBuffer received;

    private final ByteBuffer decrypted;

    private final ReentrantLock writing = new ReentrantLock();
    /** Guarded by {@link #writing}. */
    private final ByteBuffer toSend;

    private TlsConnection(Socket socket, SSLEngine engine) throws IOException {
        this.socket = socket;
        this.engine = engine;
        this.plainInput = socket.getInputStream();
        this.plainOutput = socket.getOutputStream();
        this.received = ByteBuffer.allocate(
                        Math.max(READ_BUFFER, engine.getSession().getPacketBufferSize()))
                .flip();
        this.decrypted = ByteBuffer.allocate(engine.getSession().getApplicationBufferSize())
                .flip();
        this.toSend = ByteBuffer.allocate(engine.getSession().getPacketBufferSize());
    }

    /**
     * Makes the whole handshake. The socket's timeout holds for each read in it. On failure the socket is left to the
     * caller.
     */
    public static TlsConnection upgrade(Socket plain, TlsSettings settings) throws TlsException {
        return upgrade(plain, TlsEngines.client(settings));
    }

    static TlsConnection upgrade(Socket plain, SSLEngine engine) throws TlsException {
        try {
            TlsConnection connection = new TlsConnection(plain, engine);
            connection.handshake();
            return connection;
        } catch (IOException e) {
            throw TlsFailures.of(e, engine.getHandshakeSession() == null);
        }
    }

    /**
     * From the host. {@code available} is exact: the number of decrypted bytes that can be read without waiting, 0 when
     * nothing more has arrived. Its end is the end of the connection, announced or not: hosts seldom announce it.
     */
    public InputStream input() {
        return input;
    }

    /** To the host; everything is sent at once. */
    public OutputStream output() {
        return output;
    }

    public X509Certificate hostCertificate() {
        try {
            return (X509Certificate) engine.getSession().getPeerCertificates()[0];
        } catch (SSLPeerUnverifiedException e) {
            throw new IllegalStateException("a handshake without the host's certificate", e);
        }
    }

    /**
     * The SubjectPublicKey of the host's certificate, the content of its bit string: what CredSSP binds to ([MS-CSSP]
     * 3.1.5).
     */
    public Bytes hostPublicKey() {
        Bytes info = Bytes.wrap(hostCertificate().getPublicKey().getEncoded());
        try {
            BerReader reader = new BerReader(info).enter(Tag.SEQUENCE, "SubjectPublicKeyInfo");
            reader.skip("algorithm");
            return reader.bitString("subjectPublicKey");
        } catch (DecodeException e) {
            throw new IllegalStateException("the JDK encodes a public key that is none", e);
        }
    }

    /** Such as {@code TLSv1.3}. */
    public String protocol() {
        return engine.getSession().getProtocol();
    }

    public String cipherSuite() {
        return engine.getSession().getCipherSuite();
    }

    /** Says good-bye where that is possible without waiting for another thread's write, and closes the socket. */
    @Override
    public void close() throws IOException {
        try {
            if (writing.tryLock()) {
                try {
                    engine.closeOutbound();
                    wrap(ByteBuffer.allocate(0));
                } finally {
                    writing.unlock();
                }
            }
        } catch (IOException e) {
            // The connection may be gone already; closing it is all that was wanted.
            socket.close();
            return;
        }
        socket.close();
    }

    private void handshake() throws IOException {
        engine.beginHandshake();
        while (true) {
            switch (engine.getHandshakeStatus()) {
                case NEED_TASK -> runTasks();
                case NEED_WRAP -> sendHandshake();
                case NEED_UNWRAP, NEED_UNWRAP_AGAIN -> {
                    if (!unwrap() && !fill()) {
                        throw new EOFException("the host closed the connection in the TLS handshake");
                    }
                }
                case FINISHED, NOT_HANDSHAKING -> {
                    return;
                }
            }
        }
    }

    private void runTasks() {
        for (Runnable task = engine.getDelegatedTask(); task != null; task = engine.getDelegatedTask()) {
            task.run();
        }
    }

    private void sendHandshake() throws IOException {
        writing.lock();
        try {
            wrap(ByteBuffer.allocate(0));
        } finally {
            writing.unlock();
        }
    }

    /** Encrypts one record and sends it. {@link #writing} is held. */
    private SSLEngineResult wrap(ByteBuffer data) throws IOException {
        toSend.clear();
        SSLEngineResult result;
        try {
            result = engine.wrap(data, toSend);
        } finally {
            // Even with a failure there may be an alert that tells the host about it.
            plainOutput.write(toSend.array(), 0, toSend.position());
        }
        return result;
    }

    /**
     * Decrypts one record of what has been received. Only with {@link #decrypted} empty.
     *
     * @return whether a whole record was there
     */
    private boolean unwrap() throws IOException {
        decrypted.clear();
        try {
            SSLEngineResult result = engine.unwrap(received, decrypted);
            return switch (result.getStatus()) {
                case OK -> true;
                case BUFFER_UNDERFLOW, CLOSED -> false;
                case BUFFER_OVERFLOW -> throw new IllegalStateException("a record beyond the engine's own limit");
            };
        } catch (IOException e) {
            sendAlert();
            throw e;
        } finally {
            decrypted.flip();
        }
    }

    /** Tells the host why, as far as the connection still allows: the failure itself is what counts. */
    private void sendAlert() {
        try {
            if (engine.getHandshakeStatus() == HandshakeStatus.NEED_WRAP) {
                sendHandshake();
            }
        } catch (IOException e) {
            engine.closeOutbound();
        }
    }

    /**
     * Waits for more from the socket.
     *
     * @return false at its end
     */
    private boolean fill() throws IOException {
        if (engine.isInboundDone()) {
            return false;
        }
        received.compact();
        int count = plainInput.read(received.array(), received.position(), received.remaining());
        if (count > 0) {
            received.position(received.position() + count);
        }
        received.flip();
        return count >= 0;
    }

    /**
     * Decrypts until data for us is there.
     *
     * @param wait for the host, rather than give up when nothing more has arrived
     * @return whether there is data
     */
    private boolean decrypt(boolean wait) throws IOException {
        try {
            while (!decrypted.hasRemaining()) {
                if (unwrap()) {
                    answerHandshake();
                } else if (engine.isInboundDone() || !(wait || plainInput.available() > 0) || !fill()) {
                    return false;
                }
            }
            return true;
        } catch (SSLException e) {
            throw TlsFailures.of(e, false);
        }
    }

    /** After the handshake a host sends tickets and new keys; some of that wants an answer. */
    private void answerHandshake() throws IOException {
        while (true) {
            switch (engine.getHandshakeStatus()) {
                case NEED_TASK -> runTasks();
                case NEED_WRAP -> sendHandshake();
                case NEED_UNWRAP, NEED_UNWRAP_AGAIN, FINISHED, NOT_HANDSHAKING -> {
                    return;
                }
            }
        }
    }

    private final class Input extends InputStream {
        @Override
        public int read() throws IOException {
            return decrypt(true) ? decrypted.get() & 0xFF : -1;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            Objects.checkFromIndexSize(from, length, bytes.length);
            if (length == 0) {
                return 0;
            }
            if (!decrypt(true)) {
                return -1;
            }
            int count = Math.min(length, decrypted.remaining());
            decrypted.get(bytes, from, count);
            return count;
        }

        @Override
        public int available() throws IOException {
            return decrypt(false) ? decrypted.remaining() : 0;
        }

        @Override
        public void close() throws IOException {
            TlsConnection.this.close();
        }
    }

    private final class Output extends OutputStream {
        @Override
        public void write(int value) throws IOException {
            write(new byte[] {(byte) value});
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            ByteBuffer data = ByteBuffer.wrap(bytes, from, length);
            writing.lock();
            try {
                while (data.hasRemaining()) {
                    SSLEngineResult result = wrap(data);
                    if (result.getStatus() == SSLEngineResult.Status.CLOSED) {
                        throw new EOFException("the connection is closed");
                    }
                    if (result.bytesConsumed() == 0 && result.getHandshakeStatus() == HandshakeStatus.NEED_UNWRAP) {
                        throw new TlsException(
                                TlsFailures.outcome(Cause.TLS_FAILED, "the host asks for a second TLS handshake"),
                                null);
                    }
                }
            } finally {
                writing.unlock();
            }
        }

        @Override
        public void close() throws IOException {
            TlsConnection.this.close();
        }
    }
}
