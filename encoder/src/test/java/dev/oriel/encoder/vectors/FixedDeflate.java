package dev.oriel.encoder.vectors;

import dev.oriel.encoder.wire.ByteSink;

/** A deflate stream of one block with fixed codes, put together symbol by symbol: RFC 1951 section 3.2.6. */
final class FixedDeflate {
    private final ByteSink out = new ByteSink();
    private int bits;
    private int pending;

    FixedDeflate() {
        // the last block, with fixed codes
        bits(1, 1);
        bits(1, 2);
    }

    FixedDeflate literals(int... values) {
        for (int value : values) {
            if (value < 144) {
                code(0x30 + value, 8);
            } else {
                code(0x190 + value - 144, 9);
            }
        }
        return this;
    }

    /** @param length 3..10, which need no extra bits */
    FixedDeflate match(int length, int distance) {
        code(length - 2, 7);
        int extra = Math.max(0, 30 - Integer.numberOfLeadingZeros(distance - 1));
        int symbol = extra == 0 ? distance - 1 : 2 * extra + 2 + ((distance - 1) >> extra & 1);
        code(symbol, 5);
        bits(distance - 1 & (1 << extra) - 1, extra);
        return this;
    }

    byte[] end() {
        code(0, 7);
        if (pending > 0) {
            out.u8(bits & 0xFF);
        }
        return out.toArray();
    }

    /** Huffman codes stand with their highest bit first. */
    private void code(int code, int length) {
        bits(Integer.reverse(code) >>> (32 - length), length);
    }

    private void bits(int value, int length) {
        bits |= value << pending;
        pending += length;
        while (pending >= 8) {
            out.u8(bits & 0xFF);
            bits >>>= 8;
            pending -= 8;
        }
    }
}
