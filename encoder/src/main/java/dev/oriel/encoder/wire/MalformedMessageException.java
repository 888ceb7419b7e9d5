package dev.oriel.encoder.wire;

/** A binary message breaks a rule of the protocol. */
public final class MalformedMessageException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String field;
    private final int offset;

    /**
     * @param field the protocol's name of the field
     * @param offset in bytes from the start of the message, or of the part of it that holds the field
     * @param message lower case, names the value
     */
    public MalformedMessageException(String field, int offset, String message) {
        super(field + " at offset " + offset + ": " + message);
        this.field = field;
        this.offset = offset;
    }

    public String field() {
        return field;
    }

    /** In bytes. */
    public int offset() {
        return offset;
    }
}
