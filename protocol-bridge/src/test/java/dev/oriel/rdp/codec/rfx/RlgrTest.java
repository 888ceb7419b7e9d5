package dev.oriel.rdp.codec.rfx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RlgrTest {
    private static final int COUNT = Rlgr.COEFFICIENTS;
    private static final byte[] ONE_BAND = new byte[COUNT];
    private final Rlgr rlgr = new Rlgr();

    private int[] decode(Rlgr.Mode mode, byte[] data) {
        int[] out = new int[COUNT];
        rlgr.decode(mode, data, 0, data.length, out, ONE_BAND, new int[1]);
        return out;
    }

    /** Sparse values, denser and larger towards the end, as the subbands of a tile are. */
    static int[] coefficients(Random random, int density, int magnitude) {
        int[] values = new int[COUNT];
        for (int i = 0; i < COUNT; i++) {
            if (random.nextInt(density) == 0) {
                values[i] = (int) (random.nextGaussian() * magnitude);
            }
        }
        return values;
    }

    @ParameterizedTest
    @EnumSource
    void decodesWhatWasEncoded(Rlgr.Mode mode) {
        Random random = new Random(1);
        for (int density = 1; density < 200; density = density * 3 / 2 + 1) {
            for (int magnitude = 1; magnitude < 3_000; magnitude *= 7) {
                int[] values = coefficients(random, density, magnitude);
                assertThat(decode(mode, RlgrReference.encode(mode, values))).isEqualTo(values);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void agreesWithTheReferenceOnAnyBytes(Rlgr.Mode mode) {
        Random random = new Random(2);
        for (int i = 0; i < 3_000; i++) {
            byte[] data = new byte[random.nextInt(i < 100 ? 40 : 900)];
            random.nextBytes(data);
            if (i % 3 == 0) {
                // long runs of equal bits
                for (int at = 0; at < data.length; at++) {
                    data[at] = (byte) (data[at] < 0 ? 0xFF : data[at] < 100 ? 0 : data[at]);
                }
            }
            assertThat(decode(mode, data))
                    .as("of %d bytes, input %d", data.length, i)
                    .isEqualTo(RlgrReference.decode(mode, data, COUNT));
        }
    }

    @ParameterizedTest
    @EnumSource
    void truncatedDataLeavesTheRestZero(Rlgr.Mode mode) {
        byte[] data = RlgrReference.encode(mode, coefficients(new Random(3), 4, 20));
        for (int length = 0; length < data.length; length += 7) {
            byte[] part = Arrays.copyOf(data, length);
            assertThat(decode(mode, part)).isEqualTo(RlgrReference.decode(mode, part, COUNT));
        }
    }

    @Test
    void shiftsEachSubbandByItsOwn() {
        int[] values = coefficients(new Random(4), 3, 30);
        byte[] bandOf = new byte[COUNT];
        for (int i = 0; i < COUNT; i++) {
            bandOf[i] = (byte) (i / 1024);
        }
        byte[] data = RlgrReference.encode(Rlgr.Mode.RLGR3, values);
        int[] out = new int[COUNT];
        int end = rlgr.decode(Rlgr.Mode.RLGR3, data, 0, data.length, out, bandOf, new int[] {5, 0, 3, 7});
        for (int i = 0; i < COUNT; i++) {
            assertThat(out[i]).isEqualTo(values[i] << (i < 1024 ? 5 : i < 2048 ? 0 : i < 3072 ? 3 : 7));
        }
        assertThat(values[end - 1]).isNotZero();
        assertThat(Arrays.stream(values, end, COUNT)).containsOnly(0);
    }
}
