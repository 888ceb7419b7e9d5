package dev.oriel.rdp.security.der;

import dev.oriel.rdp.wire.Bytes;
import dev.oriel.rdp.wire.WireWriter;

/** Builds tag-length-value elements of [X.690], each from its finished content. */
public final class DerWriter {
    private DerWriter() {}

    /** One element around others, or around raw content. */
    public static Bytes element(int tag, Bytes... content) {
        int length = 0;
        for (Bytes part : content) {
            length += part.length();
        }
        WireWriter out = new WireWriter(length + 6);
        out.u8(tag);
        length(out, length);
        for (Bytes part : content) {
            out.bytes(part);
        }
        return out.toBytes();
    }

    public static Bytes sequence(Bytes... elements) {
        return element(DerReader.SEQUENCE, elements);
    }

    /** The explicitly tagged element {@code [number]}. */
    public static Bytes context(int number, Bytes element) {
        return element(DerReader.context(number), element);
    }

    public static Bytes octetString(Bytes content) {
        return element(DerReader.OCTET_STRING, content);
    }

    /** In as few bytes as the value and its sign need. */
    public static Bytes integer(int value) {
        return element(DerReader.INTEGER, number(value));
    }

    public static Bytes enumerated(int value) {
        return element(DerReader.ENUMERATED, number(value));
    }

    private static Bytes number(int value) {
        int length = 1;
        while (length < 4 && value >> (8 * length - 1) != 0 && value >> (8 * length - 1) != -1) {
            length++;
        }
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) (value >> (8 * (length - 1 - i)));
        }
        return Bytes.wrap(bytes);
    }

    private static void length(WireWriter out, int length) {
        if (length < 0x80) {
            out.u8(length);
        } else if (length <= 0xFF) {
            out.u8(0x81).u8(length);
        } else if (length <= 0xFFFF) {
            out.u8(0x82).u16be(length);
        } else {
            out.u8(0x84).u32be(length);
        }
    }
}
