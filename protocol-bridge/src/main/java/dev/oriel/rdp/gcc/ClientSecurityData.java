package dev.oriel.rdp.gcc;

import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Range;
import dev.oriel.rdp.wire.WireReader;
import dev.oriel.rdp.wire.WireWriter;

/**
 * Encryption that the client can do: [MS-RDPBCGR] 2.2.1.3.3 TS_UD_CS_SEC.
 *
 * @param encryptionMethods a combination of 1 (40 bits), 2 (128 bits), 8 (56 bits) and 0x10 (FIPS); 0 with TLS
 * @param extEncryptionMethods the same from clients with a French locale, else 0
 */
public record ClientSecurityData(long encryptionMethods, long extEncryptionMethods) implements ClientBlock {
    static final int TYPE = 0xC002;

    private static final int BODY_SIZE = 8;

    public ClientSecurityData {
        Range.u32("encryptionMethods", encryptionMethods);
        Range.u32("extEncryptionMethods", extEncryptionMethods);
    }

    @Override
    public int type() {
        return TYPE;
    }

    @Override
    public int bodySize() {
        return BODY_SIZE;
    }

    @Override
    public void encodeBody(WireWriter out) {
        out.u32le(encryptionMethods);
        out.u32le(extEncryptionMethods);
    }

    static ClientSecurityData decodeBody(WireReader in) throws DecodeException {
        in.require(BODY_SIZE, "ClientSecurityData");
        return new ClientSecurityData(in.u32le(), in.u32le());
    }
}
