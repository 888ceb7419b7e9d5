package dev.oriel.rdp.codec.planar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.oriel.rdp.testing.CodecContract;
import dev.oriel.rdp.testing.TestImages;
import dev.oriel.rdp.wire.Bytes;
import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Limits;
import dev.oriel.rdp.wire.WireReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class PlanarDecoderTest {
    @TestFactory
    Stream<DynamicNode> contractOfRunLengthPlanes() {
        return contract(new PlanarEncoder(true, false, 0, false, 1));
    }

    @TestFactory
    Stream<DynamicNode> contractOfRunLengthPlanesWithAlpha() {
        return contract(new PlanarEncoder(true, true, 0, false, 2));
    }

    @TestFactory
    Stream<DynamicNode> contractOfRawPlanes() {
        return contract(new PlanarEncoder(false, false, 0, false, 3));
    }

    @TestFactory
    Stream<DynamicNode> contractOfRawPlanesWithAlpha() {
        return contract(new PlanarEncoder(false, true, 0, false, 4));
    }

    @TestFactory
    Stream<DynamicNode> contractOfColorLoss() {
        return contract(new PlanarEncoder(true, false, 3, false, 5));
    }

    @TestFactory
    Stream<DynamicNode> contractOfChromaSubsampling() {
        return contract(new PlanarEncoder(true, true, 1, true, 6));
    }

    @TestFactory
    Stream<DynamicNode> contractOfRawChromaSubsampling() {
        return contract(new PlanarEncoder(false, false, 2, true, 7));
    }

    private static Stream<DynamicNode> contract(PlanarEncoder encoder) {
        List<CodecContract.Sample> samples = new ArrayList<>();
        for (TestImages.Image image : TestImages.all()) {
            byte[] encoded = encoder.encode(image.rgb(), image.width(), image.height());
            int[] pixels =
                    encoder.loss() == 0 ? image.rgb() : PlanarReference.decode(encoded, image.width(), image.height());
            int needed = encoder.runs() ? encoded.length : encoded.length - 1;
            samples.add(
                    new CodecContract.Sample(image.toString(), image.width(), image.height(), encoded, needed, pixels));
        }
        return CodecContract.of(() -> new PlanarDecoder(Limits.DEFAULT)::decode, samples);
    }

    @Test
    void agreesWithTheReferenceOnEveryFlag() throws DecodeException {
        for (TestImages.Image image : TestImages.ofSize(37, 11)) {
            for (int flags = 0; flags < 32; flags++) {
                int loss = flags >> 2;
                for (boolean subsampled : new boolean[] {false, true}) {
                    if (loss == 0 && subsampled) {
                        continue;
                    }
                    PlanarEncoder encoder =
                            new PlanarEncoder((flags & 1) != 0, (flags & 2) != 0, loss, subsampled, flags);
                    byte[] encoded = encoder.encode(image.rgb(), image.width(), image.height());
                    int[] expected = PlanarReference.decode(encoded, image.width(), image.height());
                    int[] decoded = decode(encoded, image.width(), image.height());
                    assertThat(Arrays.mismatch(decoded, expected))
                            .as("%s %s", image, encoder)
                            .isEqualTo(-1);
                }
            }
        }
    }

    @Test
    void losesNoMoreThanTheColorLossLevelSays() throws DecodeException {
        for (TestImages.Image image : TestImages.ofSize(32, 32)) {
            byte[] encoded = new PlanarEncoder(true, false, 1, false, 9).encode(image.rgb(), 32, 32);
            int[] decoded = decode(encoded, 32, 32);
            for (int i = 0; i < decoded.length; i++) {
                for (int shift = 0; shift <= 16; shift += 8) {
                    int difference = (decoded[i] >> shift & 0xFF) - (image.rgb()[i] >> shift & 0xFF);
                    if (Math.abs(difference) > 3) {
                        assertThat(difference).as("%s pixel %d", image, i).isBetween(-3, 3);
                    }
                }
            }
        }
    }

    @Test
    void addsDifferencesToTheRowAbove() throws DecodeException {
        // each plane: a row of 5 equal values, then the differences +1, -1, and a run of -1
        String plane = "14 10 10 02 13 01";
        int[] decoded = decode(Bytes.ofHex("30" + plane + plane + plane).toArray(), 5, 2);
        assertThat(decoded[0]).isEqualTo(0x101010);
        assertThat(decoded[5]).isEqualTo(0x111111);
        assertThat(decoded[6]).isEqualTo(0x0F0F0F);
        assertThat(decoded[9]).isEqualTo(0x0F0F0F);
    }

    @Test
    void refusesASegmentThatCrossesTheEndOfItsRow() {
        assertThatThrownBy(() -> decode(Bytes.ofHex("30 14 10").toArray(), 4, 1))
                .isInstanceOf(DecodeException.class)
                .hasMessage("controlByte at offset 1: 5 pixels where 4 are left in the row");
    }

    @Test
    void refusesChromaSubsamplingWithoutChroma() {
        assertThatThrownBy(() -> decode(Bytes.ofHex("08 00 00 00 00").toArray(), 1, 1))
                .isInstanceOf(DecodeException.class)
                .hasMessageStartingWith("FormatHeader at offset 0");
    }

    @Test
    void endsThoughControlBytesSayNothing() {
        assertThatThrownBy(() -> decode(new byte[] {0x30, 0, 0, 0, 0, 0, 0}, 4, 1))
                .isInstanceOf(DecodeException.class)
                .hasMessageStartingWith("segments at offset 7");
    }

    private static int[] decode(byte[] encoded, int width, int height) throws DecodeException {
        int[] target = new int[width * height];
        new PlanarDecoder(Limits.DEFAULT).decode(new WireReader(encoded), width, height, target, 0, width);
        return target;
    }
}
