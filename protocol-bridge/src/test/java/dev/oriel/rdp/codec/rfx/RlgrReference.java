package dev.oriel.rdp.codec.rfx;

import dev.oriel.rdp.codec.testing.BitSink;
import dev.oriel.rdp.codec.testing.BitSource;

/** The entropy coder of [MS-RDPRFX] 3.1.8.1.7.3 in both directions, one bit after the other. */
public final class RlgrReference {
    private int kp = 8;
    private int krp = 8;

    private RlgrReference() {}

    public static byte[] encode(Rlgr.Mode mode, int[] values) {
        return new RlgrReference().write(mode, values);
    }

    public static int[] decode(Rlgr.Mode mode, byte[] data, int count) {
        return new RlgrReference().read(mode, data, count);
    }

    private byte[] write(Rlgr.Mode mode, int[] values) {
        BitSink out = new BitSink();
        int at = 0;
        while (at < values.length) {
            if (kp >> 3 != 0) {
                int zeros = 0;
                while (at < values.length && values[at] == 0) {
                    zeros++;
                    at++;
                }
                while (zeros >= 1 << (kp >> 3) || (at == values.length && zeros > 0)) {
                    out.bit(0);
                    zeros -= 1 << (kp >> 3);
                    kp = Math.min(kp + 4, 80);
                }
                if (at == values.length) {
                    break;
                }
                out.bit(1);
                out.bits(zeros, kp >> 3);
                int value = values[at++];
                out.bit(value < 0 ? 1 : 0);
                writeCode(out, Math.abs(value) - 1);
                kp = Math.max(kp - 6, 0);
            } else if (mode == Rlgr.Mode.RLGR1) {
                int code = code(values[at++]);
                writeCode(out, code);
                kp = code == 0 ? Math.min(kp + 3, 80) : Math.max(kp - 3, 0);
            } else {
                int first = code(values[at++]);
                int second = at < values.length ? code(values[at++]) : 0;
                writeCode(out, first + second);
                out.bits(first, 32 - Integer.numberOfLeadingZeros(first + second));
                if (first != 0 && second != 0) {
                    kp = Math.max(kp - 6, 0);
                } else if (first == 0 && second == 0) {
                    kp = Math.min(kp + 6, 80);
                }
            }
        }
        return out.toBytes();
    }

    private static int code(int value) {
        return value >= 0 ? 2 * value : -2 * value - 1;
    }

    private void writeCode(BitSink out, int code) {
        int kr = krp >> 3;
        int ones = code >> kr;
        for (int i = 0; i < ones; i++) {
            out.bit(1);
        }
        out.bit(0);
        out.bits(code, kr);
        adapt(ones);
    }

    private void adapt(int ones) {
        if (ones == 0) {
            krp = Math.max(krp - 2, 0);
        } else if (ones > 1) {
            krp = Math.min(krp + ones, 80);
        }
    }

    private int[] read(Rlgr.Mode mode, byte[] data, int count) {
        BitSource in = new BitSource(data);
        int[] values = new int[count];
        int at = 0;
        while (at < count && !in.atEnd()) {
            if (kp >> 3 != 0) {
                long run = 0;
                while (!in.beyondEnd() && in.bit() == 0) {
                    run += 1L << (kp >> 3);
                    kp = Math.min(kp + 4, 80);
                }
                run += in.bits(kp >> 3);
                int sign = in.bit();
                int code = readCode(in);
                if (in.beyondEnd()) {
                    break;
                }
                kp = Math.max(kp - 6, 0);
                if (at + run < count) {
                    at += (int) run;
                    values[at] = (short) (sign == 0 ? code + 1 : -(code + 1));
                    at++;
                } else {
                    at = count;
                }
            } else if (mode == Rlgr.Mode.RLGR1) {
                int code = readCode(in);
                if (in.beyondEnd()) {
                    break;
                }
                kp = code == 0 ? Math.min(kp + 3, 80) : Math.max(kp - 3, 0);
                values[at++] = (short) value(code);
            } else {
                int sum = readCode(in);
                int first = in.bits(32 - Integer.numberOfLeadingZeros(sum));
                if (in.beyondEnd()) {
                    break;
                }
                int second = sum - first;
                if (first != 0 && second != 0) {
                    kp = Math.max(kp - 6, 0);
                } else if (first == 0 && second == 0) {
                    kp = Math.min(kp + 6, 80);
                }
                values[at++] = (short) value(first);
                if (at < count) {
                    values[at++] = (short) value(second);
                }
            }
        }
        return values;
    }

    private static int value(int code) {
        return (code & 1) != 0 ? -((code + 1) >> 1) : code >> 1;
    }

    private int readCode(BitSource in) {
        int ones = 0;
        while (!in.beyondEnd() && in.bit() == 1) {
            ones++;
        }
        int kr = krp >> 3;
        int code = (ones << kr | in.bits(kr)) & 0xFFFF;
        adapt(ones);
        return code;
    }
}
