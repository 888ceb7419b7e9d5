package dev.oriel.rdp.security;

import java.nio.charset.StandardCharsets;

/** Makes 384 bits of key out of a secret and two random numbers: [MS-RDPBCGR] 5.3.5.1, [MS-RDPELE] 5.1.2. */
public final class SaltedHash {
    private SaltedHash() {}

    /** Three salted hashes, one for each label, 48 bytes. The order of the random numbers counts. */
    public static byte[] expand(
            byte[] secret, String one, String two, String three, byte[] firstRandom, byte[] secondRandom) {
        byte[] result = new byte[48];
        String[] labels = {one, two, three};
        for (int i = 0; i < labels.length; i++) {
            byte[] label = labels[i].getBytes(StandardCharsets.US_ASCII);
            byte[] hash = Digests.md5(secret, Digests.sha1(label, secret, firstRandom, secondRandom));
            System.arraycopy(hash, 0, result, 16 * i, 16);
        }
        return result;
    }
}
