package dev.oriel.rdp.security;

import dev.oriel.bridge.Secret;
import java.util.Arrays;

/** A secret as Windows takes it, in UTF-16LE without a terminator, and never as a string. */
public final class SecretText {
    private SecretText() {}

    /** The caller overwrites the result after use. */
    public static byte[] utf16(Secret secret) {
        char[] chars = secret.reveal();
        byte[] bytes = new byte[2 * chars.length];
        for (int i = 0; i < chars.length; i++) {
            bytes[2 * i] = (byte) chars[i];
            bytes[2 * i + 1] = (byte) (chars[i] >> 8);
        }
        Arrays.fill(chars, '\0');
        return bytes;
    }

    /** The reverse of {@link #utf16}. */
    public static Secret ofUtf16(byte[] bytes) {
        char[] chars = new char[bytes.length / 2];
        for (int i = 0; i < chars.length; i++) {
            chars[i] = (char) ((bytes[2 * i] & 0xFF) | (bytes[2 * i + 1] << 8));
        }
        return Secret.wrap(chars);
    }
}
