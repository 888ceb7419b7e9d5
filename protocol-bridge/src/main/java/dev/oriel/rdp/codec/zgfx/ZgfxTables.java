package dev.oriel.rdp.codec.zgfx;

import java.util.Arrays;

/** The prefix code of [MS-RDPEGFX] 3.1.9.1.2, as a table that is indexed by the next nine bits. */
final class ZgfxTables {
    /** Longest prefix, in bits. */
    static final int PREFIX_BITS = 9;

    /** Kinds of token. */
    static final int LITERAL = 0;

    static final int MATCH = 1;

    /** Nine bits that begin no token. */
    static final int NONE = 2;

    /** Per nine bits: {@code prefixLength | valueBits << 8 | kind << 16}. */
    static final int[] TOKEN = new int[1 << PREFIX_BITS];

    /** Per nine bits: the value that the bits after the prefix are added to. */
    static final int[] BASE = new int[1 << PREFIX_BITS];

    /** Prefix as a string of bits, bits of the value after it, value where those bits are zero. */
    private record Token(String prefix, int valueBits, int base) {}

    private static final Token[] MATCHES = {
        new Token("10001", 5, 0),
        new Token("10010", 7, 32),
        new Token("10011", 9, 160),
        new Token("10100", 10, 672),
        new Token("10101", 12, 1_696),
        new Token("101100", 14, 5_792),
        new Token("101101", 15, 22_176),
        new Token("1011100", 18, 54_944),
        new Token("1011101", 20, 317_088),
        new Token("10111100", 20, 1_365_664),
        new Token("10111101", 21, 2_414_240),
        new Token("101111100", 22, 4_511_392),
        new Token("101111101", 23, 8_705_696),
        new Token("101111110", 24, 17_094_304),
    };

    private static final Token[] LITERALS = {
        new Token("0", 8, 0),
        new Token("11000", 0, 0x00),
        new Token("11001", 0, 0x01),
        new Token("110100", 0, 0x02),
        new Token("110101", 0, 0x03),
        new Token("110110", 0, 0xFF),
        new Token("1101110", 0, 0x04),
        new Token("1101111", 0, 0x05),
        new Token("1110000", 0, 0x06),
        new Token("1110001", 0, 0x07),
        new Token("1110010", 0, 0x08),
        new Token("1110011", 0, 0x09),
        new Token("1110100", 0, 0x0A),
        new Token("1110101", 0, 0x0B),
        new Token("1110110", 0, 0x3A),
        new Token("1110111", 0, 0x3B),
        new Token("1111000", 0, 0x3C),
        new Token("1111001", 0, 0x3D),
        new Token("1111010", 0, 0x3E),
        new Token("1111011", 0, 0x3F),
        new Token("1111100", 0, 0x40),
        new Token("1111101", 0, 0x80),
        new Token("11111100", 0, 0x0C),
        new Token("11111101", 0, 0x38),
        new Token("11111110", 0, 0x39),
        new Token("11111111", 0, 0x66),
    };

    static {
        Arrays.fill(TOKEN, NONE << 16);
        for (Token token : LITERALS) {
            enter(token, LITERAL);
        }
        for (Token token : MATCHES) {
            enter(token, MATCH);
        }
    }

    private ZgfxTables() {}

    private static void enter(Token token, int kind) {
        int length = token.prefix.length();
        int first = Integer.parseInt(token.prefix, 2) << (PREFIX_BITS - length);
        for (int i = first; i < first + (1 << (PREFIX_BITS - length)); i++) {
            TOKEN[i] = length | token.valueBits << 8 | kind << 16;
            BASE[i] = token.base;
        }
    }
}
