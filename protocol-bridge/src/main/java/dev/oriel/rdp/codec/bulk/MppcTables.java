package dev.oriel.rdp.codec.bulk;

/**
 * Codes of copy offsets: [MS-RDPBCGR] 3.1.8.4.1.2.1 (RDP 4.0) and 3.1.8.4.2.2.1 (RDP 5.0). Indexed by the number of
 * leading one bits, of which more than the last index count as the last. Fewer than two are a literal.
 *
 * <pre>
 *  ones   RDP 4.0                RDP 5.0
 *  2      110  + 13 bits, 320    110   + 16 bits, 2368
 *  3      1110 +  8 bits,  64    1110  + 11 bits,  320
 *  4      1111 +  6 bits,   0    11110 +  8 bits,   64
 *  5                             11111 +  6 bits,    0
 * </pre>
 *
 * The length of a match, after it, is the same in both but for the largest: n ones and a zero stand for 3 where n is 0,
 * else for 2<sup>n+1</sup> and the n + 1 bits that follow; n is at most 11 in RDP 4.0 and 14 in RDP 5.0.
 */
final class MppcTables {
    static final int MAX_OFFSET_ONES_RDP4 = 4;
    static final int MAX_OFFSET_ONES_RDP5 = 5;
    static final int MAX_LENGTH_ONES_RDP4 = 11;
    static final int MAX_LENGTH_ONES_RDP5 = 14;

    /** Bits of the prefix, then of the value, then the base that is added to it. */
    static final int[] PREFIX_RDP4 = {0, 0, 3, 4, 4};

    static final int[] VALUE_RDP4 = {0, 0, 13, 8, 6};
    static final int[] BASE_RDP4 = {0, 0, 320, 64, 0};

    static final int[] PREFIX_RDP5 = {0, 0, 3, 4, 5, 5};
    static final int[] VALUE_RDP5 = {0, 0, 16, 11, 8, 6};
    static final int[] BASE_RDP5 = {0, 0, 2368, 320, 64, 0};

    private MppcTables() {}
}
