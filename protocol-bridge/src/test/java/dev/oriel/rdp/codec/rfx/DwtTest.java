package dev.oriel.rdp.codec.rfx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DwtTest {
    private final Dwt dwt = new Dwt();

    /** The samples of four planes, row by row. */
    public static int[] rows(int[][] planes, int stride) {
        int[] out = new int[64 * 64];
        for (int y = 0; y < 64; y++) {
            for (int x = 0; x < 64; x++) {
                out[y * 64 + x] = planes[(y & 1) * 2 + (x & 1)][(y >> 1) * stride + (x >> 1)];
            }
        }
        return out;
    }

    private int[] inverse(int[] coefficients) {
        int[][] planes = Dwt.newPlanes();
        dwt.inverse(coefficients, planes);
        return rows(planes, Dwt.STRIDE);
    }

    @Test
    void agreesWithTheReferenceOnAnyCoefficients() {
        Random random = new Random(1);
        for (int i = 0; i < 200; i++) {
            int range = 1 << random.nextInt(1, 16);
            int[] coefficients = random.ints(Rlgr.COEFFICIENTS, -range, range).toArray();
            assertThat(inverse(coefficients)).isEqualTo(RfxReference.inverse(coefficients));
        }
    }

    @Test
    void onlyTheLowBandMakesAPlainTile() {
        int[] coefficients = new int[Rlgr.COEFFICIENTS];
        Arrays.fill(coefficients, 4032, 4096, 777);
        assertThat(inverse(coefficients)).containsOnly(777);
    }

    @Test
    void eachCoefficientReachesTheSamplesThatTheReferenceSays() {
        for (int i = 0; i < Rlgr.COEFFICIENTS; i++) {
            int[] coefficients = new int[Rlgr.COEFFICIENTS];
            coefficients[i] = 1024;
            assertThat(inverse(coefficients)).as("coefficient %d", i).isEqualTo(RfxReference.inverse(coefficients));
        }
    }

    @Test
    void undoesTheForwardTransformUpToRounding() {
        int[] samples = new Random(2).ints(64 * 64, -4096, 4096).toArray();
        int[] back = inverse(RfxEncoder.forward(samples));
        for (int i = 0; i < samples.length; i++) {
            assertThat(back[i]).isCloseTo(samples[i], org.assertj.core.data.Offset.offset(12));
        }
    }

    @Test
    void nothingOfOneTileReachesTheNext() {
        Random random = new Random(3);
        int[] first = random.ints(Rlgr.COEFFICIENTS, -9_000, 9_000).toArray();
        int[] second = new int[Rlgr.COEFFICIENTS];
        inverse(first);
        assertThat(inverse(second)).containsOnly(0);
    }
}
