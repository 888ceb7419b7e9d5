package dev.oriel.encoder.tile;

/**
 * A keyed 128-bit hash of a rectangle's size and pixels.
 *
 * <p>A viewer's tiles are known by this hash alone: keeping their pixels to compare would double the memory of a
 * session. So it must not fail, neither by accident nor by intent. By accident: 128 bits make a false match impossible in
 * practice (64 would give one in some ten thousand years of a viewer, which is too often for many viewers). By intent: a
 * page on the desktop chooses pixels, but does not know the key. A CRC gives neither: it is linear, so whoever knows one
 * collision knows all, whatever the seed.
 *
 * <p>Four lanes of 64×64→128-bit multiplications, each chained from pixel to pixel, so that positions count.
 */
public final class PixelHash {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private final long[] key = new long[8];
    private long low;
    private long high;

    /** @param seed the key, a secret */
    public PixelHash(long seed) {
        long state = seed;
        for (int i = 0; i < key.length; i++) {
            state += GOLDEN;
            key[i] = mix(state);
        }
    }

    /** Of the last rectangle hashed. */
    public long low() {
        return low;
    }

    /** Of the last rectangle hashed. */
    public long high() {
        return high;
    }

    /** Hashes a rectangle; {@link #low()} and {@link #high()} give the result. Guarded by {@code KernelBenchmark}. */
    public void hash(int[] pixels, int offset, int stride, int width, int height) {
        long size = (long) width << 32 | height;
        long x0 = key[0] ^ size;
        long y0 = key[1];
        long x1 = key[2];
        long y1 = key[3];
        long x2 = key[4];
        long y2 = key[5];
        long x3 = key[6];
        long y3 = key[7];
        for (int y = 0; y < height; y++) {
            int i = offset + y * stride;
            int end = i + width;
            for (; i <= end - 16; i += 16) {
                long a0 = pair(pixels[i], pixels[i + 1]) ^ x0;
                long b0 = pair(pixels[i + 2], pixels[i + 3]) ^ y0;
                long a1 = pair(pixels[i + 4], pixels[i + 5]) ^ x1;
                long b1 = pair(pixels[i + 6], pixels[i + 7]) ^ y1;
                long a2 = pair(pixels[i + 8], pixels[i + 9]) ^ x2;
                long b2 = pair(pixels[i + 10], pixels[i + 11]) ^ y2;
                long a3 = pair(pixels[i + 12], pixels[i + 13]) ^ x3;
                long b3 = pair(pixels[i + 14], pixels[i + 15]) ^ y3;
                long l0 = a0 * b0;
                long l1 = a1 * b1;
                long l2 = a2 * b2;
                long l3 = a3 * b3;
                long h0 = Math.multiplyHigh(a0, b0);
                long h1 = Math.multiplyHigh(a1, b1);
                long h2 = Math.multiplyHigh(a2, b2);
                long h3 = Math.multiplyHigh(a3, b3);
                x0 = l0 ^ h0;
                x1 = l1 ^ h1;
                x2 = l2 ^ h2;
                x3 = l3 ^ h3;
                y0 = Long.rotateLeft(l0, 32) + h0;
                y1 = Long.rotateLeft(l1, 32) + h1;
                y2 = Long.rotateLeft(l2, 32) + h2;
                y3 = Long.rotateLeft(l3, 32) + h3;
            }
            // what is left of a row goes through one lane, pixel by pixel
            for (; i < end; i++) {
                long a = pixels[i] ^ x0;
                long b = GOLDEN ^ y0;
                long l = a * b;
                long h = Math.multiplyHigh(a, b);
                x0 = l ^ h;
                y0 = Long.rotateLeft(l, 32) + h;
            }
        }
        low = mix(x0 + mix(x1 + mix(x2 + mix(x3 + key[0]))));
        high = mix(y0 + mix(y1 + mix(y2 + mix(y3 + key[1] + low))));
    }

    private static long pair(int first, int second) {
        return (long) first << 32 | second;
    }

    /** The finalizer of SplitMix64: every bit of the result depends on every bit of {@code value}. */
    private static long mix(long value) {
        long z = (value ^ value >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }
}
