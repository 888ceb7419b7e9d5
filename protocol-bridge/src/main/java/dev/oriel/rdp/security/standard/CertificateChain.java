package dev.oriel.rdp.security.standard;

import dev.oriel.rdp.asn1.BerReader;
import dev.oriel.rdp.asn1.Tag;
import dev.oriel.rdp.security.RsaKey;
import dev.oriel.rdp.wire.Bytes;
import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Limits;
import dev.oriel.rdp.wire.WireReader;
import dev.oriel.rdp.wire.WireWriter;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * X.509 certificates, the host's own as the last one: [MS-RDPBCGR] 2.2.1.4.3.1.2 X.509 Certificate Chain.
 *
 * @param certificates in DER form, at least two: the issuer's and the host's
 * @param publicKey of the last certificate
 */
public record CertificateChain(boolean temporary, List<Bytes> certificates, RsaKey publicKey)
        implements ServerCertificate {
    /** [MS-RDPELE] 2.2.1.4.2: NumCertBlobs is between 2 and 200. */
    private static final int MIN_CERTIFICATES = 2;

    private static final int MAX_CERTIFICATES = 200;
    private static final int MAX_MODULUS_BYTES = 1025;
    private static final int MAX_EXPONENT_BYTES = 9;

    public CertificateChain {
        certificates = List.copyOf(certificates);
    }

    static CertificateChain decode(WireReader in, boolean temporary) throws DecodeException {
        int at = in.position();
        long count = in.u32le();
        if (count < MIN_CERTIFICATES) {
            throw DecodeException.invalid("NumCertBlobs", at, count);
        }
        Limits.check("NumCertBlobs", at, count, MAX_CERTIFICATES);
        List<Bytes> certificates = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int lengthAt = in.position();
            int length = Limits.check("cbCert", lengthAt, in.u32le(), in.remaining());
            certificates.add(in.bytes(length, "abCert"));
        }
        // 8 + 4 * NumCertBlobs bytes of padding end the chain; not every host sends them, and they say nothing.
        in.rest();
        return new CertificateChain(temporary, certificates, publicKey(certificates.getLast()));
    }

    /**
     * The RSA key of an X.509 certificate, whatever algorithm it claims to be for: the certificates of terminal servers
     * name a signature algorithm in its place. Nothing else of the certificate is understood or checked.
     */
    static RsaKey publicKey(Bytes certificate) throws DecodeException {
        BerReader body =
                new BerReader(certificate).enter(Tag.SEQUENCE, "Certificate").enter(Tag.SEQUENCE, "tbsCertificate");
        if (body.at(Tag.context(0))) {
            body.skip("version");
        }
        body.skip("serialNumber");
        body.skip("signature");
        body.skip("issuer");
        body.skip("validity");
        body.skip("subject");
        BerReader info = body.enter(Tag.SEQUENCE, "subjectPublicKeyInfo");
        info.skip("algorithm");
        BerReader key = new BerReader(info.bitString("subjectPublicKey")).enter(Tag.SEQUENCE, "RSAPublicKey");
        BigInteger modulus = key.bigInteger("modulus", MAX_MODULUS_BYTES);
        return RsaKey.ofWire(modulus, key.bigInteger("publicExponent", MAX_EXPONENT_BYTES), 0);
    }

    @Override
    public void encode(WireWriter out) {
        out.i32le(temporary ? X509 | TEMPORARY : X509).i32le(certificates.size());
        for (Bytes certificate : certificates) {
            out.i32le(certificate.length()).bytes(certificate);
        }
        out.zeros(padding());
    }

    private int padding() {
        return 8 + 4 * certificates.size();
    }

    @Override
    public int size() {
        int length = 8 + padding();
        for (Bytes certificate : certificates) {
            length += 4 + certificate.length();
        }
        return length;
    }
}
