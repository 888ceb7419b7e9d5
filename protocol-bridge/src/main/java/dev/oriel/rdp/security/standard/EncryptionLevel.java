package dev.oriel.rdp.security.standard;

import dev.oriel.rdp.wire.DecodeException;

/** What is encrypted: [MS-RDPBCGR] 2.2.1.4.3 Server Security Data, encryptionLevel. */
public enum EncryptionLevel {
    NONE(0),
    /** only what the client sends */
    LOW(1),
    CLIENT_COMPATIBLE(2),
    HIGH(3),
    FIPS(4);

    private final int code;

    EncryptionLevel(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }

    public static EncryptionLevel ofCode(int code) throws DecodeException {
        for (EncryptionLevel level : values()) {
            if (level.code == code) {
                return level;
            }
        }
        throw DecodeException.invalid("encryptionLevel", -1, code & 0xFFFFFFFFL);
    }
}
