package dev.oriel.rdp.security.ntlm;

import dev.oriel.rdp.security.Digests;
import dev.oriel.rdp.security.Rc4;
import dev.oriel.rdp.wire.Bytes;
import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.WireReader;
import dev.oriel.rdp.wire.WireWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Signs and seals after a log-on, with extended session security: [MS-NLMP] 3.4. Each direction has its keys, its
 * stream and its sequence number, so messages must be opened in the order they were sealed.
 */
public final class NtlmSession {
    /** Of what stands before a sealed message, in bytes: 2.2.2.9.1 NTLMSSP_MESSAGE_SIGNATURE. */
    public static final int SIGNATURE_LENGTH = 16;

    private static final int SIGNATURE_VERSION = 1;
    private static final int CHECKSUM_LENGTH = 8;

    private static final String CLIENT_SIGNING = "session key to client-to-server signing key magic constant\0";
    private static final String SERVER_SIGNING = "session key to server-to-client signing key magic constant\0";
    private static final String CLIENT_SEALING = "session key to client-to-server sealing key magic constant\0";
    private static final String SERVER_SEALING = "session key to server-to-client sealing key magic constant\0";

    private final Direction sent;
    private final Direction received;

    private NtlmSession(Direction sent, Direction received) {
        this.sent = sent;
        this.received = received;
    }

    /** @param exportedSessionKey 16 bytes; all of them count, since 128 bits are required */
    static NtlmSession client(byte[] exportedSessionKey, int flags) {
        return new NtlmSession(
                Direction.of(exportedSessionKey, flags, CLIENT_SIGNING, CLIENT_SEALING),
                Direction.of(exportedSessionKey, flags, SERVER_SIGNING, SERVER_SEALING));
    }

    static NtlmSession server(byte[] exportedSessionKey, int flags) {
        return new NtlmSession(
                Direction.of(exportedSessionKey, flags, SERVER_SIGNING, SERVER_SEALING),
                Direction.of(exportedSessionKey, flags, CLIENT_SIGNING, CLIENT_SEALING));
    }

    /**
     * Encrypts a message.
     *
     * @param message overwritten: it may be a secret
     * @return signature and encrypted message
     */
    public Bytes seal(byte[] message) {
        byte[] checksum = sent.checksum(message);
        sent.stream.apply(message, 0, message.length);
        return sent.signature(checksum).bytes(message).toBytes();
    }

    /** Decrypts a message and checks its signature. */
    public byte[] open(Bytes sealed) throws DecodeException {
        WireReader in = sealed.reader();
        Bytes signature = in.bytes(SIGNATURE_LENGTH, "signature");
        byte[] message = received.stream.apply(in.rest().toArray());
        received.check(signature, message);
        return message;
    }

    /** A signature alone, the message itself goes in the clear. */
    public Bytes sign(Bytes message) {
        return sent.signature(sent.checksum(message.toArray())).toBytes();
    }

    /** Checks what the other end's {@link #sign} gave. */
    public void verify(Bytes message, Bytes signature) throws DecodeException {
        received.check(signature, message.toArray());
    }

    /**
     * Starts both cipher streams anew and leaves the sequence numbers: [MS-SPNG] 3.2.5.1 wants it after the exchange of
     * SPNEGO's own checksums.
     */
    public void restartStreams() {
        sent.restart();
        received.restart();
    }

    /** One way. */
    private static final class Direction {
        private final byte[] signingKey;
        private final byte[] sealingKey;
        private final boolean keyExchange;
        private Rc4 stream;
        private int sequence;

        private Direction(byte[] signingKey, byte[] sealingKey, boolean keyExchange) {
            this.signingKey = signingKey;
            this.sealingKey = sealingKey;
            this.keyExchange = keyExchange;
            this.stream = new Rc4(sealingKey);
        }

        static Direction of(byte[] sessionKey, int flags, String signing, String sealing) {
            return new Direction(
                    Digests.md5(sessionKey, signing.getBytes(StandardCharsets.US_ASCII)),
                    Digests.md5(sessionKey, sealing.getBytes(StandardCharsets.US_ASCII)),
                    (flags & NtlmFlags.KEY_EXCH) != 0);
        }

        void restart() {
            stream = new Rc4(sealingKey);
        }

        byte[] checksum(byte[] message) {
            byte[] number = new WireWriter(4).i32le(sequence).toArray();
            return Arrays.copyOf(Digests.hmacMd5(signingKey, number, message), CHECKSUM_LENGTH);
        }

        /** 3.4.4.2 With Extended Session Security; moves on to the next sequence number. */
        WireWriter signature(byte[] checksum) {
            if (keyExchange) {
                stream.apply(checksum, 0, checksum.length);
            }
            return new WireWriter(64).i32le(SIGNATURE_VERSION).bytes(checksum).i32le(sequence++);
        }

        void check(Bytes signature, byte[] message) throws DecodeException {
            byte[] expected = signature(checksum(message)).toArray();
            if (!Digests.same(expected, signature.toArray())) {
                throw new DecodeException(
                        DecodeException.Kind.INVALID,
                        "signature",
                        0,
                        "does not match the message of " + message.length + " bytes, number " + (sequence - 1));
            }
        }
    }
}
