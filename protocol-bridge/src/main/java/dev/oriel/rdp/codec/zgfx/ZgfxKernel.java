package dev.oriel.rdp.codec.zgfx;

import dev.oriel.rdp.wire.DecodeException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Decodes the tokens of one compressed segment straight into the history. Guarded by {@code ZgfxBenchmark}. */
final class ZgfxKernel {
    private static final VarHandle I64BE = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private ZgfxKernel() {}

    /**
     * @param in the segment's tokens at {@code from..from + bits / 8}, and at least 8 bytes of the array after them
     * @param bits number of bits that are tokens
     * @param window history before {@code at}, output from there on
     * @param oldest first byte of the window that a match may refer to
     * @param limit end of the room for the output
     * @return end of the output
     */
    static int decode(byte[] in, int from, int bits, byte[] window, int oldest, int at, int limit)
            throws DecodeException {
        int out = at;
        int bit = 0;
        while (bit < bits) {
            // 57 bits or more are at hand: enough for a prefix (9) and its value (24) or a count (16) after it
            long peek = (long) I64BE.get(in, from + (bit >>> 3)) << (bit & 7);
            int prefix = (int) (peek >>> (64 - ZgfxTables.PREFIX_BITS));
            int token = ZgfxTables.TOKEN[prefix];
            int prefixLength = token & 0xFF;
            int valueBits = (token >>> 8) & 0xFF;
            int value = ZgfxTables.BASE[prefix] + (int) ((peek << prefixLength) >>> 1 >>> (63 - valueBits));
            bit += prefixLength + valueBits;
            int kind = token >>> 16;
            if (kind == ZgfxTables.LITERAL) {
                if (bit > bits || out == limit) {
                    throw outOf(bit > bits, bit);
                }
                window[out++] = (byte) value;
                continue;
            }
            if (kind == ZgfxTables.NONE || bit > bits) {
                throw DecodeException.invalid("token", bit >>> 3, prefix);
            }
            peek = (long) I64BE.get(in, from + (bit >>> 3)) << (bit & 7);

            if (value == 0) {
                // a distance of zero: 15 bits of count, then so many bytes as they are, from the next whole byte on
                int count = (int) (peek >>> 49);
                int start = (bit + 15 + 7) >>> 3;
                bit = (start + count) << 3;
                if (bit > bits || count > limit - out) {
                    throw outOf(bit > bits, bit);
                }
                System.arraycopy(in, from + start, window, out, count);
                out += count;
                continue;
            }

            // count: "0" is 3; else n ones and a zero, then n + 1 bits below 2 to the power of n + 1
            int ones = Long.numberOfLeadingZeros(~peek);
            int count;
            if (ones == 0) {
                count = 3;
                bit += 1;
            } else {
                int extra = ones + 1;
                if (extra > 16) {
                    throw DecodeException.invalid("match length", bit >>> 3, ones);
                }
                count = (1 << extra) + (int) ((peek << extra) >>> (64 - extra));
                bit += 2 * extra;
            }
            if (bit > bits || count > limit - out) {
                throw outOf(bit > bits, bit);
            }
            if (value > out - oldest) {
                throw DecodeException.invalid("match distance", bit >>> 3, value);
            }
            copy(window, out - value, out, count);
            out += count;
        }
        return out;
    }

    /** Source and target may overlap: what the copy writes, it may read again. */
    private static void copy(byte[] window, int source, int target, int count) {
        int distance = target - source;
        if (distance >= count) {
            System.arraycopy(window, source, window, target, count);
            return;
        }
        int done = 0;
        for (int run = distance; done < count; run <<= 1) {
            int length = Math.min(run, count - done);
            System.arraycopy(window, source, window, target + done, length);
            done += length;
        }
    }

    private static DecodeException outOf(boolean input, int bit) {
        return input
                ? new DecodeException(DecodeException.Kind.TRUNCATED, "token", bit >>> 3, "ends beyond the segment")
                : DecodeException.tooLarge("segment", bit >>> 3, ZgfxDecoder.MAX_SEGMENT + 1, ZgfxDecoder.MAX_SEGMENT);
    }
}
