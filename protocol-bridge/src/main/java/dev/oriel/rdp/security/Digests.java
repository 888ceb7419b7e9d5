package dev.oriel.rdp.security;

import java.security.MessageDigest;
import java.util.Arrays;
import org.bouncycastle.crypto.Digest;
import org.bouncycastle.crypto.Mac;
import org.bouncycastle.crypto.digests.MD4Digest;
import org.bouncycastle.crypto.digests.MD5Digest;
import org.bouncycastle.crypto.digests.SHA1Digest;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.params.KeyParameter;

/**
 * Digests over the concatenation of their arguments. From Bouncy Castle's engines and not from the JDK's providers: an
 * administrator's security policy may switch MD4 and MD5 off, and RDP cannot do without them.
 */
public final class Digests {
    private Digests() {}

    public static byte[] md4(byte[]... parts) {
        return digest(new MD4Digest(), parts);
    }

    public static byte[] md5(byte[]... parts) {
        return digest(new MD5Digest(), parts);
    }

    public static byte[] sha1(byte[]... parts) {
        return digest(new SHA1Digest(), parts);
    }

    public static byte[] sha256(byte[]... parts) {
        return digest(new SHA256Digest(), parts);
    }

    public static byte[] hmacMd5(byte[] key, byte[]... parts) {
        return mac(new HMac(new MD5Digest()), key, parts);
    }

    /** Compares in a time that tells nothing about where the two differ. */
    public static boolean same(byte[] one, byte[] other) {
        return MessageDigest.isEqual(one, other);
    }

    /** Overwrites key material that has done its work. */
    public static void wipe(byte[]... secrets) {
        for (byte[] secret : secrets) {
            Arrays.fill(secret, (byte) 0);
        }
    }

    private static byte[] digest(Digest digest, byte[]... parts) {
        for (byte[] part : parts) {
            digest.update(part, 0, part.length);
        }
        byte[] result = new byte[digest.getDigestSize()];
        digest.doFinal(result, 0);
        return result;
    }

    private static byte[] mac(Mac mac, byte[] key, byte[]... parts) {
        mac.init(new KeyParameter(key));
        for (byte[] part : parts) {
            mac.update(part, 0, part.length);
        }
        byte[] result = new byte[mac.getMacSize()];
        mac.doFinal(result, 0);
        return result;
    }
}
