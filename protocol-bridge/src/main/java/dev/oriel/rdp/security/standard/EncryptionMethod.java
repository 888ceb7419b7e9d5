package dev.oriel.rdp.security.standard;

import dev.oriel.rdp.wire.DecodeException;

/** How PDUs are encrypted: [MS-RDPBCGR] 2.2.1.4.3 Server Security Data, encryptionMethod. */
public enum EncryptionMethod {
    NONE(0x00),
    RC4_40(0x01),
    RC4_128(0x02),
    RC4_56(0x08),
    FIPS(0x10);

    /** All of them, as the client offers them: [MS-RDPBCGR] 2.2.1.3.3 Client Security Data, encryptionMethods. */
    public static final int OFFERED = RC4_40.code | RC4_128.code | RC4_56.code | FIPS.code;

    private final int code;

    EncryptionMethod(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }

    public static EncryptionMethod ofCode(int code) throws DecodeException {
        for (EncryptionMethod method : values()) {
            if (method.code == code) {
                return method;
            }
        }
        throw DecodeException.invalid("encryptionMethod", -1, code & 0xFFFFFFFFL);
    }
}
