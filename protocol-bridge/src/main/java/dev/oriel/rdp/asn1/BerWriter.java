package dev.oriel.rdp.asn1;

import dev.oriel.rdp.wire.WireWriter;

/**
 * Writes elements of [X690] in their distinguished form, outermost first: whoever writes knows the length of what comes. So no copy of a secret
 * stays behind in a part that was built beforehand.
 */
public final class BerWriter {
    private BerWriter() {}

    /** Of an element with so much content, in bytes, with its tag and length. */
    public static int size(int contentLength) {
        return 1 + lengthSize(contentLength) + contentLength;
    }

    /** Bytes that a length takes. */
    public static int lengthSize(int contentLength) {
        if (contentLength < 0x80) {
            return 1;
        }
        if (contentLength <= 0xFF) {
            return 2;
        }
        return contentLength <= 0xFFFF ? 3 : contentLength <= 0xFFFFFF ? 4 : 5;
    }

    /** Opens an element; its content has to follow. */
    public static void header(WireWriter out, int tag, int contentLength) {
        out.u8(tag);
        length(out, contentLength);
    }

    /** The length of an element whose tag has been written. */
    public static void length(WireWriter out, int contentLength) {
        switch (lengthSize(contentLength)) {
            case 1 -> out.u8(contentLength);
            case 2 -> out.u8(0x81).u8(contentLength);
            case 3 -> out.u8(0x82).u16be(contentLength);
            case 4 -> out.u8(0x83).u8(contentLength >>> 16).u16be(contentLength & 0xFFFF);
            default -> out.u8(0x84).u32be(contentLength);
        }
    }

    /** Of the number's content: as few bytes as the value and its sign need. */
    public static int numberLength(int value) {
        int length = 1;
        while (length < 4 && value >> (8 * length - 1) != 0 && value >> (8 * length - 1) != -1) {
            length++;
        }
        return length;
    }

    /**
     * A whole number.
     *
     * @param tag {@link Tag#INTEGER} or {@link Tag#ENUMERATED}
     */
    public static void number(WireWriter out, int tag, int value) {
        int length = numberLength(value);
        header(out, tag, length);
        for (int i = length - 1; i >= 0; i--) {
            out.u8((value >> (8 * i)) & 0xFF);
        }
    }

    /** Bytes that {@link #number} takes, with tag and length. */
    public static int numberSize(int value) {
        return size(numberLength(value));
    }
}
