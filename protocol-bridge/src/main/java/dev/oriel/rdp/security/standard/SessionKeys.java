package dev.oriel.rdp.security.standard;

import dev.oriel.rdp.security.Digests;
import dev.oriel.rdp.security.SaltedHash;
import dev.oriel.rdp.wire.Bytes;
import java.util.Arrays;

/**
 * The keys of a session: [MS-RDPBCGR] 5.3.5.
 *
 * @param mac signs in both directions
 * @param clientToServer first key of what the client sends
 * @param serverToClient first key of what the server sends
 */
record SessionKeys(Bytes mac, Bytes clientToServer, Bytes serverToClient) {
    /** Of the client's and of the server's random number, in bytes. */
    static final int RANDOM_LENGTH = 32;

    /** 5.3.5.1: what stands in place of the first bytes of weakened keys. */
    private static final byte[] SALT = {(byte) 0xD1, 0x26, (byte) 0x9E};

    static SessionKeys derive(EncryptionMethod method, byte[] clientRandom, byte[] serverRandom) {
        if (clientRandom.length != RANDOM_LENGTH || serverRandom.length != RANDOM_LENGTH) {
            throw new IllegalArgumentException(
                    "random numbers of " + clientRandom.length + " and " + serverRandom.length + " bytes");
        }
        return switch (method) {
            case NONE -> throw new IllegalArgumentException("encryption method NONE has no keys");
            case RC4_40, RC4_56, RC4_128 -> rc4(method, clientRandom, serverRandom);
            case FIPS -> fips(clientRandom, serverRandom);
        };
    }

    /** 5.3.5.1 Non-FIPS. */
    private static SessionKeys rc4(EncryptionMethod method, byte[] clientRandom, byte[] serverRandom) {
        byte[] preMasterSecret = Arrays.copyOf(clientRandom, 48);
        System.arraycopy(serverRandom, 0, preMasterSecret, 24, 24);
        byte[] masterSecret = SaltedHash.expand(preMasterSecret, "A", "BB", "CCC", clientRandom, serverRandom);
        byte[] blob = SaltedHash.expand(masterSecret, "X", "YY", "ZZZ", clientRandom, serverRandom);
        byte[] serverKey = Digests.md5(Arrays.copyOfRange(blob, 16, 32), clientRandom, serverRandom);
        byte[] clientKey = Digests.md5(Arrays.copyOfRange(blob, 32, 48), clientRandom, serverRandom);
        SessionKeys keys = new SessionKeys(
                Bytes.wrap(weaken(method, Arrays.copyOf(blob, 16))),
                Bytes.wrap(weaken(method, clientKey)),
                Bytes.wrap(weaken(method, serverKey)));
        Digests.wipe(preMasterSecret, masterSecret, blob, serverKey, clientKey);
        return keys;
    }

    /** Cuts a 128-bit key to what the method allows: 64 bits, the first of them public. */
    static byte[] weaken(EncryptionMethod method, byte[] key) {
        int publicBytes = switch (method) {
            case RC4_40 -> 3;
            case RC4_56 -> 1;
            case RC4_128, FIPS, NONE -> 0;
        };
        if (publicBytes == 0) {
            return key.clone();
        }
        byte[] weak = Arrays.copyOf(key, 8);
        System.arraycopy(SALT, 0, weak, 0, publicBytes);
        return weak;
    }

    /** 5.3.5.2 FIPS. */
    private static SessionKeys fips(byte[] clientRandom, byte[] serverRandom) {
        byte[] toServer =
                Digests.sha1(Arrays.copyOfRange(clientRandom, 16, 32), Arrays.copyOfRange(serverRandom, 16, 32));
        byte[] toClient = Digests.sha1(Arrays.copyOf(clientRandom, 16), Arrays.copyOf(serverRandom, 16));
        SessionKeys keys = new SessionKeys(
                Bytes.wrap(Digests.sha1(toClient, toServer)),
                Bytes.wrap(tripleDesKey(toServer)),
                Bytes.wrap(tripleDesKey(toClient)));
        Digests.wipe(toServer, toClient);
        return keys;
    }

    /**
     * Stretches 160 bits to 168 by repeating the first eight, and spreads them over 24 bytes: seven bits a byte, least
     * significant bit of the input first, into bits 0 to 6. Then bit 0 is replaced by odd parity, as DES wants it, so
     * one bit in seven is lost; every implementation does so, and the two ends have to agree.
     */
    static byte[] tripleDesKey(byte[] bits160) {
        byte[] bits = Arrays.copyOf(bits160, 21);
        bits[20] = bits160[0];
        byte[] key = new byte[24];
        for (int i = 0; i < key.length; i++) {
            int sevenBits = 0;
            for (int bit = 0; bit < 7; bit++) {
                int at = i * 7 + bit;
                sevenBits |= ((bits[at >> 3] >> (at & 7)) & 1) << bit;
            }
            int upper = sevenBits & 0x7E;
            key[i] = (byte) (upper | ((Integer.bitCount(upper) + 1) & 1));
        }
        return key;
    }
}
