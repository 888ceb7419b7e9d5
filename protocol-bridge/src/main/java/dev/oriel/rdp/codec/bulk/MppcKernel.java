package dev.oriel.rdp.codec.bulk;

import static dev.oriel.rdp.codec.bulk.MppcTables.*;

import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.DecodeException.Kind;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** The decoding loop of MPPC: [MS-RDPBCGR] 3.1.8.4.1 and 3.1.8.4.2. Guarded by the benchmark {@code MppcBenchmark}. */
final class MppcKernel {
    private static final VarHandle I64BE = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    /** Bits that a code has at least: fewer at the end are padding. */
    private static final int SHORTEST_CODE = 8;

    private MppcKernel() {}

    /**
     * Decodes into the history.
     *
     * @param history 8192 bytes for RDP 4.0, 65536 for RDP 5.0
     * @param to index in the history at which the output begins
     * @return index in the history after the output
     */
    static int decode(byte[] in, int from, int end, byte[] history, int to, boolean rdp5) throws DecodeException {
        int mask = history.length - 1;
        int maxOffsetOnes = rdp5 ? MAX_OFFSET_ONES_RDP5 : MAX_OFFSET_ONES_RDP4;
        int maxLengthOnes = rdp5 ? MAX_LENGTH_ONES_RDP5 : MAX_LENGTH_ONES_RDP4;
        int[] prefixes = rdp5 ? PREFIX_RDP5 : PREFIX_RDP4;
        int[] values = rdp5 ? VALUE_RDP5 : VALUE_RDP4;
        int[] bases = rdp5 ? BASE_RDP5 : BASE_RDP4;

        long bits = 0; // left-aligned; what is beyond `available` is zero or yet to be counted
        int available = 0;
        int at = from;
        int out = to;

        while (true) {
            // refill to at least 56 bits, or to the end: the longest code has 19 + 30
            if (end - at >= 8) {
                bits |= (long) I64BE.get(in, at) >>> available;
                int bytes = (63 - available) >> 3;
                at += bytes;
                available += bytes * 8;
            } else {
                while (available <= 56 && at < end) {
                    bits |= (in[at++] & 0xFFL) << (56 - available);
                    available += 8;
                }
                if (available < SHORTEST_CODE) {
                    return out;
                }
            }

            // literals: 0 and seven bits, or 10 and the lower seven of a byte with its top bit set
            if (bits >= 0) {
                if (out == history.length) {
                    throw overflow(at - from);
                }
                history[out++] = (byte) (bits >>> 56);
                bits <<= 8;
                available -= 8;
                continue;
            }
            int ones = Long.numberOfLeadingZeros(~bits);
            if (ones == 1) {
                available -= 9;
                if (available < 0) {
                    return atPadding(at - from, available + 9, out);
                }
                if (out == history.length) {
                    throw overflow(at - from);
                }
                history[out++] = (byte) (bits >>> 55 | 0x80);
                bits <<= 9;
                continue;
            }

            // a match: how far back, then how long
            ones = Math.min(ones, maxOffsetOnes);
            int prefix = prefixes[ones];
            int value = values[ones];
            int distance = (int) ((bits << prefix) >>> (64 - value)) + bases[ones];
            bits <<= prefix + value;
            available -= prefix + value;
            int lengthOnes = Long.numberOfLeadingZeros(~bits);
            int length = 3;
            if (lengthOnes == 0) {
                bits <<= 1;
                available -= 1;
            } else {
                if (lengthOnes > maxLengthOnes) {
                    throw DecodeException.invalid("length of match", at - from, lengthOnes);
                }
                int count = lengthOnes + 1;
                length = (1 << count) + (int) ((bits << count) >>> (64 - count));
                bits <<= 2 * count;
                available -= 2 * count;
            }
            if (available < 0) {
                throw new DecodeException(Kind.TRUNCATED, "match", at - from, "the stream ends inside a match");
            }
            if (distance == 0 || distance > mask) {
                throw DecodeException.invalid("copy offset", at - from, distance);
            }
            if (length > history.length - out) {
                throw overflow(at - from);
            }
            copy(history, out, distance, length, mask);
            out += length;
        }
    }

    /** Fewer than nine bits that begin with 10: no code, so what is left must be padding of less than a byte. */
    private static int atPadding(int offset, int left, int out) throws DecodeException {
        if (left >= SHORTEST_CODE) {
            throw new DecodeException(Kind.TRUNCATED, "literal", offset, "the stream ends inside a literal");
        }
        return out;
    }

    private static void copy(byte[] history, int to, int distance, int length, int mask) {
        int source = to - distance;
        if (source < 0) {
            // from the end of the history, as it was before the output returned to its front
            for (int i = 0; i < length; i++) {
                history[to + i] = history[(source + i) & mask];
            }
        } else if (distance >= length) {
            System.arraycopy(history, source, history, to, length);
        } else {
            // source and target overlap: the bytes between them repeat
            for (int i = 0; i < length; i++) {
                history[to + i] = history[source + i];
            }
        }
    }

    private static DecodeException overflow(int offset) {
        return new DecodeException(Kind.INVALID, "history", offset, "the output does not fit the history");
    }
}
