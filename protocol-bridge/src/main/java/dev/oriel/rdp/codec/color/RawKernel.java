package dev.oriel.rdp.codec.color;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Widens rows of pixels. No bounds are checked beyond Java's own: {@link RawDecoder} has checked them. */
final class RawKernel {
    private static final VarHandle U16LE = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle I32LE = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private RawKernel() {}

    static void row(PixelFormat format, byte[] in, int from, int[] out, int to, int count) {
        switch (format) {
            case INDEXED_8 -> {
                for (int i = 0; i < count; i++) {
                    out[to + i] = in[from + i] & 0xFF;
                }
            }
            case RGB_555 -> {
                for (int i = 0; i < count; i++) {
                    out[to + i] = PixelFormat.rgbOf555((short) U16LE.get(in, from + 2 * i));
                }
            }
            case RGB_565 -> {
                for (int i = 0; i < count; i++) {
                    out[to + i] = PixelFormat.rgbOf565((short) U16LE.get(in, from + 2 * i));
                }
            }
            case BGR_24 -> {
                for (int i = 0; i < count; i++) {
                    int at = from + 3 * i;
                    out[to + i] = (in[at] & 0xFF) | (in[at + 1] & 0xFF) << 8 | (in[at + 2] & 0xFF) << 16;
                }
            }
            case BGRX_32 -> {
                for (int i = 0; i < count; i++) {
                    out[to + i] = (int) I32LE.get(in, from + 4 * i) & 0xFFFFFF;
                }
            }
        }
    }
}
