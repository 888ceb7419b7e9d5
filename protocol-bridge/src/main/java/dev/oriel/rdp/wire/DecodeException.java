package dev.oriel.rdp.wire;

/** What a peer sent cannot be understood. The only exception a decoder throws. */
public final class DecodeException extends Exception {
    private static final long serialVersionUID = 1L;

    /** How the bytes are wrong. */
    public enum Kind {
        /** fewer bytes than the field needs */
        TRUNCATED,
        /** a value that the specification does not allow here */
        INVALID,
        /** a value that is allowed, but beyond what we accept: see {@link Limits} */
        TOO_LARGE,
        /** a message that may not come at this point */
        UNEXPECTED,
        /** a valid variant that we never offered */
        UNSUPPORTED,
        /** more bytes than the message has fields for */
        TRAILING
    }

    private final Kind kind;
    private final String field;
    private final int offset;

    /**
     * @param field the specification's name of the field
     * @param offset in bytes from the start of the buffer that was read, or -1 where there is none
     * @param message lower case, names the value
     */
    public DecodeException(Kind kind, String field, int offset, String message) {
        super(field + (offset >= 0 ? " at offset " + offset : "") + ": " + message);
        this.kind = kind;
        this.field = field;
        this.offset = offset;
    }

    public Kind kind() {
        return kind;
    }

    public String field() {
        return field;
    }

    /** In bytes, or -1. */
    public int offset() {
        return offset;
    }

    public static DecodeException invalid(String field, int offset, long value) {
        return new DecodeException(Kind.INVALID, field, offset, "invalid value 0x" + Long.toHexString(value));
    }

    public static DecodeException tooLarge(String field, int offset, long value, long limit) {
        return new DecodeException(Kind.TOO_LARGE, field, offset, value + " exceeds the limit of " + limit);
    }

    public static DecodeException unexpected(String field, int offset, String what) {
        return new DecodeException(Kind.UNEXPECTED, field, offset, "unexpected " + what);
    }
}
