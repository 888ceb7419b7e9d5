package dev.oriel.rdp.security.standard;

import dev.oriel.rdp.security.Digests;
import dev.oriel.rdp.security.RsaKey;
import dev.oriel.rdp.wire.Bytes;
import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.WireReader;
import dev.oriel.rdp.wire.WireWriter;
import java.math.BigInteger;
import java.util.Arrays;

/**
 * A bare public key with a signature: [MS-RDPBCGR] 2.2.1.4.3.1.1 Server Proprietary Certificate
 * (PROPRIETARYSERVERCERTIFICATE).
 *
 * @param signature as it came, with its padding
 */
public record ProprietaryCertificate(boolean temporary, RsaKey publicKey, Bytes signature)
        implements ServerCertificate {
    private static final int SIGNATURE_ALG_RSA = 1;
    private static final int KEY_EXCHANGE_ALG_RSA = 1;
    private static final int BB_RSA_KEY_BLOB = 6;
    private static final int BB_RSA_SIGNATURE_BLOB = 8;
    /** "RSA1" */
    private static final int MAGIC = 0x31415352;

    /** Zeros after modulus and signature. */
    private static final int PADDING = 8;

    /** From dwVersion to wPublicKeyBlobLen, in bytes. */
    private static final int HEADER = 16;

    /** Of the fields before the modulus, in bytes. */
    private static final int KEY_HEADER = 20;

    private static final int EXPONENT_BYTES = 4;

    /**
     * 5.3.3.1.1 Terminal Services Signing Key. All of it is published, with the private half, so a signature shows who
     * follows the rules and authenticates nobody.
     */
    private static final BigInteger SIGNING_MODULUS =
            RsaKey.ofLittleEndian(Bytes.ofHex("3d3a5ebd72433ec94dbbc11e4aba5fcb3e882087eff5c1e2d7b76b9af2524595"
                            + "ce63656b583afeef7ce7bffe3df65c7d6c5e06091af561bb2093095f056dea87")
                    .toArray());

    private static final RsaKey SIGNING_PUBLIC = new RsaKey(SIGNING_MODULUS, BigInteger.valueOf(0xC0887B5BL));

    private static final RsaKey SIGNING_PRIVATE = new RsaKey(
            SIGNING_MODULUS,
            RsaKey.ofLittleEndian(Bytes.ofHex("87a71932da118755580016162565"
                            + "68f8243ee6fae9674994cf92cc3399e80860179a129f24ddb12499c73ab80a7b"
                            + "0ddd350779170b519bb3c7100113e73ff35f")
                    .toArray()));

    public ProprietaryCertificate {
        if (publicKey.exponent().bitLength() > 8 * EXPONENT_BYTES) {
            throw new IllegalArgumentException(
                    "public exponent of " + publicKey.exponent().bitLength() + " bits");
        }
    }

    static ProprietaryCertificate decode(WireReader in, boolean temporary) throws DecodeException {
        in.require(HEADER - 4, "proprietaryCertificate");
        expect(in, in.i32le(), SIGNATURE_ALG_RSA, "dwSigAlgId");
        expect(in, in.i32le(), KEY_EXCHANGE_ALG_RSA, "dwKeyAlgId");
        expect(in, in.u16le(), BB_RSA_KEY_BLOB, "wPublicKeyBlobType");
        RsaKey key = decodeKey(in.slice(in.u16le(), "PublicKeyBlob"));
        expect(in, in.u16le(), BB_RSA_SIGNATURE_BLOB, "wSignatureBlobType");
        return new ProprietaryCertificate(temporary, key, in.bytes(in.u16le(), "SignatureBlob"));
    }

    private static RsaKey decodeKey(WireReader in) throws DecodeException {
        in.require(KEY_HEADER, "PublicKeyBlob");
        expect(in, in.i32le(), MAGIC, "magic");
        int at = in.position();
        long keyLength = in.u32le();
        in.skip(8, "bitlen, datalen");
        BigInteger exponent = BigInteger.valueOf(in.u32le());
        if (keyLength <= PADDING || keyLength != in.remaining()) {
            throw DecodeException.invalid("keylen", at, keyLength);
        }
        byte[] modulus = in.byteArray((int) keyLength, "modulus");
        return RsaKey.ofWire(RsaKey.ofLittleEndian(modulus), exponent, at);
    }

    private static void expect(WireReader in, int found, int wanted, String field) throws DecodeException {
        if (found != wanted) {
            throw DecodeException.invalid(field, in.position(), found & 0xFFFFFFFFL);
        }
    }

    /** Signed as {@link #validSignature} wants it: for the server's end. */
    public static ProprietaryCertificate sign(boolean temporary, RsaKey publicKey) {
        ProprietaryCertificate unsigned = new ProprietaryCertificate(temporary, publicKey, Bytes.EMPTY);
        byte[] signature = SIGNING_PRIVATE.apply(unsigned.digestBlock());
        byte[] padded = Arrays.copyOf(signature, signature.length + PADDING);
        return new ProprietaryCertificate(temporary, publicKey, Bytes.wrap(padded));
    }

    /** Whether the signature is made with the key that all terminal servers share: 5.3.3.1.3. */
    public boolean validSignature() {
        byte[] number = signature.toArray();
        if (RsaKey.ofLittleEndian(number).compareTo(SIGNING_MODULUS) >= 0) {
            return false;
        }
        byte[] block = SIGNING_PUBLIC.apply(number);
        return Digests.same(block, Arrays.copyOf(digestBlock(), block.length));
    }

    /** 5.3.3.1.2: the MD5 digest of the fields before the signature, then 00, FF…, 01; little-endian. */
    private byte[] digestBlock() {
        WireWriter fields = new WireWriter(size());
        encodeSigned(fields);
        byte[] block = new byte[63];
        Arrays.fill(block, (byte) 0xFF);
        System.arraycopy(Digests.md5(fields.toArray()), 0, block, 0, 16);
        block[16] = 0;
        block[62] = 1;
        return block;
    }

    private void encodeSigned(WireWriter out) {
        int modulusLength = publicKey.length();
        out.i32le(temporary ? PROPRIETARY | TEMPORARY : PROPRIETARY);
        out.i32le(SIGNATURE_ALG_RSA).i32le(KEY_EXCHANGE_ALG_RSA);
        out.u16le(BB_RSA_KEY_BLOB).u16le(KEY_HEADER + modulusLength + PADDING);
        out.i32le(MAGIC).i32le(modulusLength + PADDING);
        out.i32le(8 * modulusLength).i32le(modulusLength - 1);
        out.u32le(publicKey.exponent().longValueExact());
        out.bytes(publicKey.modulusLittleEndian()).zeros(PADDING);
    }

    @Override
    public void encode(WireWriter out) {
        encodeSigned(out);
        out.u16le(BB_RSA_SIGNATURE_BLOB).u16le(signature.length()).bytes(signature);
    }

    @Override
    public int size() {
        return HEADER + KEY_HEADER + publicKey.length() + PADDING + 4 + signature.length();
    }
}
