package dev.oriel.rdp.codec.zgfx;

import dev.oriel.rdp.codec.testing.BitSink;
import dev.oriel.rdp.wire.Bytes;
import dev.oriel.rdp.wire.WireWriter;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Encodes RDP_SEGMENTED_DATA, [MS-RDPEGFX] 2.2.5.1, with a history of its own: the counterpart in tests. */
public final class ZgfxEncoder {
    private record Distance(String prefix, int valueBits, int base) {}

    private static final List<Distance> DISTANCES = List.of(
            new Distance("10001", 5, 0),
            new Distance("10010", 7, 32),
            new Distance("10011", 9, 160),
            new Distance("10100", 10, 672),
            new Distance("10101", 12, 1696),
            new Distance("101100", 14, 5792),
            new Distance("101101", 15, 22176),
            new Distance("1011100", 18, 54944),
            new Distance("1011101", 20, 317088),
            new Distance("10111100", 20, 1365664),
            new Distance("10111101", 21, 2414240));

    private static final Map<Integer, String> SHORT_LITERALS = shortLiterals();

    private final int type;
    private final int reach;
    private byte[] history = new byte[0];

    public ZgfxEncoder(boolean lite) {
        type = lite ? 0x06 : 0x04;
        reach = lite ? 8_192 : 2_500_000;
    }

    private static Map<Integer, String> shortLiterals() {
        int[] values = {
            0x00, 0x01, 0x02, 0x03, 0xFF, 0x04, 0x05, 0x06, 0x07, 0x08, 0x09, 0x0A, 0x0B, 0x3A, 0x3B, 0x3C, 0x3D, 0x3E,
            0x3F, 0x40, 0x80, 0x0C, 0x38, 0x39, 0x66
        };
        String[] prefixes = {
            "11000",
            "11001",
            "110100",
            "110101",
            "110110",
            "1101110",
            "1101111",
            "1110000",
            "1110001",
            "1110010",
            "1110011",
            "1110100",
            "1110101",
            "1110110",
            "1110111",
            "1111000",
            "1111001",
            "1111010",
            "1111011",
            "1111100",
            "1111101",
            "11111100",
            "11111101",
            "11111110",
            "11111111"
        };
        Map<Integer, String> literals = new HashMap<>();
        for (int i = 0; i < values.length; i++) {
            literals.put(values[i], prefixes[i]);
        }
        return literals;
    }

    /** One message without compression, and without a history: for decoders that are sent nothing else. */
    public static Bytes uncompressed(Bytes message) {
        return Bytes.wrap(new ZgfxEncoder(false).encode(message.toArray(), 65_535, false));
    }

    /** One message: as a single segment where it fits, else in parts of {@code part} bytes at most. */
    public byte[] encode(byte[] message, int part, boolean compressed) {
        WireWriter out = new WireWriter();
        if (message.length <= part) {
            out.u8(0xE0).bytes(segment(message, 0, message.length, compressed));
            return out.toArray();
        }
        int count = (message.length + part - 1) / part;
        out.u8(0xE1).u16le(count).u32le(message.length);
        for (int from = 0; from < message.length; from += part) {
            byte[] segment = segment(message, from, Math.min(part, message.length - from), compressed);
            out.u32le(segment.length).bytes(segment);
        }
        return out.toArray();
    }

    private byte[] segment(byte[] message, int from, int length, boolean compressed) {
        WireWriter out = new WireWriter();
        if (compressed) {
            out.u8(0x20 | type).bytes(tokens(message, from, length));
        } else {
            out.u8(type).bytes(message, from, length);
            remember(message, from, length);
        }
        return out.toArray();
    }

    private byte[] tokens(byte[] message, int from, int length) {
        int old = history.length;
        remember(message, from, length);
        byte[] all = history;
        Map<Integer, Integer> seen = new HashMap<>();
        for (int i = Math.max(0, old - reach); i + 3 <= old; i++) {
            seen.put(key(all, i), i);
        }
        BitSink out = new BitSink();
        int at = old;
        while (at < all.length) {
            Integer match = at + 3 <= all.length ? seen.get(key(all, at)) : null;
            int count = 0;
            if (match != null && at - match <= reach) {
                while (at + count < all.length && all[match + count] == all[at + count] && count < 40_000) {
                    count++;
                }
            }
            int next;
            if (match != null && count >= 3) {
                writeMatch(out, at - match, count);
                next = at + count;
            } else if (all.length - at > 20 && at % 97 == 5) {
                // now and then as it is, as an encoder does with what it cannot compress
                writePrefix(out, "10001");
                out.bits(0, 5);
                out.bits(20, 15);
                out.align();
                out.bytes(all, at, 20);
                next = at + 20;
            } else {
                writeLiteral(out, all[at] & 0xFF);
                next = at + 1;
            }
            for (; at < next; at++) {
                if (at + 3 <= all.length) {
                    seen.put(key(all, at), at);
                }
            }
        }
        int unused = out.unused();
        byte[] bits = out.toBytes();
        byte[] withTail = Arrays.copyOf(bits, bits.length + 1);
        withTail[bits.length] = (byte) unused;
        return withTail;
    }

    private static int key(byte[] bytes, int at) {
        return (bytes[at] & 0xFF) << 16 | (bytes[at + 1] & 0xFF) << 8 | (bytes[at + 2] & 0xFF);
    }

    private void remember(byte[] message, int from, int length) {
        byte[] all = Arrays.copyOf(history, history.length + length);
        System.arraycopy(message, from, all, history.length, length);
        history = all;
    }

    private static void writePrefix(BitSink out, String prefix) {
        prefix.chars().forEach(c -> out.bit(c - '0'));
    }

    private static void writeLiteral(BitSink out, int value) {
        String prefix = SHORT_LITERALS.get(value);
        if (prefix != null) {
            writePrefix(out, prefix);
        } else {
            out.bit(0);
            out.bits(value, 8);
        }
    }

    private static void writeMatch(BitSink out, int distance, int count) {
        for (int i = DISTANCES.size() - 1; i >= 0; i--) {
            Distance code = DISTANCES.get(i);
            if (distance >= code.base) {
                writePrefix(out, code.prefix);
                out.bits(distance - code.base, code.valueBits);
                break;
            }
        }
        if (count == 3) {
            out.bit(0);
            return;
        }
        int bits = 31 - Integer.numberOfLeadingZeros(count);
        for (int i = 1; i < bits; i++) {
            out.bit(1);
        }
        out.bit(0);
        out.bits(count - (1 << bits), bits);
    }
}
