package dev.oriel.encoder.tile;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Packs indices of 1, 2, 4 or 8 bits into rows of whole bytes, leftmost pixel in the highest bits. */
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

    /** Packs {@code width * height} indices into {@code out} from {@code at}. */
    public static void pack(byte[] indices, int width, int height, int bits, byte[] out, int at) {
        if (bits == 8) {
            System.arraycopy(indices, 0, out, at, width * height);
            return;
        }
        int stride = stride(width, bits);
        for (int y = 0; y < height; y++) {
            row(indices, y * width, width, bits, out, at + y * stride);
        }
    }

    private static void row(byte[] indices, int from, int width, int bits, byte[] out, int at) {
        int x = 0;
        int to = at;
        for (; x <= width - 8; x += 8) {
            long eight = (long) I64BE.get(indices, from + x);
            switch (bits) {
                case 1 -> {
                    out[to] = (byte) gather1(eight);
                    to++;
                }
                case 2 -> {
                    I16BE.set(out, to, (short) gather2(eight));
                    to += 2;
                }
                default -> {
                    I32BE.set(out, to, gather4(eight));
                    to += 4;
                }
            }
        }
        if (x < width) {
            long rest = 0;
            for (int i = 0; i < 8; i++) {
                rest = rest << 8 | (x + i < width ? indices[from + x + i] & 0xFF : 0);
            }
            int last = bits == 1 ? gather1(rest) << 24 : bits == 2 ? gather2(rest) << 16 : gather4(rest);
            for (int i = stride(width - x, bits); i > 0; i--) {
                out[to++] = (byte) (last >>> 24);
                last <<= 8;
            }
        }
    }

    /** The lowest bit of each byte; the product brings the bit of byte i to bit 56 + i. */
    private static int gather1(long bytes) {
        return (int) ((bytes * 0x0102040810204080L) >>> 56) & 0xFF;
    }

    /** The lowest two bits of each byte. */
    private static int gather2(long bytes) {
        long pairs = (bytes | bytes >>> 6) & 0x000F000F000F000FL;
        long quads = (pairs | pairs >>> 12) & 0x000000FF000000FFL;
        return (int) (quads | quads >>> 24) & 0xFFFF;
    }

    /** The lowest four bits of each byte. */
    private static int gather4(long bytes) {
        long pairs = (bytes | bytes >>> 4) & 0x00FF00FF00FF00FFL;
        long quads = (pairs | pairs >>> 8) & 0x0000FFFF0000FFFFL;
        return (int) (quads | quads >>> 16);
    }
}
