package dev.oriel.rdp.order.paint;

/**
 * One of the 256 ternary raster operations: [MS-RDPEGDI] 2.2.2.2.1.1.1.7 Ternary Raster Operation Index.
 *
 * <p>Bit {@code 4 * p + 2 * s + d} of the index is the result for the bits {@code p} of the pattern, {@code s} of the source
 * and {@code d} of the destination. Any such table is an exclusive or of products of its operands (its algebraic normal
 * form): {@code c0 ^ c1 d ^ c2 s ^ c3 s d ^ c4 p ^ c5 p d ^ c6 p s ^ c7 p s d}. The eight coefficients come from the table by
 * seven exclusive ors, and which operands count can be read off them. {@link RopKernel} computes with them for 32 bits at
 * once and without a branch.
 */
public final class Rop3 {
    public static final int BLACKNESS = 0x00;
    public static final int DSTINVERT = 0x55;
    public static final int PATINVERT = 0x5A;
    public static final int NOP = 0xAA;
    public static final int SRCCOPY = 0xCC;
    public static final int SRCPAINT = 0xEE;
    public static final int PATCOPY = 0xF0;
    public static final int WHITENESS = 0xFF;

    /** The upper eight bits of a pixel of a surface are zero, and stay so. */
    private static final int PIXEL = 0xFFFFFF;

    private static final Rop3[] ALL = all();

    private final int index;
    private final int[] coefficients = new int[8];

    private Rop3(int index) {
        this.index = index;
        int[] table = new int[8];
        for (int i = 0; i < 8; i++) {
            table[i] = index >> i & 1;
        }
        // the Möbius transform: a coefficient is the sum of the table over all that its operands contain
        for (int operand = 1; operand < 8; operand <<= 1) {
            for (int i = 0; i < 8; i++) {
                if ((i & operand) != 0) {
                    table[i] ^= table[i ^ operand];
                }
            }
        }
        for (int i = 0; i < 8; i++) {
            coefficients[i] = table[i] == 0 ? 0 : PIXEL;
        }
    }

    private static Rop3[] all() {
        Rop3[] all = new Rop3[256];
        for (int i = 0; i < all.length; i++) {
            all[i] = new Rop3(i);
        }
        return all;
    }

    /** @param index 0..255 */
    public static Rop3 of(int index) {
        return ALL[index];
    }

    /**
     * The ternary operation that does what a binary one does to pen and destination: [MS-RDPEGDI] 2.2.2.2.1.1.1.6 Binary
     * Raster Operation, R2_BLACK to R2_WHITE.
     *
     * @param rop2 1..16; other bits are ignored
     */
    public static Rop3 ofBinary(int rop2) {
        // less one, the number is the table: bit 2 * p + d; the source may be either
        int table = rop2 - 1 & 0xF;
        int withoutPen = table & 3;
        int withPen = table >> 2;
        return of(withoutPen | withoutPen << 2 | withPen << 4 | withPen << 6);
    }

    public int index() {
        return index;
    }

    /** Coefficient of a product: bit 0 of the number is the destination, bit 1 the source, bit 2 the pattern. */
    int coefficient(int operands) {
        return coefficients[operands];
    }

    public boolean usesDestination() {
        return uses(1);
    }

    public boolean usesSource() {
        return uses(2);
    }

    public boolean usesPattern() {
        return uses(4);
    }

    private boolean uses(int operand) {
        for (int i = 0; i < 8; i++) {
            if ((i & operand) != 0 && coefficients[i] != 0) {
                return true;
            }
        }
        return false;
    }

    @Override
    public String toString() {
        return "Rop3[0x%02X]".formatted(index);
    }
}
