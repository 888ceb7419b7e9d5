package dev.oriel.encoder.tile;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Packs indices of four bits more tightly where one or two bits tell them apart; leftmost pixel in the highest bits. */
public final class PalettePacker {
    private static final VarHandle I64BE = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle I32BE = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle I16BE = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);

    private PalettePacker() {}

    /** The fewest bits that tell {@code count} colours apart. */
    public static int bits(int count) {
        return count <= 2 ? 1 : count <= 4 ? 2 : count <= 16 ? 4 : 8;
    }

    /** Bytes of a row. */
    public static int stride(int width, int bits) {
        return (width * bits + 7) >> 3;
    }

    /**
     * Packs {@code height} rows of {@code width} indices.
     *
     * @param fours indices of four bits, in rows of whole bytes
     * @param bits of the indices that are written to {@code out} from {@code at} on: 1, 2 or 4
     */
    public static void pack(byte[] fours, int width, int height, int bits, byte[] out, int at) {
        int from = stride(width, 4);
        int to = stride(width, bits);
        switch (bits) {
            case 1 -> {
                for (int y = 0; y < height; y++) {
                    ones(fours, y * from, from, out, at + y * to, to);
                }
            }
            case 2 -> {
                for (int y = 0; y < height; y++) {
                    twos(fours, y * from, from, out, at + y * to, to);
                }
            }
            default -> System.arraycopy(fours, 0, out, at, from * height);
        }
    }

    private static void ones(byte[] fours, int from, int length, byte[] out, int at, int stride) {
        int i = 0;
        int to = at;
        for (; i <= length - 8; i += 8) {
            I16BE.set(out, to, (short) gather1((long) I64BE.get(fours, from + i)));
            to += 2;
        }
        if (i < length) {
            last(gather1(rest(fours, from + i, length - i)) << 16, out, to, at + stride);
        }
    }

    private static void twos(byte[] fours, int from, int length, byte[] out, int at, int stride) {
        int i = 0;
        int to = at;
        for (; i <= length - 8; i += 8) {
            I32BE.set(out, to, gather2((long) I64BE.get(fours, from + i)));
            to += 4;
        }
        if (i < length) {
            last(gather2(rest(fours, from + i, length - i)), out, to, at + stride);
        }
    }

    /** Fewer than eight bytes, as if zeros followed them. */
    private static long rest(byte[] fours, int from, int count) {
        long rest = 0;
        for (int i = 0; i < 8; i++) {
            rest = rest << 8 | (i < count ? fours[from + i] & 0xFF : 0);
        }
        return rest;
    }

    /** Writes the highest bytes up to {@code end}. */
    private static void last(int bytes, byte[] out, int from, int end) {
        int rest = bytes;
        for (int to = from; to < end; to++) {
            out[to] = (byte) (rest >>> 24);
            rest <<= 8;
        }
    }

    /** The lowest bit of every four. */
    private static int gather1(long fours) {
        long pairs = (fours | fours >>> 3) & 0x0303030303030303L;
        long quads = (pairs | pairs >>> 6) & 0x000F000F000F000FL;
        long octets = (quads | quads >>> 12) & 0x000000FF000000FFL;
        return (int) (octets | octets >>> 24) & 0xFFFF;
    }

    /** The lowest two bits of every four. */
    private static int gather2(long fours) {
        long pairs = (fours | fours >>> 2) & 0x0F0F0F0F0F0F0F0FL;
        long quads = (pairs | pairs >>> 4) & 0x00FF00FF00FF00FFL;
        long octets = (quads | quads >>> 8) & 0x0000FFFF0000FFFFL;
        return (int) (octets | octets >>> 16);
    }
}
