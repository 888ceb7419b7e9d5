package dev.oriel.rdp.order.paint;

/**
 * Applies raster operations to rows of pixels. {@link Canvas} has checked that all rows lie inside of their arrays; the loops
 * have neither a branch nor a call, so that they are vectorized. Benchmark: {@code RopBenchmark}.
 */
final class RopKernel {
    private RopKernel() {}

    /** An operation of the destination alone. */
    static void destination(Rop3 rop, int[] target, int at, int count) {
        int c0 = rop.coefficient(0);
        int c1 = rop.coefficient(1);
        for (int i = at; i < at + count; i++) {
            target[i] = c0 ^ (c1 & target[i]);
        }
    }

    /** An operation of the destination and one other operand, whichever it is. */
    static void two(Rop3 rop, int[] target, int at, int[] other, int from, int count) {
        // the other operand is the source or the pattern: the coefficients of the one that is not used are zero
        int c0 = rop.coefficient(0);
        int c1 = rop.coefficient(1);
        int c2 = rop.coefficient(2) | rop.coefficient(4);
        int c3 = rop.coefficient(3) | rop.coefficient(5);
        for (int i = 0; i < count; i++) {
            int x = other[from + i];
            int d = target[at + i];
            target[at + i] = c0 ^ (c1 & d) ^ (x & (c2 ^ (c3 & d)));
        }
    }

    /** An operation of all three. */
    static void three(
            Rop3 rop, int[] target, int at, int[] source, int sourceAt, int[] pattern, int patternAt, int count) {
        int c0 = rop.coefficient(0);
        int c1 = rop.coefficient(1);
        int c2 = rop.coefficient(2);
        int c3 = rop.coefficient(3);
        int c4 = rop.coefficient(4);
        int c5 = rop.coefficient(5);
        int c6 = rop.coefficient(6);
        int c7 = rop.coefficient(7);
        for (int i = 0; i < count; i++) {
            int d = target[at + i];
            int s = source[sourceAt + i];
            int p = pattern[patternAt + i];
            int withoutPattern = c0 ^ (c1 & d) ^ (s & (c2 ^ (c3 & d)));
            int withPattern = c4 ^ (c5 & d) ^ (s & (c6 ^ (c7 & d)));
            target[at + i] = withoutPattern ^ (p & withPattern);
        }
    }
}
