package dev.oriel.rdp.security.standard;

import dev.oriel.rdp.security.RsaKey;
import dev.oriel.rdp.wire.Bytes;
import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Limits;
import dev.oriel.rdp.wire.Pdu;
import dev.oriel.rdp.wire.WireReader;
import dev.oriel.rdp.wire.WireWriter;
import java.util.Arrays;

/**
 * Carries the client's random number to the server: [MS-RDPBCGR] 2.2.1.10.1 Security Exchange PDU Data
 * (TS_SECURITY_PACKET), with the basic security header before it.
 *
 * @param flags of the security header, {@link SecurityHeader#EXCHANGE_PKT} among them
 * @param encryptedClientRandom little-endian, without the eight zeros that follow it on the wire
 */
public record SecurityExchange(int flags, Bytes encryptedClientRandom) implements Pdu {
    private static final int PADDING = 8;

    public SecurityExchange {
        if ((flags & SecurityHeader.EXCHANGE_PKT) == 0) {
            throw new IllegalArgumentException("flags 0x" + Integer.toHexString(flags) + " without SEC_EXCHANGE_PKT");
        }
    }

    /** [MS-RDPBCGR] 5.3.4.1 Encrypting Client Random. */
    static SecurityExchange of(Bytes clientRandom, RsaKey serverKey) {
        return new SecurityExchange(
                SecurityHeader.EXCHANGE_PKT | SecurityHeader.LICENSE_ENCRYPT,
                Bytes.wrap(serverKey.apply(clientRandom.toArray())));
    }

    public static SecurityExchange decode(WireReader in, Limits limits) throws DecodeException {
        int at = in.position();
        int flags = SecurityHeader.Basic.decode(in).flags();
        if ((flags & SecurityHeader.EXCHANGE_PKT) == 0) {
            throw DecodeException.invalid("securityHeader flags", at, flags);
        }
        int lengthAt = in.position();
        int length = Limits.check("length", lengthAt, in.u32le(), limits.maxCertificateLength());
        if (length < PADDING) {
            throw DecodeException.invalid("length", lengthAt, length);
        }
        Bytes random = in.bytes(length - PADDING, "encryptedClientRandom");
        in.skip(PADDING, "encryptedClientRandom padding");
        in.end("Security Exchange PDU");
        return new SecurityExchange(flags, random);
    }

    /**
     * The server's side: 5.3.4.2 Decrypting Client Random.
     *
     * @param privateKey of the pair whose public half was sent
     */
    public Bytes clientRandom(RsaKey privateKey) throws DecodeException {
        byte[] number = encryptedClientRandom.toArray();
        if (RsaKey.ofLittleEndian(number).compareTo(privateKey.modulus()) >= 0) {
            throw DecodeException.invalid("encryptedClientRandom length", SecurityHeader.Basic.SIZE, number.length);
        }
        return Bytes.wrap(Arrays.copyOf(privateKey.apply(number), SessionKeys.RANDOM_LENGTH));
    }

    @Override
    public void encode(WireWriter out) {
        new SecurityHeader.Basic(flags).encode(out);
        out.i32le(encryptedClientRandom.length() + PADDING);
        out.bytes(encryptedClientRandom).zeros(PADDING);
    }

    @Override
    public int size() {
        return SecurityHeader.Basic.SIZE + 4 + encryptedClientRandom.length() + PADDING;
    }
}
