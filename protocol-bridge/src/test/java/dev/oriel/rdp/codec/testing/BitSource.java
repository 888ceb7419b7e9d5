package dev.oriel.rdp.codec.testing;

/** Reads bits one by one, the upper ones first; zeros after the end. */
public final class BitSource {
    private final byte[] bytes;
    private int at;

    public BitSource(byte[] bytes) {
        this.bytes = bytes;
    }

    public int bit() {
        int index = at >> 3;
        int value = index < bytes.length ? (bytes[index] >> (7 - (at & 7))) & 1 : 0;
        at++;
        return value;
    }

    public int bits(int count) {
        int value = 0;
        for (int i = 0; i < count; i++) {
            value = value << 1 | bit();
        }
        return value;
    }

    /** Whether everything is read, the last bit included. */
    public boolean atEnd() {
        return at >= bytes.length * 8;
    }

    /** Whether more was read than there is. */
    public boolean beyondEnd() {
        return at > bytes.length * 8;
    }
}
