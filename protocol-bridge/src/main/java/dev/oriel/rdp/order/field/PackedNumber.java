package dev.oriel.rdp.order.field;

import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.WireReader;
import dev.oriel.rdp.wire.WireWriter;

/**
 * Numbers of one to four bytes, the first of which says how many there are; the most significant bits come first. Each is
 * written in as few bytes as hold it.
 */
public final class PackedNumber {
    /** Largest value of {@link #readUnsigned}, and of the absolute value of {@link #readSigned} with one bit less. */
    public static final int MAX_UNSIGNED = 0x7FFF;

    public static final int MAX_SIGNED = 0x3FFF;

    /** Largest value of {@link #readLong}. */
    public static final int MAX_LONG = 0x3FFF_FFFF;

    private static final int MAX_DELTA = 0x3FFF;
    private static final int TWO_BYTES = 0x80;
    private static final int SIGN = 0x40;

    private PackedNumber() {}

    /** [MS-RDPEGDI] 2.2.2.2.1.2.1.2 Two-Byte Unsigned Encoding: 7 or 15 bits. */
    public static int readUnsigned(WireReader in) throws DecodeException {
        int first = in.u8();
        return (first & TWO_BYTES) == 0 ? first : (first & ~TWO_BYTES) << 8 | in.u8();
    }

    public static void writeUnsigned(WireWriter out, int value) {
        check(value, MAX_UNSIGNED);
        if (value < TWO_BYTES) {
            out.u8(value);
        } else {
            out.u8(value >> 8 | TWO_BYTES).u8(value & 0xFF);
        }
    }

    public static int sizeUnsigned(int value) {
        return value < TWO_BYTES ? 1 : 2;
    }

    /** [MS-RDPEGDI] 2.2.2.2.1.2.1.3 Two-Byte Signed Encoding: a sign and 6 or 14 bits of magnitude. */
    public static int readSigned(WireReader in) throws DecodeException {
        int first = in.u8();
        int magnitude = first & 0x3F;
        if ((first & TWO_BYTES) != 0) {
            magnitude = magnitude << 8 | in.u8();
        }
        return (first & SIGN) != 0 ? -magnitude : magnitude;
    }

    public static void writeSigned(WireWriter out, int value) {
        int magnitude = Math.abs(value);
        check(magnitude, MAX_SIGNED);
        int sign = value < 0 ? SIGN : 0;
        if (magnitude < SIGN) {
            out.u8(sign | magnitude);
        } else {
            out.u8(TWO_BYTES | sign | magnitude >> 8).u8(magnitude & 0xFF);
        }
    }

    public static int sizeSigned(int value) {
        return Math.abs(value) < SIGN ? 1 : 2;
    }

    /** [MS-RDPEGDI] 2.2.2.2.1.2.1.4 Four-Byte Unsigned Encoding: 6, 14, 22 or 30 bits. */
    public static int readLong(WireReader in) throws DecodeException {
        int first = in.u8();
        int value = first & 0x3F;
        for (int more = first >> 6; more > 0; more--) {
            value = value << 8 | in.u8();
        }
        return value;
    }

    public static void writeLong(WireWriter out, int value) {
        check(value, MAX_LONG);
        int more = sizeLong(value) - 1;
        out.u8(more << 6 | value >> (8 * more));
        for (int i = more - 1; i >= 0; i--) {
            out.u8(value >> (8 * i) & 0xFF);
        }
    }

    public static int sizeLong(int value) {
        return value < 1 << 6 ? 1 : value < 1 << 14 ? 2 : value < 1 << 22 ? 3 : 4;
    }

    /** A delta of [MS-RDPEGDI] 2.2.2.2.1.1.1.4 and 2.2.2.2.1.1.1.5: 7 or 15 bits in two's complement. */
    public static int readDelta(WireReader in) throws DecodeException {
        int first = in.u8();
        int value = (first & 0x7F) << 25 >> 25;
        return (first & TWO_BYTES) == 0 ? value : value << 8 | in.u8();
    }

    public static void writeDelta(WireWriter out, int value) {
        if (value >= -SIGN && value < SIGN) {
            out.u8(value & 0x7F);
            return;
        }
        check(Math.abs(value), MAX_DELTA);
        out.u8(TWO_BYTES | (value >> 8 & 0x7F)).u8(value & 0xFF);
    }

    private static void check(int value, int max) {
        if (value < 0 || value > max) {
            throw new IllegalArgumentException(value + " is not in 0.." + max);
        }
    }
}
