package dev.oriel.rdp.gcc;

import dev.oriel.rdp.wire.Bytes;
import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Limits;
import dev.oriel.rdp.wire.Range;
import dev.oriel.rdp.wire.WireReader;
import dev.oriel.rdp.wire.WireWriter;
import java.util.Optional;

/**
 * Encryption that the host has chosen: [MS-RDPBCGR] 2.2.1.4.3 TS_UD_SC_SEC1.
 *
 * @param encryptionMethod 0 none, 1 40 bits, 2 128 bits, 8 56 bits, 0x10 FIPS
 * @param encryptionLevel 0 none, 1 low, 2 client compatible, 3 high, 4 FIPS
 * @param keys what the keys are made from; absent without encryption
 */
public record ServerSecurityData(long encryptionMethod, long encryptionLevel, Optional<Keys> keys)
        implements ServerBlock {
    static final int TYPE = 0x0C02;

    private static final int RANDOM_SIZE = 32;

    /**
     * @param serverRandom 32 bytes
     * @param serverCertificate as the host sent it: 2.2.1.4.3.1 SERVER_CERTIFICATE
     */
    public record Keys(Bytes serverRandom, Bytes serverCertificate) {
        public Keys {
            Range.exactly("serverRandom", serverRandom, RANDOM_SIZE);
            Range.length("serverCertificate", serverCertificate, 0xE000);
        }
    }

    public ServerSecurityData {
        Range.u32("encryptionMethod", encryptionMethod);
        Range.u32("encryptionLevel", encryptionLevel);
    }

    @Override
    public int type() {
        return TYPE;
    }

    @Override
    public int bodySize() {
        return 8
                + keys.map(present -> 8 + present.serverRandom.length() + present.serverCertificate.length())
                        .orElse(0);
    }

    @Override
    public void encodeBody(WireWriter out) {
        out.u32le(encryptionMethod);
        out.u32le(encryptionLevel);
        keys.ifPresent(present -> {
            out.u32le(present.serverRandom.length());
            out.u32le(present.serverCertificate.length());
            out.bytes(present.serverRandom);
            out.bytes(present.serverCertificate);
        });
    }

    /** Both lengths may be there and zero: that is the same as their absence. */
    static ServerSecurityData decodeBody(WireReader in) throws DecodeException {
        in.require(8, "TS_UD_SC_SEC1");
        long method = in.u32le();
        long level = in.u32le();
        if (in.remaining() < 8) {
            return new ServerSecurityData(method, level, Optional.empty());
        }
        int at = in.position();
        long randomLength = in.u32le();
        int certificateLength = Limits.check("serverCertLen", at + 4, in.u32le(), 0xE000);
        if (randomLength == 0 && certificateLength == 0) {
            return new ServerSecurityData(method, level, Optional.empty());
        }
        if (randomLength != RANDOM_SIZE) {
            throw DecodeException.invalid("serverRandomLen", at, randomLength);
        }
        Bytes random = in.bytes(RANDOM_SIZE, "serverRandom");
        Bytes certificate = in.bytes(certificateLength, "serverCertificate");
        return new ServerSecurityData(method, level, Optional.of(new Keys(random, certificate)));
    }
}
