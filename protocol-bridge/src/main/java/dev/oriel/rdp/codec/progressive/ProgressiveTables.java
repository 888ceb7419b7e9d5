package dev.oriel.rdp.codec.progressive;

import dev.oriel.rdp.codec.rfx.Rlgr;
import java.util.Arrays;

/** Types of blocks of [MS-RDPEGFX] 2.2.4.2.1, and where the subbands lie among the coefficients of a tile. */
final class ProgressiveTables {
    static final int SYNC = 0xCCC0;
    static final int FRAME_BEGIN = 0xCCC1;
    static final int FRAME_END = 0xCCC2;
    static final int CONTEXT = 0xCCC3;
    static final int REGION = 0xCCC4;
    static final int TILE_SIMPLE = 0xCCC5;
    static final int TILE_FIRST = 0xCCC6;
    static final int TILE_UPGRADE = 0xCCC7;

    static final int MAGIC = 0xCACCACCA;
    static final int VERSION_1_0 = 0x0100;

    /** RFX_DWT_REDUCE_EXTRAPOLATE, a flag of a region. */
    static final int REDUCE_EXTRAPOLATE = 0x01;

    /** RFX_TILE_DIFFERENCE, a flag of a tile. */
    static final int TILE_DIFFERENCE = 0x01;

    /** The quality of a tile that is sent whole. */
    static final int FULL_QUALITY = 0xFF;

    /** Number of subbands, which are numbered in the order of the wire: HL1, LH1, HH1, HL2, … HH3, LL3. */
    static final int BANDS = 10;

    static final int LL3 = 9;

    /** RFX_COMPONENT_CODEC_QUANT, [MS-RDPEGFX] 2.2.4.2.1.5.2: which subband each of its ten values is for. */
    static final int[] QUANT_ORDER = {9, 6, 7, 8, 3, 4, 5, 0, 1, 2};

    /** Where the subbands of a tile lie. */
    static final class Layout {
        /** First coefficient of each subband, and the end of the last one. */
        final int[] starts = new int[BANDS + 1];

        /** Per coefficient its subband. */
        final byte[] bandOf = new byte[Rlgr.COEFFICIENTS];

        Layout(int... sizes) {
            for (int band = 0; band < BANDS; band++) {
                starts[band + 1] = starts[band] + sizes[band];
                Arrays.fill(bandOf, starts[band], starts[band + 1], (byte) band);
            }
        }
    }

    /** Of the transform of [MS-RDPRFX] 3.1.8.1.4. */
    static final Layout PLAIN = new Layout(1024, 1024, 1024, 256, 256, 256, 64, 64, 64, 64);

    /** Of the reduce-extrapolate transform, [MS-RDPEGFX] 3.2.8.1.2.2: 31 by 33, 31 by 31, 16 by 17 and so on. */
    static final Layout EXTRAPOLATED = new Layout(1023, 1023, 961, 272, 272, 256, 72, 72, 64, 81);

    private ProgressiveTables() {}
}
