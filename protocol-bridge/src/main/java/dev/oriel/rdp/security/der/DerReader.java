package dev.oriel.rdp.security.der;

import dev.oriel.rdp.wire.Bytes;
import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Limits;
import dev.oriel.rdp.wire.WireReader;
import java.math.BigInteger;

/**
 * Reads tag-length-value elements of [X.690]. Lengths are definite; a longer form than needed is accepted, because
 * Windows writes such lengths. Each element is bounded by the one around it.
 */
public final class DerReader {
    public static final int INTEGER = 0x02;
    public static final int BIT_STRING = 0x03;
    public static final int OCTET_STRING = 0x04;
    public static final int OBJECT_IDENTIFIER = 0x06;
    public static final int ENUMERATED = 0x0A;
    public static final int SEQUENCE = 0x30;
    /** [APPLICATION 0], constructed: the frame of an initial GSS-API token */
    public static final int APPLICATION_0 = 0x60;

    private final WireReader in;

    public DerReader(WireReader in) {
        this.in = in;
    }

    public DerReader(Bytes bytes) {
        this(bytes.reader());
    }

    /** Tag byte of the constructed, context-specific element {@code [number]}. */
    public static int context(int number) {
        if (number < 0 || number > 30) {
            throw new IllegalArgumentException("tag number " + number + " is not in 0..30");
        }
        return 0xA0 | number;
    }

    public boolean hasRemaining() {
        return in.hasRemaining();
    }

    public int position() {
        return in.position();
    }

    /** Whether the next element has this tag. */
    public boolean at(int tag) throws DecodeException {
        return in.hasRemaining() && in.peekU8() == tag;
    }

    /** Enters the next element, which must have this tag. */
    public DerReader enter(int tag, String field) throws DecodeException {
        return new DerReader(content(tag, field));
    }

    /** Passes over the next element, whatever it is. */
    public void skip(String field) throws DecodeException {
        content(in.peekU8(), field);
    }

    public Bytes octetString(String field) throws DecodeException {
        return content(OCTET_STRING, field).rest();
    }

    public Bytes objectIdentifier(String field) throws DecodeException {
        return content(OBJECT_IDENTIFIER, field).rest();
    }

    /** The bytes of a bit string whose number of bits is a multiple of eight. */
    public Bytes bitString(String field) throws DecodeException {
        WireReader content = content(BIT_STRING, field);
        int at = in.position() - content.remaining();
        int unused = content.u8();
        if (unused != 0) {
            throw DecodeException.invalid(field + " unused bits", at, unused);
        }
        return content.rest();
    }

    /** An integer of at most 32 bits, with its sign. */
    public int integer(String field) throws DecodeException {
        return small(INTEGER, field);
    }

    public int enumerated(String field) throws DecodeException {
        return small(ENUMERATED, field);
    }

    /** @param maxLength in bytes */
    public BigInteger bigInteger(String field, int maxLength) throws DecodeException {
        WireReader content = content(INTEGER, field);
        int at = in.position() - content.remaining();
        int length = content.remaining();
        if (length == 0) {
            throw DecodeException.invalid(field + " length", at, 0);
        }
        if (length > maxLength) {
            throw DecodeException.tooLarge(field, at, length, maxLength);
        }
        return new BigInteger(content.byteArray(length, field));
    }

    public void end(String field) throws DecodeException {
        in.end(field);
    }

    private int small(int tag, String field) throws DecodeException {
        WireReader content = content(tag, field);
        int length = content.remaining();
        int at = in.position() - length;
        // Five bytes: an NTSTATUS may come as an unsigned number with a leading zero.
        if (length < 1 || length > 5) {
            throw DecodeException.invalid(field + " length", at, length);
        }
        long value = content.i8();
        if (length == 5 && value != 0) {
            throw DecodeException.invalid(field, at, value & 0xFF);
        }
        while (content.hasRemaining()) {
            value = value << 8 | content.u8();
        }
        return (int) value;
    }

    private WireReader content(int tag, String field) throws DecodeException {
        int at = in.position();
        int found = in.u8();
        if (found != tag) {
            throw new DecodeException(
                    DecodeException.Kind.INVALID, field, at, "tag 0x%02x instead of 0x%02x".formatted(found, tag));
        }
        return in.slice(length(in, field), field);
    }

    private static int length(WireReader in, String field) throws DecodeException {
        int at = in.position();
        int first = in.u8();
        if (first < 0x80) {
            return first;
        }
        int octets = first & 0x7F;
        if (octets < 1 || octets > 4) {
            throw DecodeException.invalid(field + " length", at, first);
        }
        long length = 0;
        for (int i = 0; i < octets; i++) {
            length = (length << 8) | in.u8();
        }
        if (length > in.remaining()) {
            throw new DecodeException(
                    DecodeException.Kind.TRUNCATED,
                    field,
                    at,
                    "needs " + length + " bytes, " + in.remaining() + " are left");
        }
        return (int) length;
    }

    /** The value that {@link #elementLength} has while more bytes are needed to know it. */
    public static final int UNKNOWN = -1;

    /**
     * Length of the element at the start of {@code bytes}, with its tag and length, or {@link #UNKNOWN} where too few
     * bytes are there to tell.
     *
     * @param limit most that is accepted, in bytes
     */
    public static int elementLength(byte[] bytes, int length, int tag, int limit, String field) throws DecodeException {
        if (length > 0 && (bytes[0] & 0xFF) != tag) {
            throw new DecodeException(
                    DecodeException.Kind.INVALID,
                    field,
                    0,
                    "tag 0x%02x instead of 0x%02x".formatted(bytes[0] & 0xFF, tag));
        }
        if (length < 2) {
            return UNKNOWN;
        }
        int first = bytes[1] & 0xFF;
        if (first < 0x80) {
            return 2 + first;
        }
        int octets = first & 0x7F;
        if (octets < 1 || octets > 4) {
            throw DecodeException.invalid(field + " length", 1, first);
        }
        if (length < 2 + octets) {
            return UNKNOWN;
        }
        long content = 0;
        for (int i = 0; i < octets; i++) {
            content = (content << 8) | (bytes[2 + i] & 0xFF);
        }
        return Limits.check(field, 1, content + 2 + octets, limit);
    }
}
