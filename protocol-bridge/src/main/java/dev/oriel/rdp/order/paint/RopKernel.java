package dev.oriel.rdp.order.paint;

/**
 * Applies raster operations to rows of pixels that each begin at the start of an array of its own, at least {@code count}
 * long. The loops have neither a branch nor a call, and one index for all arrays, without which the compiler could not tell
 * that they do not overlap: so they are vectorized. Benchmark: {@code RopBenchmark}.
 */
final class RopKernel {
    private RopKernel() {}

    /** An operation of the destination alone. */
    static void destination(Rop3 rop, int[] target, int count) {
        int c0 = rop.coefficient(0);
        int c1 = rop.coefficient(1);
        for (int i = 0; i < count; i++) {
            target[i] = c0 ^ (c1 & target[i]);
        }
    }

    /** An operation of the destination and one other operand, whichever it is. */
    static void two(Rop3 rop, int[] target, int[] other, int count) {
        // the other operand is the source or the pattern: the coefficients of the one that is not used are zero
        int c0 = rop.coefficient(0);
        int c1 = rop.coefficient(1);
        int c2 = rop.coefficient(2) | rop.coefficient(4);
        int c3 = rop.coefficient(3) | rop.coefficient(5);
        for (int i = 0; i < count; i++) {
            int d = target[i];
            target[i] = c0 ^ (c1 & d) ^ (other[i] & (c2 ^ (c3 & d)));
        }
    }

    /**
     * An operation of all three, in two loops: one would be too long to be vectorized.
     *
     * @param pattern used up
     */
    static void three(Rop3 rop, int[] target, int[] source, int[] pattern, int count) {
        int c4 = rop.coefficient(4);
        int c5 = rop.coefficient(5);
        int c6 = rop.coefficient(6);
        int c7 = rop.coefficient(7);
        for (int i = 0; i < count; i++) {
            int d = target[i];
            pattern[i] &= c4 ^ (c5 & d) ^ (source[i] & (c6 ^ (c7 & d)));
        }
        int c0 = rop.coefficient(0);
        int c1 = rop.coefficient(1);
        int c2 = rop.coefficient(2);
        int c3 = rop.coefficient(3);
        for (int i = 0; i < count; i++) {
            int d = target[i];
            target[i] = pattern[i] ^ c0 ^ (c1 & d) ^ (source[i] & (c2 ^ (c3 & d)));
        }
    }
}
