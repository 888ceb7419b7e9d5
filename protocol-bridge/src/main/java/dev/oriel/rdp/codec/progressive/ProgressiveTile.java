package dev.oriel.rdp.codec.progressive;

import dev.oriel.rdp.codec.rfx.Rlgr;

/**
 * What is kept of a tile: its coefficients, for refinements and differences, and while it can be refined also the signs
 * that are known and the bit position of each subband.
 */
final class ProgressiveTile {
    /** Dequantized coefficients of the three components, one after the other. */
    final short[] current = new short[3 * Rlgr.COEFFICIENTS];

    /** Per coefficient -1, 0 or 1: [MS-RDPEGFX] 3.2.8.1.5.2 DAS. Empty until the tile comes coarsely for the first time. */
    byte[] sign = {};

    /** Whether the last first pass was a coarse one, so that signs and bit positions hold. */
    boolean refinable;

    /** Lowest bit that is known yet, per component and subband. */
    final int[] bitPos = new int[3 * ProgressiveTables.BANDS];

    boolean extrapolated;
}
