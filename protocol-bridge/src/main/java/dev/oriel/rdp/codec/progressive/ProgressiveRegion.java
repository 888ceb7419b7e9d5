package dev.oriel.rdp.codec.progressive;

import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Limits;
import dev.oriel.rdp.wire.WireReader;

/** The head of RFX_PROGRESSIVE_REGION, [MS-RDPEGFX] 2.2.4.2.1.5, in arrays that are used again. */
final class ProgressiveRegion {
    private static final int MAX_QUANTS = 7;
    private static final int MIN_QUANT = 6;

    /** Left, top, right, bottom of each rectangle, the last two exclusive. */
    int[] rects = new int[4 * 16];

    int rectCount;
    int tileCount;
    boolean extrapolated;

    private int quantCount;
    private int progressiveQuantCount;
    private final int[][] quants = new int[MAX_QUANTS][ProgressiveTables.BANDS];
    /** Per quality the values of the three components. */
    private int[][] progressiveQuants = new int[0][];

    private static final int[] FULL = new int[ProgressiveTables.BANDS];

    /** @return the size of the tiles that follow, in bytes */
    int read(WireReader in, Limits limits) throws DecodeException {
        in.require(12, "RFX_PROGRESSIVE_REGION");
        int tileSize = in.u8();
        if (tileSize != 64) {
            throw DecodeException.invalid("tileSize", 0, tileSize);
        }
        rectCount = in.u16le();
        if (rectCount == 0) {
            throw DecodeException.invalid("numRects", 1, rectCount);
        }
        Limits.check("numRects", 1, rectCount, limits.maxRects());
        quantCount = in.u8();
        Limits.check("numQuant", 3, quantCount, MAX_QUANTS);
        progressiveQuantCount = in.u8();
        extrapolated = (in.u8() & ProgressiveTables.REDUCE_EXTRAPOLATE) != 0;
        tileCount = in.u16le();
        int tileDataSize = Limits.check("tileDataSize", 8, in.u32le(), limits.maxBitmapLength());

        in.require(8 * rectCount + 5 * quantCount + 16 * progressiveQuantCount, "RFX_PROGRESSIVE_REGION");
        if (rects.length < 4 * rectCount) {
            rects = new int[4 * rectCount];
        }
        for (int i = 0; i < 4 * rectCount; i += 4) {
            rects[i] = in.u16le();
            rects[i + 1] = in.u16le();
            rects[i + 2] = rects[i] + in.u16le();
            rects[i + 3] = rects[i + 1] + in.u16le();
        }
        for (int i = 0; i < quantCount; i++) {
            readQuant(in, quants[i], MIN_QUANT);
        }
        if (progressiveQuants.length < 3 * progressiveQuantCount) {
            progressiveQuants = new int[3 * progressiveQuantCount][ProgressiveTables.BANDS];
        }
        for (int i = 0; i < progressiveQuantCount; i++) {
            in.skip(1, "quality");
            for (int component = 0; component < 3; component++) {
                readQuant(in, progressiveQuants[3 * i + component], 0);
            }
        }
        return tileDataSize;
    }

    private static void readQuant(WireReader in, int[] quant, int min) throws DecodeException {
        for (int i = 0; i < ProgressiveTables.BANDS; i += 2) {
            int pair = in.u8();
            if ((pair & 0x0F) < min || pair >> 4 < min) {
                throw DecodeException.invalid("quantVals", in.position() - 1, pair);
            }
            quant[ProgressiveTables.QUANT_ORDER[i]] = pair & 0x0F;
            quant[ProgressiveTables.QUANT_ORDER[i + 1]] = pair >> 4;
        }
    }

    /** Values of [MS-RDPEGFX] 2.2.4.2.1.5.2, 6..15 per subband. */
    int[] quant(int index) throws DecodeException {
        if (index >= quantCount) {
            throw DecodeException.invalid("quantIdx", -1, index);
        }
        return quants[index];
    }

    /** What a quality adds to them, 0..15 per subband. */
    int[] progressiveQuant(int quality, int component) throws DecodeException {
        if (quality == ProgressiveTables.FULL_QUALITY) {
            return FULL;
        }
        if (quality >= progressiveQuantCount) {
            throw DecodeException.invalid("quality", -1, quality);
        }
        return progressiveQuants[3 * quality + component];
    }
}
