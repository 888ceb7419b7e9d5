package dev.oriel.rdp.codec.bulk;

import java.util.Arrays;

/** A second decoder of MPPC, bit by bit after the tables of [MS-RDPBCGR] 3.1.8.4, for valid streams. */
final class MppcReference {
    private final byte[] history;
    private final String[] prefixes;
    private final int[] valueBits;
    private final int[] bases;
    private int at;
    private byte[] in = new byte[0];
    private int bit;

    MppcReference(boolean rdp5) {
        history = new byte[rdp5 ? 65536 : 8192];
        prefixes = rdp5 ? new String[] {"11111", "11110", "1110", "110"} : new String[] {"1111", "1110", "110"};
        valueBits = rdp5 ? new int[] {6, 8, 11, 16} : new int[] {6, 8, 13};
        bases = rdp5 ? new int[] {0, 64, 320, 2368} : new int[] {0, 64, 320};
    }

    byte[] decode(int flags, byte[] data) {
        if ((flags & 0xC0) != 0) {
            at = 0;
        }
        if ((flags & 0x80) != 0) {
            Arrays.fill(history, (byte) 0);
        }
        if ((flags & 0x20) == 0) {
            return data;
        }
        in = data;
        bit = 0;
        int start = at;
        while (8 * in.length - bit >= 8) {
            if (peek(1) == 0) {
                history[at++] = (byte) bits(8);
            } else if (peek(2) == 2) {
                bits(2);
                history[at++] = (byte) (0x80 | bits(7));
            } else {
                int distance = distance();
                int ones = 0;
                while (bits(1) == 1) {
                    ones++;
                }
                int length = ones == 0 ? 3 : (1 << (ones + 1)) + bits(ones + 1);
                for (int i = 0; i < length; i++) {
                    history[at] = history[at - distance & history.length - 1];
                    at++;
                }
            }
        }
        return Arrays.copyOfRange(history, start, at);
    }

    private int distance() {
        for (int i = 0; i < prefixes.length; i++) {
            int length = prefixes[i].length();
            if (peek(length) == Integer.parseInt(prefixes[i], 2)) {
                bits(length);
                return bases[i] + bits(valueBits[i]);
            }
        }
        throw new IllegalStateException("no prefix at bit " + bit);
    }

    private int peek(int count) {
        int before = bit;
        int value = bits(count);
        bit = before;
        return value;
    }

    private int bits(int count) {
        int value = 0;
        for (int i = 0; i < count; i++, bit++) {
            value = value << 1 | (in[bit / 8] >> (7 - bit % 8) & 1);
        }
        return value;
    }
}
