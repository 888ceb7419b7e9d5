package dev.oriel.rdp.codec.planar;

/** Bits of [MS-RDPEGDI] 2.2.2.5.1 FormatHeader, and the run lengths of 2.2.2.5.1.2 RDP6_RLE_SEGMENT. */
final class PlanarTables {
    /** CLL: 0 for red, green and blue; 1..7 for luma and chroma, the latter without its lower bits */
    static final int COLOR_LOSS_LEVEL_MASK = 0x07;
    /** CS: the chroma planes have half the width and half the height */
    static final int CHROMA_SUBSAMPLING = 0x08;
    /** RLE: the planes are run-length encoded, row by row */
    static final int RUN_LENGTH_ENCODED = 0x10;
    /** NA: there is no alpha plane */
    static final int NO_ALPHA = 0x20;

    /**
     * Control byte of a segment to its number of raw bytes, in the lower byte, and the length of the run that follows,
     * in the upper. nRunLength of 1 and 2 stand for 16 and 32, to which cRawBytes is added; there are no raw bytes then.
     */
    static final short[] SEGMENT = new short[256];

    /**
     * Raw byte of a row but the first to what is added to the byte above: the lowest bit is the sign, the upper seven
     * are the magnitude, less one where it is negative.
     */
    static final byte[] DELTA = new byte[256];

    static {
        for (int control = 0; control < 256; control++) {
            int run = control & 0xF;
            int raw = control >> 4;
            SEGMENT[control] = (short) (run == 1 || run == 2 ? (16 * run + raw) << 8 : (run << 8) | raw);
            DELTA[control] = (byte) ((control & 1) == 0 ? control >> 1 : -(control >> 1) - 1);
        }
    }

    private PlanarTables() {}
}
