package dev.oriel.rdp.codec.testing;

import java.io.ByteArrayOutputStream;

/** Writes bits, the upper ones first. */
public final class BitSink {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private int current;
    private int used;

    public void bit(int value) {
        current = current << 1 | (value & 1);
        if (++used == 8) {
            out.write(current);
            current = 0;
            used = 0;
        }
    }

    public void bits(int value, int count) {
        for (int i = count - 1; i >= 0; i--) {
            bit(value >> i);
        }
    }

    /** Bits of the last byte that are not used: 0..7. */
    public int unused() {
        return used == 0 ? 0 : 8 - used;
    }

    /** Fills the last byte with zeros. */
    public void align() {
        while (used != 0) {
            bit(0);
        }
    }

    /** Whole bytes; only between them. */
    public void bytes(byte[] bytes, int from, int length) {
        if (used != 0) {
            throw new IllegalStateException("inside a byte");
        }
        out.write(bytes, from, length);
    }

    /** Everything, the last byte filled with zeros. */
    public byte[] toBytes() {
        align();
        return out.toByteArray();
    }
}
