package dev.oriel.rdp.security.credssp;

import dev.oriel.rdp.security.Digests;
import dev.oriel.rdp.wire.Bytes;
import java.nio.charset.StandardCharsets;

/**
 * What the two ends show each other to prove that they speak over the same TLS connection: [MS-CSSP] 3.1.5, steps 3
 * and 4.
 */
final class PublicKeyBinding {
    /** From this version on a digest with the client's nonce stands in place of the key itself. */
    static final int FIRST_VERSION_WITH_NONCE = 5;

    private static final byte[] CLIENT_TO_SERVER =
            "CredSSP Client-To-Server Binding Hash\0".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] SERVER_TO_CLIENT =
            "CredSSP Server-To-Client Binding Hash\0".getBytes(StandardCharsets.US_ASCII);

    private PublicKeyBinding() {}

    static byte[] ofClient(int version, Bytes publicKey, Bytes nonce) {
        return version >= FIRST_VERSION_WITH_NONCE
                ? Digests.sha256(CLIENT_TO_SERVER, nonce.toArray(), publicKey.toArray())
                : publicKey.toArray();
    }

    static byte[] ofServer(int version, Bytes publicKey, Bytes nonce) {
        return version >= FIRST_VERSION_WITH_NONCE
                ? Digests.sha256(SERVER_TO_CLIENT, nonce.toArray(), publicKey.toArray())
                : plusOne(publicKey.toArray());
    }

    /** The key as a little-endian number, plus one. */
    private static byte[] plusOne(byte[] number) {
        for (int i = 0; i < number.length; i++) {
            number[i]++;
            if (number[i] != 0) {
                break;
            }
        }
        return number;
    }
}
