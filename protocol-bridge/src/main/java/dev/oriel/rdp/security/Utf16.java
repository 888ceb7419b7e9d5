package dev.oriel.rdp.security;

import dev.oriel.bridge.Secret;
import dev.oriel.rdp.wire.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Text as Windows holds it: UTF-16, little-endian, without an end mark. */
public final class Utf16 {
    private Utf16() {}

    public static Bytes encode(String text) {
        return Bytes.wrap(text.getBytes(StandardCharsets.UTF_16LE));
    }

    /** Without an intermediate string. The caller overwrites the result after use. */
    public static byte[] encode(Secret secret) {
        char[] chars = secret.reveal();
        byte[] bytes = new byte[2 * chars.length];
        for (int i = 0; i < chars.length; i++) {
            bytes[2 * i] = (byte) chars[i];
            bytes[2 * i + 1] = (byte) (chars[i] >> 8);
        }
        Arrays.fill(chars, '\0');
        return bytes;
    }

    /** @param bytes an even number of them */
    public static String decode(Bytes bytes) {
        return new String(bytes.toArray(), StandardCharsets.UTF_16LE);
    }

    /** The reverse of {@link #encode(Secret)}. */
    public static Secret decodeSecret(byte[] bytes) {
        char[] chars = new char[bytes.length / 2];
        for (int i = 0; i < chars.length; i++) {
            chars[i] = (char) ((bytes[2 * i] & 0xFF) | bytes[2 * i + 1] << 8);
        }
        return Secret.wrap(chars);
    }
}
