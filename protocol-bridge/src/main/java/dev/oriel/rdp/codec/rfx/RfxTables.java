package dev.oriel.rdp.codec.rfx;

import java.util.Arrays;

/** Types of blocks of [MS-RDPRFX] 2.2.2.1.1, and which subband a coefficient belongs to. */
final class RfxTables {
    static final int SYNC = 0xCCC0;
    static final int CODEC_VERSIONS = 0xCCC1;
    static final int CHANNELS = 0xCCC2;
    static final int CONTEXT = 0xCCC3;
    static final int FRAME_BEGIN = 0xCCC4;
    static final int FRAME_END = 0xCCC5;
    static final int REGION = 0xCCC6;
    static final int TILESET = 0xCCC7;

    static final int SUBTYPE_REGION = 0xCAC1;
    static final int SUBTYPE_TILESET = 0xCAC2;
    static final int TILE = 0xCAC3;

    static final int MAGIC = 0xCACCACCA;
    static final int VERSION_1_0 = 0x0100;

    /** Number of subbands. */
    static final int BANDS = 10;

    /**
     * Per coefficient in the order of the wire: its subband, numbered as TS_RFX_CODEC_QUANT ([MS-RDPRFX] 2.2.2.1.5)
     * orders them: LL3, LH3, HL3, HH3, LH2, HL2, HH2, LH1, HL1, HH1.
     */
    static final byte[] BAND_OF = new byte[Rlgr.COEFFICIENTS];

    private static final int[] BAND_ORDER = {8, 7, 9, 5, 4, 6, 2, 1, 3, 0};
    private static final int[] BAND_SIZE = {1024, 1024, 1024, 256, 256, 256, 64, 64, 64, 64};

    static {
        int at = 0;
        for (int i = 0; i < BANDS; i++) {
            Arrays.fill(BAND_OF, at, at + BAND_SIZE[i], (byte) BAND_ORDER[i]);
            at += BAND_SIZE[i];
        }
    }

    private RfxTables() {}
}
