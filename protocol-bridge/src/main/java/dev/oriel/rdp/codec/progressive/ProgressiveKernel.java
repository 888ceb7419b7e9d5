package dev.oriel.rdp.codec.progressive;

import dev.oriel.rdp.codec.progressive.ProgressiveTables.Layout;
import dev.oriel.rdp.codec.rfx.Dwt;
import dev.oriel.rdp.codec.rfx.Rlgr;
import dev.oriel.rdp.codec.rfx.TilePixels;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** First and further passes over one component of a tile, and its picture. Allocates nothing per tile. */
final class ProgressiveKernel {
    private final Rlgr rlgr = new Rlgr();
    private final UpgradeReader upgrade = new UpgradeReader();
    private final int[] coefficients = new int[Rlgr.COEFFICIENTS];
    private final int[] noShifts = new int[ProgressiveTables.BANDS];

    // each made when it is first needed: a host uses one of them
    private @Nullable Plain plain;
    private @Nullable Extrapolated extrapolated;

    private static final class Plain {
        final Dwt dwt = new Dwt();
        final TilePixels pixels = new TilePixels(Dwt.STRIDE, Dwt.PLANE);
    }

    private static final class Extrapolated {
        final ExtrapolatedDwt dwt = new ExtrapolatedDwt();
        final TilePixels pixels = new TilePixels(ExtrapolatedDwt.STRIDE, ExtrapolatedDwt.PLANE);
    }

    /**
     * Decodes a component of TILE_SIMPLE or TILE_FIRST into {@link ProgressiveTile#current}.
     *
     * @param shifts left shifts, per subband
     * @param difference whether the coefficients are added to those that are there
     */
    void first(
            ProgressiveTile tile, int component, byte[] data, int from, int length, int[] shifts, boolean difference) {
        Layout layout = tile.extrapolated ? ProgressiveTables.EXTRAPOLATED : ProgressiveTables.PLAIN;
        int[] c = coefficients;
        Arrays.fill(c, 0);
        boolean keepsSigns = tile.refinable;
        byte[] bandOf = layout.bandOf;
        rlgr.decode(Rlgr.Mode.RLGR1, data, from, length, c, bandOf, keepsSigns ? noShifts : shifts);
        int base = component * Rlgr.COEFFICIENTS;
        if (keepsSigns) {
            for (int i = 0; i < Rlgr.COEFFICIENTS; i++) {
                tile.sign[base + i] = (byte) Integer.signum(c[i]);
                c[i] = (short) (c[i] << shifts[bandOf[i]]);
            }
        }
        // LL3 is coded as differences; a shift keeps sums, so it may come before
        for (int i = layout.starts[ProgressiveTables.LL3] + 1; i < Rlgr.COEFFICIENTS; i++) {
            c[i] = (short) (c[i] + c[i - 1]);
        }
        short[] current = tile.current;
        if (difference) {
            for (int i = 0; i < Rlgr.COEFFICIENTS; i++) {
                int sum = current[base + i] + c[i];
                current[base + i] = (short) Math.clamp(sum, Short.MIN_VALUE, Short.MAX_VALUE);
            }
        } else {
            for (int i = 0; i < Rlgr.COEFFICIENTS; i++) {
                current[base + i] = (short) c[i];
            }
        }
    }

    /**
     * Refines a component by a TILE_UPGRADE.
     *
     * @param shifts left shifts of what is read, per subband
     * @param bits number of bits that are added to each coefficient, per subband, 0..15
     */
    void upgrade(
            ProgressiveTile tile,
            int component,
            byte[] data,
            int srlFrom,
            int srlLength,
            int rawLength,
            int[] shifts,
            int[] bits) {
        Layout layout = tile.extrapolated ? ProgressiveTables.EXTRAPOLATED : ProgressiveTables.PLAIN;
        upgrade.start(data, srlFrom, srlLength, srlFrom + srlLength, rawLength);
        int base = component * Rlgr.COEFFICIENTS;
        for (int band = 0; band < ProgressiveTables.BANDS; band++) {
            int count = bits[band];
            if (count == 0) {
                continue;
            }
            int from = base + layout.starts[band];
            int to = base + layout.starts[band + 1];
            if (band == ProgressiveTables.LL3) {
                refineLow(tile, from, to, shifts[band], count);
            } else {
                refineHigh(tile, from, to, shifts[band], count);
            }
        }
    }

    /** LL3 is sent whole, so its further bits are plain: they only add. */
    private void refineLow(ProgressiveTile tile, int from, int to, int shift, int count) {
        for (int i = from; i < to; i++) {
            tile.current[i] += (short) (upgrade.raw(count) << shift);
        }
    }

    private void refineHigh(ProgressiveTile tile, int from, int to, int shift, int count) {
        byte[] sign = tile.sign;
        for (int i = from; i < to; i++) {
            int value;
            if (sign[i] == 0) {
                value = upgrade.srl(count);
                sign[i] = (byte) Integer.signum(value);
            } else {
                value = upgrade.raw(count) * sign[i];
            }
            tile.current[i] += (short) (value << shift);
        }
    }

    /** The pixels of a tile. */
    TilePixels picture(ProgressiveTile tile) {
        TilePixels pixels = tile.extrapolated ? extrapolated(tile) : plain(tile);
        pixels.convert();
        return pixels;
    }

    private TilePixels plain(ProgressiveTile tile) {
        Plain made = plain;
        if (made == null) {
            made = new Plain();
            plain = made;
        }
        for (int component = 0; component < 3; component++) {
            made.dwt.inverse(widen(tile, component), made.pixels.component(component));
        }
        return made.pixels;
    }

    private TilePixels extrapolated(ProgressiveTile tile) {
        Extrapolated made = extrapolated;
        if (made == null) {
            made = new Extrapolated();
            extrapolated = made;
        }
        for (int component = 0; component < 3; component++) {
            made.dwt.inverse(widen(tile, component), made.pixels.component(component));
        }
        return made.pixels;
    }

    private int[] widen(ProgressiveTile tile, int component) {
        int[] c = coefficients;
        int base = component * Rlgr.COEFFICIENTS;
        for (int i = 0; i < Rlgr.COEFFICIENTS; i++) {
            c[i] = tile.current[base + i];
        }
        return c;
    }
}
