package dev.oriel.rdp.wire;

/**
 * Text in UTF-16LE code units, as almost every text in RDP is. Code units pass as they are: a lone surrogate from a
 * peer is no error and survives a round trip.
 */
public final class Utf16 {
    private Utf16() {}

    /** Bytes that {@code text} takes, without a terminator. */
    public static int size(String text) {
        return text.length() * 2;
    }

    /** Reads {@code length} bytes, all of them text. */
    public static String read(WireReader in, int length, String field) throws DecodeException {
        in.require(length, field);
        if (length % 2 != 0) {
            throw new DecodeException(
                    DecodeException.Kind.INVALID, field, in.position(), "odd length of UTF-16 text " + length);
        }
        char[] units = new char[length / 2];
        for (int i = 0; i < units.length; i++) {
            units[i] = (char) in.u16le();
        }
        return new String(units);
    }

    /** Reads {@code length} bytes, of which those before the first zero code unit are text. */
    public static String readTerminated(WireReader in, int length, String field) throws DecodeException {
        in.require(length, field);
        String whole = read(in.slice(length, field), length & ~1, field);
        int end = whole.indexOf('\0');
        return end < 0 ? whole : whole.substring(0, end);
    }

    /** The code units of {@code text}, without a terminator. */
    public static Bytes encode(String text) {
        WireWriter out = new WireWriter(size(text));
        write(out, text);
        return out.toBytes();
    }

    public static void write(WireWriter out, String text) {
        for (int i = 0; i < text.length(); i++) {
            out.u16le(text.charAt(i));
        }
    }

    /** Writes {@code text} and zeros up to {@code length} bytes. */
    public static void writePadded(WireWriter out, String text, int length) {
        write(out, text);
        out.zeros(Math.subtractExact(length, size(text)));
    }

    /** Checks that {@code text} holds no zero code unit and fits {@code max} code units. */
    public static void check(String field, String text, int max) {
        if (text.indexOf('\0') >= 0) {
            throw new IllegalArgumentException(field + " holds a zero character");
        }
        Range.check("length of " + field, text.length(), max);
    }
}
