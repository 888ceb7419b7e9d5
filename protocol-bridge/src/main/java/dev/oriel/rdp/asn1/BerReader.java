package dev.oriel.rdp.asn1;

import dev.oriel.rdp.wire.Bytes;
import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Limits;
import dev.oriel.rdp.wire.WireReader;
import java.math.BigInteger;

/**
 * Reads tag-length-value elements of [X.690]. Lengths are definite; a longer form than needed is accepted, because
 * Windows writes such lengths. Each element is bounded by the one around it.
 */
public final class BerReader {
    private final WireReader in;

    public BerReader(WireReader in) {
        this.in = in;
    }

    public BerReader(Bytes bytes) {
        this(bytes.reader());
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
    public BerReader enter(int tag, String field) throws DecodeException {
        return new BerReader(content(tag, field));
    }

    /** Passes over the next element, whatever it is. */
    public void skip(String field) throws DecodeException {
        content(in.peekU8(), field);
    }

    public Bytes octetString(String field) throws DecodeException {
        return content(Tag.OCTET_STRING, field).rest();
    }

    public Bytes objectIdentifier(String field) throws DecodeException {
        return content(Tag.OBJECT_IDENTIFIER, field).rest();
    }

    /** The bytes of a bit string whose number of bits is a multiple of eight. */
    public Bytes bitString(String field) throws DecodeException {
        WireReader content = content(Tag.BIT_STRING, field);
        int at = in.position() - content.remaining();
        int unused = content.u8();
        if (unused != 0) {
            throw DecodeException.invalid(field + " unused bits", at, unused);
        }
        return content.rest();
    }

    /** An integer of at most 32 bits: with its sign, or without. */
    public int integer(String field) throws DecodeException {
        return (int) number(Tag.INTEGER, field);
    }

    /** An integer of 0 or more that fits 31 bits. */
    public int natural(String field) throws DecodeException {
        int at = in.position();
        long value = number(Tag.INTEGER, field);
        if (value < 0 || value > Integer.MAX_VALUE) {
            throw DecodeException.invalid(field, at, value);
        }
        return (int) value;
    }

    public int enumerated(String field) throws DecodeException {
        return (int) number(Tag.ENUMERATED, field);
    }

    /** @param maxLength in bytes */
    public BigInteger bigInteger(String field, int maxLength) throws DecodeException {
        WireReader content = content(Tag.INTEGER, field);
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

    private long number(int tag, String field) throws DecodeException {
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
        return value;
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

    /** Reads the length of an element whose tag has been read: at most what is there. */
    public static int length(WireReader in, String field) throws DecodeException {
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
