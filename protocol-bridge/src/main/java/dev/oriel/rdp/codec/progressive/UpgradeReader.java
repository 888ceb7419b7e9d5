package dev.oriel.rdp.codec.progressive;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * The two bit streams of a component's refinement: RAW, bits of coefficients whose sign is known, and SRL, run-length
 * coded, those that were zero so far: [MS-RDPEGFX] 3.2.8.1.5.2. Where a stream ends early, zeros follow.
 */
final class UpgradeReader {
    private static final VarHandle I64BE = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final int SLACK = 16;
    private static final int KP_MAX = 80;

    private byte[] srl = new byte[256];
    private int srlBits;
    private int srlBit;
    private byte[] raw = new byte[256];
    private int rawBits;
    private int rawBit;

    /** Adaptation parameter, in eighths of a bit. */
    private int kp;
    /** Zeros still to come, and whether a value follows them. */
    private int zeros;

    private boolean valueFollows;

    void start(byte[] data, int srlFrom, int srlLength, int rawFrom, int rawLength) {
        srl = load(srl, data, srlFrom, srlLength);
        srlBits = srlLength * 8;
        srlBit = 0;
        raw = load(raw, data, rawFrom, rawLength);
        rawBits = rawLength * 8;
        rawBit = 0;
        kp = 8;
        zeros = 0;
        valueFollows = false;
    }

    private static byte[] load(byte[] scratch, byte[] data, int from, int length) {
        byte[] target = scratch.length < length + SLACK ? new byte[length + SLACK] : scratch;
        System.arraycopy(data, from, target, 0, length);
        Arrays.fill(target, length, length + SLACK, (byte) 0);
        return target;
    }

    /** @param count of bits, 1..15 */
    int raw(int count) {
        if (rawBit + count > rawBits) {
            rawBit = rawBits;
            return 0;
        }
        int value = (int) (peek(raw, rawBit) >>> (64 - count));
        rawBit += count;
        return value;
    }

    /**
     * The next value of the SRL stream.
     *
     * @param count bits that the value may have, 1..15
     */
    int srl(int count) {
        if (zeros == 0 && !valueFollows) {
            readRun();
        }
        if (zeros > 0) {
            zeros--;
            return 0;
        }
        if (!valueFollows || srlBit >= srlBits) {
            return 0;
        }

        // sign, then the magnitude in unary: zeros up to a one, or up to the largest there can be
        valueFollows = false;
        long peek = peek(srl, srlBit);
        boolean negative = peek < 0;
        srlBit++;
        kp = Math.max(kp - 6, 0);
        int magnitude = 1;
        int max = (1 << count) - 1;
        while (magnitude < max && srlBit < srlBits) {
            if (peek(srl, srlBit++) < 0) {
                break;
            }
            magnitude++;
        }
        return negative ? -magnitude : magnitude;
    }

    /** A zero bit: so many zeros as the parameter says. A one: fewer, their number in so many bits; then a value. */
    private void readRun() {
        if (srlBit >= srlBits) {
            return;
        }
        int k = kp >> 3;
        long peek = peek(srl, srlBit);
        if (peek >= 0) {
            srlBit++;
            zeros = 1 << k;
            kp = Math.min(kp + 4, KP_MAX);
        } else {
            zeros = (int) ((peek << 1) >>> 1 >>> (63 - k));
            srlBit += 1 + k;
            valueFollows = true;
        }
    }

    private static long peek(byte[] in, int bit) {
        return (long) I64BE.get(in, bit >>> 3) << (bit & 7);
    }
}
