package dev.oriel.encoder.wire;

import java.util.Arrays;

/**
 * The end of all blocks of a connection so far, which both sides know: deflated blocks refer back to it, so that a
 * letter which has been drawn before costs a few bytes even where it comes alone. Not thread-safe.
 */
public final class History {
    /** As far as deflate can refer back: RFC 1951 section 3.2.5. */
    private static final int LIMIT = 32 << 10;

    private byte[] bytes = new byte[1024];
    private int length;

    /** The block of the next frame. */
    void add(byte[] data, int dataLength) {
        if (dataLength >= LIMIT) {
            bytes = Arrays.copyOfRange(data, dataLength - LIMIT, dataLength);
            length = LIMIT;
            return;
        }
        int kept = Math.min(length, LIMIT - dataLength);
        if (kept + dataLength > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.min(LIMIT, Math.max(2 * bytes.length, length + dataLength)));
        }
        System.arraycopy(bytes, length - kept, bytes, 0, kept);
        System.arraycopy(data, 0, bytes, kept, dataLength);
        length = kept + dataLength;
    }

    /** The first {@link #length} count; valid until the next data is added. */
    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }
}
