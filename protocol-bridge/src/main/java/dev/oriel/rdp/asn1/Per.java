package dev.oriel.rdp.asn1;

import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.WireReader;
import dev.oriel.rdp.wire.WireWriter;

/**
 * Aligned packed encoding rules, [X691], as far as MCS and GCC use them.
 *
 * <p>Lengths from 128 on take two bytes with the top bit set. By [X691] 10.9 such a length has 14 bits and longer ones
 * come in fragments; RDP hosts write 15 bits instead and never fragment ({@link
 * dev.oriel.rdp.wire.Quirk#LONG_PER_LENGTH}).
 */
public final class Per {
    /** Largest length that can be written. */
    public static final int MAX_LENGTH = 0x7FFF;

    private static final int SHORT_LIMIT = 0x80;

    private Per() {}

    /** Bytes that a length takes. */
    public static int sizeOfLength(int length) {
        return length < SHORT_LIMIT ? 1 : 2;
    }

    public static void writeLength(WireWriter out, int length) {
        if (length < 0 || length > MAX_LENGTH) {
            throw new IllegalArgumentException("length " + length + " is not in 0.." + MAX_LENGTH);
        }
        if (length < SHORT_LIMIT) {
            out.u8(length);
        } else {
            out.u16be(length | 0x8000);
        }
    }

    public static int readLength(WireReader in) throws DecodeException {
        int first = in.u8();
        return first < SHORT_LIMIT ? first : (first & 0x7F) << 8 | in.u8();
    }

    /** Bytes that an INTEGER of 0 or more without upper bound takes, with its length. */
    public static int sizeOfInteger(int value) {
        return value < 0x100 ? 2 : value < 0x10000 ? 3 : 5;
    }

    /** An INTEGER of 0 or more without upper bound. */
    public static void writeInteger(WireWriter out, int value) {
        switch (sizeOfInteger(value)) {
            case 2 -> out.u8(1).u8(value);
            case 3 -> out.u8(2).u16be(value);
            default -> out.u8(4).u32be(value);
        }
    }

    /** An INTEGER of 0 or more without upper bound, which must fit 31 bits. */
    public static int readInteger(WireReader in, String field) throws DecodeException {
        int at = in.position();
        int length = readLength(in);
        if (length < 1 || length > 4) {
            throw DecodeException.invalid("length of " + field, at, length);
        }
        long value = 0;
        for (int i = 0; i < length; i++) {
            value = value << 8 | in.u8();
        }
        if (value > Integer.MAX_VALUE) {
            throw DecodeException.invalid(field, at, value);
        }
        return (int) value;
    }
}
