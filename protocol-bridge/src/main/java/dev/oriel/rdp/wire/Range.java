package dev.oriel.rdp.wire;

/**
 * What the constructors of PDUs check: a value that its field cannot hold is a programming error. Decoders check what
 * they read themselves and never let these throw.
 */
public final class Range {
    private Range() {}

    public static void u8(String field, int value) {
        check(field, value, 0xFF);
    }

    public static void u16(String field, int value) {
        check(field, value, 0xFFFF);
    }

    public static void u32(String field, long value) {
        check(field, value, 0xFFFFFFFFL);
    }

    /** Checks that {@code value} is in {@code 0..max}. */
    public static void check(String field, long value, long max) {
        if (value < 0 || value > max) {
            throw new IllegalArgumentException(field + " " + value + " is not in 0.." + max);
        }
    }

    /** Checks the length of a variable part, in bytes. */
    public static void length(String field, Bytes bytes, int max) {
        check("length of " + field, bytes.length(), max);
    }

    /** Checks the length of a part of fixed size, in bytes. */
    public static void exactly(String field, Bytes bytes, int length) {
        if (bytes.length() != length) {
            throw new IllegalArgumentException(field + " has " + bytes.length() + " bytes, not " + length);
        }
    }
}
