package dev.oriel.rdp.license;

import dev.oriel.rdp.security.Digests;
import dev.oriel.rdp.security.KeyedDigest;
import dev.oriel.rdp.security.Rc4;
import dev.oriel.rdp.security.SaltedHash;
import dev.oriel.rdp.wire.Bytes;
import dev.oriel.rdp.wire.DecodeException;
import java.util.Arrays;

/** The keys of one licensing exchange, the same at both ends: [MS-RDPELE] 5.1.2 to 5.1.5. */
final class LicenseKeys {
    static final int PREMASTER_LENGTH = 48;

    private final KeyedDigest mac;
    private final byte[] encryptionKey;

    private LicenseKeys(byte[] macSaltKey, byte[] encryptionKey) {
        this.mac = new KeyedDigest(macSaltKey);
        this.encryptionKey = encryptionKey;
    }

    /** @param premasterSecret 48 bytes */
    static LicenseKeys derive(byte[] premasterSecret, Bytes clientRandom, Bytes serverRandom) {
        byte[] client = clientRandom.toArray();
        byte[] server = serverRandom.toArray();
        byte[] masterSecret = SaltedHash.expand(premasterSecret, "A", "BB", "CCC", client, server);
        byte[] blob = SaltedHash.expand(masterSecret, "A", "BB", "CCC", server, client);
        byte[] macSaltKey = Arrays.copyOf(blob, 16);
        byte[] encryptionKey = Digests.md5(Arrays.copyOfRange(blob, 16, 32), client, server);
        LicenseKeys keys = new LicenseKeys(macSaltKey, encryptionKey);
        Digests.wipe(masterSecret, blob, macSaltKey);
        return keys;
    }

    /** Encrypts or decrypts; each part of a message begins the stream anew. */
    Bytes crypt(Bytes part) {
        return Bytes.wrap(Rc4.once(encryptionKey, part.toArray()));
    }

    LicenseBlob encrypt(Bytes part) {
        return new LicenseBlob(LicenseBlob.ENCRYPTED_DATA, crypt(part));
    }

    Bytes mac(Bytes plain) {
        return Bytes.wrap(mac.of(plain.toArray()));
    }

    /** Decrypts a part and checks the code over it. */
    Bytes open(LicenseBlob encrypted, Bytes code) throws DecodeException {
        Bytes plain = crypt(encrypted.data());
        if (!Digests.same(mac(plain).toArray(), code.toArray())) {
            throw new DecodeException(
                    DecodeException.Kind.INVALID, "MACData", -1, "does not match " + plain.length() + " bytes");
        }
        return plain;
    }
}
