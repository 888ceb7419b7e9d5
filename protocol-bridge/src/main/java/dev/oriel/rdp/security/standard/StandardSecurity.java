package dev.oriel.rdp.security.standard;

import dev.oriel.rdp.wire.Bytes;
import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.WireReader;
import dev.oriel.rdp.wire.WireWriter;

/**
 * RDP's own encryption in force: [MS-RDPBCGR] 5.3. Client and server differ only in which key is whose, and in what the
 * level {@link EncryptionLevel#LOW} leaves in the clear.
 */
public final class StandardSecurity implements SecurityLayer {
    private final EncryptionLevel level;
    private final boolean client;
    private final PacketCipher sent;
    private final PacketCipher received;

    /** Volatile: set by the thread that reads, used by the one that writes. */
    private volatile boolean salted;

    private volatile boolean peerTakesEncryptedLicenses;

    private StandardSecurity(EncryptionLevel level, boolean client, PacketCipher sent, PacketCipher received) {
        this.level = level;
        this.client = client;
        this.sent = sent;
        this.received = received;
    }

    /** @param clientRandom 32 bytes, as {@code serverRandom} */
    public static StandardSecurity client(
            EncryptionMethod method, EncryptionLevel level, Bytes clientRandom, Bytes serverRandom) {
        return of(method, level, clientRandom, serverRandom, true);
    }

    /** @param clientRandom 32 bytes, as {@code serverRandom} */
    public static StandardSecurity server(
            EncryptionMethod method, EncryptionLevel level, Bytes clientRandom, Bytes serverRandom) {
        return of(method, level, clientRandom, serverRandom, false);
    }

    private static StandardSecurity of(
            EncryptionMethod method, EncryptionLevel level, Bytes clientRandom, Bytes serverRandom, boolean client) {
        SessionKeys keys = SessionKeys.derive(method, clientRandom.toArray(), serverRandom.toArray());
        Bytes sendKey = client ? keys.clientToServer() : keys.serverToClient();
        Bytes receiveKey = client ? keys.serverToClient() : keys.clientToServer();
        return new StandardSecurity(
                level,
                client,
                cipher(method, keys.mac(), sendKey, true),
                cipher(method, keys.mac(), receiveKey, false));
    }

    private static PacketCipher cipher(EncryptionMethod method, Bytes macKey, Bytes key, boolean encrypt) {
        return switch (method) {
            case NONE -> throw new IllegalArgumentException("encryption method NONE has no cipher");
            case RC4_40, RC4_56, RC4_128 -> new Rc4PacketCipher(method, macKey, key);
            case FIPS -> new FipsPacketCipher(macKey, key, encrypt);
        };
    }

    @Override
    public boolean encrypts() {
        return true;
    }

    @Override
    public void saltSignatures() {
        salted = true;
    }

    @Override
    public void protect(int flags, Bytes pdu, WireWriter out) {
        if (!encryptsSent(flags)) {
            new SecurityHeader.Basic(flags).encode(out);
            out.bytes(pdu);
            return;
        }
        boolean salt = salted;
        int sealed = flags | SecurityHeader.ENCRYPT | (salt ? SecurityHeader.SECURE_CHECKSUM : 0);
        new SecurityHeader.Basic(sealed).encode(out);
        sent.seal(pdu, salt, out);
    }

    private boolean encryptsSent(int flags) {
        boolean direction = client || level != EncryptionLevel.LOW;
        boolean license = (flags & SecurityHeader.LICENSE_PKT) != 0;
        return direction && (!license || peerTakesEncryptedLicenses);
    }

    @Override
    public Opened open(WireReader in, boolean header) throws DecodeException {
        int at = in.position();
        int flags = SecurityHeader.Basic.decode(in).flags();
        if ((flags & SecurityHeader.LICENSE_PKT) != 0 && (flags & SecurityHeader.LICENSE_ENCRYPT) != 0) {
            peerTakesEncryptedLicenses = true;
        }
        if ((flags & SecurityHeader.ENCRYPT) != 0) {
            return new Opened(flags, received.open(in, (flags & SecurityHeader.SECURE_CHECKSUM) != 0));
        }
        if (!mayComeInTheClear(flags)) {
            throw DecodeException.unexpected("securityHeader flags", at, "PDU without encryption");
        }
        return new Opened(flags, in);
    }

    private boolean mayComeInTheClear(int flags) {
        return (client && level == EncryptionLevel.LOW) || (flags & SecurityHeader.LICENSE_PKT) != 0;
    }

    @Override
    public int fastPathFlags() {
        if (!encryptsSent(0)) {
            return 0;
        }
        return FAST_PATH_ENCRYPTED | (salted ? FAST_PATH_SECURE_CHECKSUM : 0);
    }

    @Override
    public int fastPathOverhead(int payloadLength) {
        return encryptsSent(0) ? sent.overhead(payloadLength) : 0;
    }

    @Override
    public void protectFastPath(Bytes payload, WireWriter out) {
        if (encryptsSent(0)) {
            sent.seal(payload, salted, out);
        } else {
            out.bytes(payload);
        }
    }

    @Override
    public WireReader openFastPath(int flags, WireReader in) throws DecodeException {
        if ((flags & FAST_PATH_ENCRYPTED) != 0) {
            return received.open(in, (flags & FAST_PATH_SECURE_CHECKSUM) != 0);
        }
        if (!mayComeInTheClear(0)) {
            throw DecodeException.unexpected("fpOutputHeader flags", 0, "PDU without encryption");
        }
        return in;
    }
}
