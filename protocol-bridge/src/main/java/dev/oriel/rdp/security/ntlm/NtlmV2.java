package dev.oriel.rdp.security.ntlm;

import dev.oriel.bridge.Secret;
import dev.oriel.rdp.security.Digests;
import dev.oriel.rdp.security.SecretText;
import dev.oriel.rdp.wire.Bytes;
import dev.oriel.rdp.wire.Utf16;
import dev.oriel.rdp.wire.WireWriter;
import java.time.Instant;

/** The computations of [MS-NLMP] 3.3.2 NTLM v2 Authentication. */
public final class NtlmV2 {
    static final int PROOF_LENGTH = 16;

    /** Of the response before the AV pairs: proof, versions, reserved, time, challenge, reserved. */
    static final int FIXED_LENGTH = PROOF_LENGTH + 28;

    private static final long UNITS_PER_SECOND = 10_000_000L;
    private static final long SECONDS_FROM_1601_TO_1970 = 11_644_473_600L;

    private NtlmV2() {}

    /** What a server keeps in place of a password: NTOWFv1. The caller overwrites it after use. */
    public static byte[] ntHash(Secret password) {
        byte[] text = SecretText.utf16(password);
        byte[] hash = Digests.md4(text);
        Digests.wipe(text);
        return hash;
    }

    /** NTOWFv2: the key that proves the knowledge of the password. */
    static byte[] responseKey(byte[] ntHash, String user, String domain) {
        return Digests.hmacMd5(ntHash, Utf16.encode(upperCase(user) + domain).toArray());
    }

    /** Each character for itself, as Windows does: no letter becomes two. */
    private static String upperCase(String text) {
        char[] chars = text.toCharArray();
        for (int i = 0; i < chars.length; i++) {
            chars[i] = Character.toUpperCase(chars[i]);
        }
        return new String(chars);
    }

    /** 2.2.2.7 NTLMv2_CLIENT_CHALLENGE, the part of the response that the proof is over. */
    static byte[] clientChallenge(long timestamp, Bytes challenge, AvPairs targetInfo) {
        WireWriter out = new WireWriter(FIXED_LENGTH + targetInfo.size() + 4);
        out.u8(1).u8(1).zeros(6).u64le(timestamp).bytes(challenge).zeros(4);
        targetInfo.encode(out);
        return out.zeros(4).toArray();
    }

    /** NTProofStr. */
    static byte[] proof(byte[] responseKey, Bytes serverChallenge, byte[] clientChallenge) {
        return Digests.hmacMd5(responseKey, serverChallenge.toArray(), clientChallenge);
    }

    /** LMv2_RESPONSE, for servers too old to tell their time. */
    static Bytes lmResponse(byte[] responseKey, Bytes serverChallenge, Bytes clientChallenge) {
        byte[] response = Digests.hmacMd5(responseKey, serverChallenge.toArray(), clientChallenge.toArray());
        return new WireWriter(24).bytes(response).bytes(clientChallenge).toBytes();
    }

    /** SessionBaseKey, which with version 2 is the key exchange key as well. */
    static byte[] sessionBaseKey(byte[] responseKey, byte[] proof) {
        return Digests.hmacMd5(responseKey, proof);
    }

    /** MIC: 3.1.5.1.2, over the three messages as they went over the wire, the last with zeros for the MIC. */
    static Bytes mic(byte[] exportedSessionKey, Bytes negotiate, Bytes challenge, Bytes authenticate) {
        return Bytes.wrap(
                Digests.hmacMd5(exportedSessionKey, negotiate.toArray(), challenge.toArray(), authenticate.toArray()));
    }

    /** In units of 100 ns since 1601: [MS-DTYP] 2.3.3 FILETIME. */
    static long fileTime(Instant instant) {
        return (instant.getEpochSecond() + SECONDS_FROM_1601_TO_1970) * UNITS_PER_SECOND + instant.getNano() / 100;
    }

    static Instant instant(long fileTime) {
        return Instant.ofEpochSecond(
                Math.floorDiv(fileTime, UNITS_PER_SECOND) - SECONDS_FROM_1601_TO_1970,
                Math.floorMod(fileTime, UNITS_PER_SECOND) * 100);
    }
}
