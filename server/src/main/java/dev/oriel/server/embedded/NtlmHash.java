package dev.oriel.server.embedded;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.bouncycastle.crypto.digests.MD4Digest;

/** A line of FreeRDP's SAM file: {@code user:domain:lm:ntlm:::}, with the NT hash of [MS-NLMP] 3.3.1 NTOWFv1. */
final class NtlmHash {
    private NtlmHash() {}

    static String samLine(String user, String password) {
        byte[] bytes = password.getBytes(StandardCharsets.UTF_16LE);
        MD4Digest md4 = new MD4Digest();
        md4.update(bytes, 0, bytes.length);
        byte[] hash = new byte[md4.getDigestSize()];
        md4.doFinal(hash, 0);
        return user + ":::" + HexFormat.of().formatHex(hash) + ":::\n";
    }
}
