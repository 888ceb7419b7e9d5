package dev.oriel.rdp.security.standard;

import dev.oriel.rdp.security.RsaKey;
import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Limits;
import dev.oriel.rdp.wire.Pdu;
import dev.oriel.rdp.wire.WireReader;

/**
 * The host's public key, for RDP's own security and for licensing: [MS-RDPBCGR] 2.2.1.4.3.1 Server Certificate
 * (SERVER_CERTIFICATE).
 */
public sealed interface ServerCertificate extends Pdu permits ProprietaryCertificate, CertificateChain {
    /** dwVersion, CERT_CHAIN_VERSION_1: a proprietary certificate */
    int PROPRIETARY = 1;

    /** dwVersion, CERT_CHAIN_VERSION_2: a chain of X.509 certificates */
    int X509 = 2;

    /** dwVersion, the bit {@code t}: issued for a time, until the host has a certificate of its own */
    int TEMPORARY = 0x80000000;

    boolean temporary();

    /** The key that encrypts what only the host may read. */
    RsaKey publicKey();

    static ServerCertificate decode(WireReader in, Limits limits) throws DecodeException {
        Limits.check("serverCertificate", in.position(), in.remaining(), limits.maxCertificateLength());
        int at = in.position();
        in.require(4, "dwVersion");
        int version = in.i32le();
        boolean temporary = (version & TEMPORARY) != 0;
        return switch (version & ~TEMPORARY) {
            case PROPRIETARY -> ProprietaryCertificate.decode(in, temporary);
            case X509 -> CertificateChain.decode(in, temporary);
            default -> throw DecodeException.invalid("dwVersion", at, version & 0xFFFFFFFFL);
        };
    }
}
