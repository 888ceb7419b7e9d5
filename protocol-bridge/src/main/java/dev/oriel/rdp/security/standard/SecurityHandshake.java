package dev.oriel.rdp.security.standard;

import dev.oriel.rdp.wire.Bytes;
import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Limits;
import java.security.SecureRandom;

/**
 * The client's side of the agreement on keys: [MS-RDPBCGR] 5.3.4 Client and Server Random Values.
 *
 * @param exchange to be sent before anything is protected
 * @param layer in force from the PDU after that
 * @param certificate that the host showed
 * @param clientRandom 32 bytes, secret; automatic reconnection proves by it too
 */
public record SecurityHandshake(
        SecurityExchange exchange, SecurityLayer layer, ServerCertificate certificate, Bytes clientRandom) {
    /**
     * Answers the host's choice, as it stands in its security data ([MS-RDPBCGR] 2.2.1.4.3).
     *
     * @param encryptionMethod not NONE: no exchange takes place then, see {@link SecurityLayer#none}
     */
    public static SecurityHandshake agree(
            int encryptionMethod,
            int encryptionLevel,
            Bytes serverRandom,
            Bytes serverCertificate,
            SecureRandom random,
            Limits limits)
            throws DecodeException {
        EncryptionMethod method = EncryptionMethod.ofCode(encryptionMethod);
        EncryptionLevel level = EncryptionLevel.ofCode(encryptionLevel);
        if (method == EncryptionMethod.NONE || level == EncryptionLevel.NONE) {
            throw DecodeException.unexpected(
                    "encryptionMethod", -1, "method " + method + " with level " + level + " in an exchange of keys");
        }
        if (serverRandom.length() != SessionKeys.RANDOM_LENGTH) {
            throw DecodeException.invalid("serverRandomLen", -1, serverRandom.length());
        }
        ServerCertificate certificate = ServerCertificate.decode(serverCertificate.reader(), limits);
        byte[] clientRandom = new byte[SessionKeys.RANDOM_LENGTH];
        random.nextBytes(clientRandom);
        Bytes number = Bytes.wrap(clientRandom);
        return new SecurityHandshake(
                SecurityExchange.of(number, certificate.publicKey()),
                StandardSecurity.client(method, level, number, serverRandom),
                certificate,
                number);
    }

    @Override
    public String toString() {
        return "SecurityHandshake[certificate=" + certificate + "]";
    }
}
