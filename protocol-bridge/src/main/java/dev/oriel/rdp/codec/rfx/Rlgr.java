package dev.oriel.rdp.codec.rfx;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Adaptive run-length Golomb-Rice decoding, [MS-RDPRFX] 3.1.8.1.7.3.
 *
 * <p>Data that ends early leaves the rest of the coefficients zero, as the specification's decoder does: an encoder may
 * leave out what follows from that. So there is no bad input here.
 *
 * <p>Not thread-safe: holds a scratch buffer.
 */
public final class Rlgr {
    /** Which of the two ways of pairing coefficients in Golomb-Rice mode: [MS-RDPRFX] 3.1.8.1.7. */
    public enum Mode {
        RLGR1,
        RLGR3
    }

    private static final VarHandle I64BE = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    /** Largest value of the adaptation parameters, and the step from them to a number of bits. */
    private static final int KP_MAX = 80;

    private static final int LSGR = 3;
    private static final int UP_GR = 4;
    private static final int DN_GR = 6;
    private static final int UQ_GR = 3;
    private static final int DQ_GR = 3;

    /** Bits that a peek at any bit position is sure to hold. */
    private static final int PEEK_BITS = 57;

    /** A peek may reach so many bytes beyond the data. */
    private static final int SLACK = 16;

    /** In a component of a tile. */
    public static final int COEFFICIENTS = 64 * 64;

    private byte[] scratch = new byte[4_096];
    private int bit;
    private int code;
    private int krp;

    /**
     * Decodes 4096 coefficients and dequantizes them ([MS-RDPRFX] 3.1.8.1.6) on the way. Only those that are not zero
     * are written: {@code out} is all zeros before.
     *
     * @param bandOf per coefficient: its subband, an index into {@code shiftOf}
     * @param shiftOf per subband: left shift, 0..31
     * @return one more than the index of the last coefficient that is not zero
     */
    public int decode(Mode mode, byte[] data, int from, int length, int[] out, byte[] bandOf, int[] shiftOf) {
        if (scratch.length < length + SLACK) {
            scratch = new byte[length + SLACK];
        }
        System.arraycopy(data, from, scratch, 0, length);
        Arrays.fill(scratch, length, length + SLACK, (byte) 0);
        byte[] in = scratch;
        int bits = length * 8;
        boolean paired = mode == Mode.RLGR3;

        bit = 0;
        krp = 1 << LSGR;
        int kp = 1 << LSGR;
        int at = 0;
        int last = 0;
        while (bit < bits && at < COEFFICIENTS) {
            int k = kp >> LSGR;
            if (k != 0) {
                // run-length mode: each zero bit is a run of 1 << k zeros, and k grows as they come
                long peek = peek(in, bit);
                int zeros = Long.numberOfLeadingZeros(peek);
                int run = 0;
                if (zeros >= PEEK_BITS) {
                    // at least 57 runs of two or more and growing: beyond any tile, or beyond the data
                    break;
                }
                for (int i = 0; i < zeros; i++) {
                    run += 1 << (kp >> LSGR);
                    kp = Math.min(kp + UP_GR, KP_MAX);
                }
                k = kp >> LSGR;
                bit += zeros + 1;
                if (bit > bits) {
                    break;
                }

                // then the rest of the run in k bits, the sign, and the magnitude less one
                peek = peek(in, bit);
                run += (int) (peek >>> 1 >>> (63 - k));
                boolean negative = (peek << k) < 0;
                bit += k + 1;
                if (!golombRice(in, bits)) {
                    break;
                }
                int magnitude = code + 1;
                kp = Math.max(kp - DN_GR, 0);
                at += run;
                if (at < COEFFICIENTS) {
                    out[at] = (short) ((negative ? -magnitude : magnitude) << shiftOf[bandOf[at]]);
                    last = ++at;
                }
            } else if (!paired) {
                // Golomb-Rice mode: a code is twice the magnitude, less one where negative
                if (!golombRice(in, bits)) {
                    break;
                }
                if (code == 0) {
                    kp = Math.min(kp + UQ_GR, KP_MAX);
                    at++;
                } else {
                    kp = Math.max(kp - DQ_GR, 0);
                    out[at] = (short) (signed(code) << shiftOf[bandOf[at]]);
                    last = ++at;
                }
            } else {
                // the sum of two codes, then the first of them in as many bits as the sum has
                if (!golombRice(in, bits)) {
                    break;
                }
                int width = 32 - Integer.numberOfLeadingZeros(code);
                int first = (int) (peek(in, bit) >>> 1 >>> (63 - width));
                bit += width;
                if (bit > bits) {
                    break;
                }
                int second = code - first;
                if (first != 0 && second != 0) {
                    kp = Math.max(kp - 2 * DQ_GR, 0);
                } else if (first == 0 && second == 0) {
                    kp = Math.min(kp + 2 * UQ_GR, KP_MAX);
                }
                if (first != 0) {
                    out[at] = (short) (signed(first) << shiftOf[bandOf[at]]);
                    last = at + 1;
                }
                at++;
                if (at < COEFFICIENTS) {
                    if (second != 0) {
                        out[at] = (short) (signed(second) << shiftOf[bandOf[at]]);
                        last = at + 1;
                    }
                    at++;
                }
            }
        }
        return last;
    }

    /**
     * Reads one Golomb-Rice code into {@link #code}: a number of ones, a zero, and the rest in so many bits as the
     * parameter says, which follows the number of ones.
     *
     * @return whether it lies within the data
     */
    private boolean golombRice(byte[] in, int bits) {
        long peek = peek(in, bit);
        int ones = Long.numberOfLeadingZeros(~peek);
        int kr = krp >> LSGR;
        if (ones + 1 + kr <= PEEK_BITS) {
            bit += ones + 1 + kr;
            code = ones << kr | (int) ((peek << (ones + 1)) >>> 1 >>> (63 - kr));
        } else {
            ones = 0;
            while (bit < bits && peek(in, bit) < 0) {
                ones++;
                bit++;
            }
            bit++;
            if (bit > bits) {
                return false;
            }
            code = (ones << kr | (int) (peek(in, bit) >>> 1 >>> (63 - kr))) & 0xFFFF;
            bit += kr;
        }
        if (ones == 0) {
            krp = Math.max(krp - 2, 0);
        } else if (ones > 1) {
            krp = Math.min(krp + ones, KP_MAX);
        }
        return bit <= bits;
    }

    private static int signed(int code) {
        return (code & 1) != 0 ? -((code + 1) >> 1) : code >> 1;
    }

    private static long peek(byte[] in, int bit) {
        return (long) I64BE.get(in, bit >>> 3) << (bit & 7);
    }
}
