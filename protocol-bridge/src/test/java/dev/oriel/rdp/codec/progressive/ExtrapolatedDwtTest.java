package dev.oriel.rdp.codec.progressive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oriel.rdp.codec.rfx.Rlgr;
import java.util.Arrays;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class ExtrapolatedDwtTest {
    private final ExtrapolatedDwt dwt = new ExtrapolatedDwt();

    private int[] inverse(int[] coefficients) {
        int[][] planes = new int[4][ExtrapolatedDwt.PLANE];
        dwt.inverse(coefficients, planes);
        int[] out = new int[64 * 64];
        for (int y = 0; y < 64; y++) {
            for (int x = 0; x < 64; x++) {
                out[y * 64 + x] = planes[(y & 1) * 2 + (x & 1)][(y >> 1) * ExtrapolatedDwt.STRIDE + (x >> 1)];
            }
        }
        return out;
    }

    @Test
    void agreesWithTheReferenceOnAnyCoefficients() {
        Random random = new Random(1);
        for (int i = 0; i < 200; i++) {
            int range = 1 << random.nextInt(1, 16);
            int[] coefficients = random.ints(Rlgr.COEFFICIENTS, -range, range).toArray();
            assertThat(inverse(coefficients)).isEqualTo(ExtrapolatedReference.inverse(coefficients));
        }
    }

    @Test
    void eachCoefficientReachesTheSamplesThatTheReferenceSays() {
        for (int i = 0; i < Rlgr.COEFFICIENTS; i++) {
            int[] coefficients = new int[Rlgr.COEFFICIENTS];
            coefficients[i] = -1024;
            assertThat(inverse(coefficients))
                    .as("coefficient %d", i)
                    .isEqualTo(ExtrapolatedReference.inverse(coefficients));
        }
    }

    @Test
    void onlyTheLowBandMakesAPlainTile() {
        int[] coefficients = new int[Rlgr.COEFFICIENTS];
        Arrays.fill(coefficients, 4015, 4096, -333);
        assertThat(inverse(coefficients)).containsOnly(-333);
    }

    @Test
    void undoesTheForwardTransformUpToRounding() {
        int[] samples = new Random(2).ints(64 * 64, -4096, 4096).toArray();
        int[] back = inverse(ExtrapolatedReference.forward(samples));
        for (int i = 0; i < samples.length; i++) {
            assertThat(back[i]).isCloseTo(samples[i], Offset.offset(16));
        }
    }
}
