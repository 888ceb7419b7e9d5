package dev.oriel.rdp.security;

import java.util.Arrays;
import org.bouncycastle.crypto.digests.MD5Digest;
import org.bouncycastle.crypto.digests.SHA1Digest;

/**
 * The message authentication code of RDP's own security and of licensing: [MS-RDPBCGR] 5.3.6.1, [MS-RDPELE] 5.1.5. MD5
 * over the key and a SHA-1 digest over the key, the length and the data. Not thread-safe.
 */
public final class KeyedDigest {
    /** Of a code, in bytes. */
    public static final int LENGTH = 16;

    private static final byte[] INNER_PAD = filled(40, 0x36);
    private static final byte[] OUTER_PAD = filled(48, 0x5C);

    private final byte[] key;
    private final SHA1Digest sha1 = new SHA1Digest();
    private final MD5Digest md5 = new MD5Digest();
    private final byte[] number = new byte[4];
    private final byte[] inner = new byte[sha1.getDigestSize()];

    /** @param key copied */
    public KeyedDigest(byte[] key) {
        this.key = key.clone();
    }

    public byte[] of(byte[] data) {
        begin(data, 0, data.length);
        return end();
    }

    public byte[] of(byte[] array, int from, int length) {
        begin(array, from, length);
        return end();
    }

    /** 5.3.6.1.1 Salted MAC Generation: with the number of the PDU behind its data. */
    public byte[] ofNumbered(byte[] array, int from, int length, int pduNumber) {
        begin(array, from, length);
        updateNumber(pduNumber);
        return end();
    }

    private void begin(byte[] array, int from, int length) {
        sha1.update(key, 0, key.length);
        sha1.update(INNER_PAD, 0, INNER_PAD.length);
        updateNumber(length);
        sha1.update(array, from, length);
    }

    private byte[] end() {
        sha1.doFinal(inner, 0);
        md5.update(key, 0, key.length);
        md5.update(OUTER_PAD, 0, OUTER_PAD.length);
        md5.update(inner, 0, inner.length);
        byte[] code = new byte[LENGTH];
        md5.doFinal(code, 0);
        return code;
    }

    private void updateNumber(int value) {
        for (int i = 0; i < 4; i++) {
            number[i] = (byte) (value >> (8 * i));
        }
        sha1.update(number, 0, 4);
    }

    /**
     * The key that follows {@code current} when so many PDUs have been protected that it has to change: 5.3.7.1, before
     * the new key encrypts itself.
     *
     * @param first the session's first key, as long as {@code current}
     */
    public static byte[] nextKey(byte[] first, byte[] current) {
        byte[] digest = Digests.md5(first, OUTER_PAD, Digests.sha1(first, INNER_PAD, current));
        return Arrays.copyOf(digest, current.length);
    }

    private static byte[] filled(int length, int value) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) value);
        return bytes;
    }
}
