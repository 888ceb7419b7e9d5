package dev.oriel.rdp.codec.rfx;

import java.util.Arrays;

/** Decodes a tile: entropy, LL3 differences, dequantization, inverse transform, colours. Allocates nothing per tile. */
final class RfxKernel {
    /** First coefficient of the LL3 band, and the number of them. */
    private static final int LL3 = 4032;

    private final Rlgr rlgr = new Rlgr();
    private final Dwt dwt = new Dwt();
    private final int[] coefficients = new int[Rlgr.COEFFICIENTS];
    private final TilePixels pixels = new TilePixels(Dwt.STRIDE, Dwt.PLANE);

    /**
     * @param component 0 luma, 1 Cb, 2 Cr
     * @param shifts per subband, see {@link RfxTables#BAND_OF}
     */
    void decodeComponent(Rlgr.Mode mode, byte[] data, int from, int length, int[] shifts, int component) {
        int[] c = coefficients;
        Arrays.fill(c, 0);
        rlgr.decode(mode, data, from, length, c, RfxTables.BAND_OF, shifts);
        // LL3 is coded as differences ([MS-RDPRFX] 3.1.8.1.7.1); a shift keeps sums, so it may come before
        for (int i = LL3 + 1; i < Rlgr.COEFFICIENTS; i++) {
            c[i] = (short) (c[i] + c[i - 1]);
        }
        dwt.inverse(c, pixels.component(component));
    }

    /** The pixels of the tile whose three components have been decoded. */
    TilePixels convert() {
        pixels.convert();
        return pixels;
    }
}
