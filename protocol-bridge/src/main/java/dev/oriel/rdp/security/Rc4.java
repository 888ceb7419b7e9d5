package dev.oriel.rdp.security;

import org.bouncycastle.crypto.engines.RC4Engine;
import org.bouncycastle.crypto.params.KeyParameter;

/** One RC4 key stream. Encrypting and decrypting are the same; each byte moves the stream on. Not thread-safe. */
public final class Rc4 {
    private final RC4Engine engine = new RC4Engine();

    /** @param key copied; 1..256 bytes */
    public Rc4(byte[] key) {
        engine.init(true, new KeyParameter(key));
    }

    /** Replaces the part of {@code bytes} by its encryption or decryption. */
    public void apply(byte[] bytes, int from, int length) {
        engine.processBytes(bytes, from, length, bytes, from);
    }

    /** The encryption or decryption of {@code bytes}, which stay as they are. */
    public byte[] apply(byte[] bytes) {
        byte[] result = bytes.clone();
        apply(result, 0, result.length);
        return result;
    }

    /** With a fresh stream of its own. */
    public static byte[] once(byte[] key, byte[] bytes) {
        return new Rc4(key).apply(bytes);
    }
}
