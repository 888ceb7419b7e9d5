package dev.oriel.rdp.asn1;

import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.WireReader;
import dev.oriel.rdp.wire.WireWriter;

/** Basic encoding rules, [X690], as far as the MCS connect PDUs use them: definite lengths, values of 31 bits. */
public final class Ber {
    public static final int BOOLEAN = 0x01;
    public static final int INTEGER = 0x02;
    public static final int OCTET_STRING = 0x04;
    public static final int ENUMERATED = 0x0A;
    public static final int SEQUENCE = 0x30;

    private static final int MAX_LENGTH = 0xFFFF;

    private Ber() {}

    /** Bytes that a one-byte tag and a length take. */
    public static int sizeOfHeader(int length) {
        return 1 + sizeOfLength(length);
    }

    /** Bytes that a length takes. */
    public static int sizeOfLength(int length) {
        return length < 0x80 ? 1 : length < 0x100 ? 2 : 3;
    }

    public static void writeLength(WireWriter out, int length) {
        switch (sizeOfLength(length)) {
            case 1 -> out.u8(length);
            case 2 -> out.u8(0x81).u8(length);
            default -> out.u8(0x82).u16be(length);
        }
    }

    /** At most 65535: nothing in RDP is longer. */
    public static int readLength(WireReader in) throws DecodeException {
        int at = in.position();
        int first = in.u8();
        if (first < 0x80) {
            return first;
        }
        return switch (first) {
            case 0x81 -> in.u8();
            case 0x82 -> in.u16be();
            case 0x83 -> checked(at, (long) in.u8() << 16 | in.u16be());
            case 0x84 -> checked(at, in.u32be());
            default -> throw DecodeException.invalid("BER length", at, first);
        };
    }

    private static int checked(int at, long length) throws DecodeException {
        if (length > MAX_LENGTH) {
            throw DecodeException.tooLarge("BER length", at, length, MAX_LENGTH);
        }
        return (int) length;
    }

    public static void writeHeader(WireWriter out, int tag, int length) {
        out.u8(tag);
        writeLength(out, length);
    }

    /** Reads a tag, which must be {@code tag}, and a length, and passes over as many bytes. */
    public static WireReader read(WireReader in, int tag, String field) throws DecodeException {
        int at = in.position();
        int found = in.u8();
        if (found != tag) {
            throw DecodeException.invalid("tag of " + field, at, found);
        }
        return in.slice(readLength(in), field);
    }

    /** Bytes that a value of 0 or more takes, with tag and length. */
    public static int sizeOfInteger(int value) {
        return 2 + bytesOf(value);
    }

    private static int bytesOf(int value) {
        return value < 0x80 ? 1 : value < 0x8000 ? 2 : value < 0x800000 ? 3 : 4;
    }

    /** @param tag {@link #INTEGER} or {@link #ENUMERATED} */
    public static void writeInteger(WireWriter out, int tag, int value) {
        int count = bytesOf(value);
        out.u8(tag).u8(count);
        for (int shift = (count - 1) * 8; shift >= 0; shift -= 8) {
            out.u8(value >>> shift & 0xFF);
        }
    }

    /**
     * Reads a value of 0 or more that fits 31 bits.
     *
     * @param tag {@link #INTEGER} or {@link #ENUMERATED}
     */
    public static int readInteger(WireReader in, int tag, String field) throws DecodeException {
        WireReader value = read(in, tag, field);
        int length = value.remaining();
        if (length < 1 || length > 5) {
            throw DecodeException.invalid("length of " + field, in.position(), length);
        }
        long result = value.i8();
        while (value.hasRemaining()) {
            result = result << 8 | value.u8();
        }
        if (result < 0 || result > Integer.MAX_VALUE) {
            throw DecodeException.invalid(field, in.position(), result);
        }
        return (int) result;
    }
}
