package dev.oriel.rdp.order.cache;

import dev.oriel.rdp.order.secondary.BitmapDepth;
import dev.oriel.rdp.order.secondary.CacheBrush;
import dev.oriel.rdp.wire.Bytes;
import dev.oriel.rdp.wire.DecodeException;
import java.util.function.IntUnaryOperator;

/**
 * A brush of 8×8 pixels, rows from the top: [MS-RDPEGDI] 2.2.2.2.1.2.7 Cache Brush.
 *
 * @param bitsPerPixel 1, 8, 15, 16, 24 or 32
 * @param pixels 64 raw pixels, bits where there is one a pixel
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, never changed
public record CachedBrush(int bitsPerPixel, int[] pixels) {
    private static final int SIDE = 8;
    private static final int PIXELS = SIDE * SIDE;

    /** Of four colours: two bits for each pixel, then the colours. */
    private static final int PACKED_BYTES = PIXELS / 4;

    /** @param sessionDepth tells 15 from 16 bits a pixel */
    public static CachedBrush of(CacheBrush order, int sessionDepth) throws DecodeException {
        if (order.width() != SIDE || order.height() != SIDE) {
            throw DecodeException.invalid("cx or cy", -1, order.width() != SIDE ? order.width() : order.height());
        }
        int bits = BitmapDepth.bitsPerPixel(order.format(), sessionDepth);
        int bytes = (bits + 7) / 8;
        Bytes data = order.data();
        int[] pixels = new int[PIXELS];
        int packed = PACKED_BYTES + 4 * bytes;
        if (bits == 1) {
            require(data, SIDE);
            fill(pixels, i -> data.get(i / SIDE) >> (SIDE - 1 - i % SIDE) & 1);
        } else if (data.length() == packed) {
            fill(pixels, i -> raw(data, PACKED_BYTES + bytes * (data.get(i / 4) >> (6 - 2 * (i % 4)) & 3), bytes));
        } else {
            require(data, PIXELS * bytes);
            fill(pixels, i -> raw(data, i * bytes, bytes));
        }
        return new CachedBrush(bits, pixels);
    }

    private static void require(Bytes data, int length) throws DecodeException {
        if (data.length() < length) {
            throw DecodeException.invalid("iBytes", -1, data.length());
        }
    }

    /** Rows come from the bottom up. */
    private static void fill(int[] pixels, IntUnaryOperator wire) {
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                pixels[y * SIDE + x] = wire.applyAsInt((SIDE - 1 - y) * SIDE + x);
            }
        }
    }

    private static int raw(Bytes data, int at, int bytes) {
        int value = 0;
        for (int i = 0; i < bytes; i++) {
            value |= data.get(at + i) << (8 * i);
        }
        return value;
    }
}
