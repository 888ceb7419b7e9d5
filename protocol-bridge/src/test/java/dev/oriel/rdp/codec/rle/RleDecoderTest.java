package dev.oriel.rdp.codec.rle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.oriel.rdp.codec.color.PixelFormat;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RleDecoderTest {
    private static final Limits LIMITS = Limits.DEFAULT;

    @TestFactory
    Stream<DynamicNode> contract8() {
        return contract(PixelFormat.INDEXED_8);
    }

    @TestFactory
    Stream<DynamicNode> contract15() {
        return contract(PixelFormat.RGB_555);
    }

    @TestFactory
    Stream<DynamicNode> contract16() {
        return contract(PixelFormat.RGB_565);
    }

    @TestFactory
    Stream<DynamicNode> contract24() {
        return contract(PixelFormat.BGR_24);
    }

    private static Stream<DynamicNode> contract(PixelFormat format) {
        List<CodecContract.Sample> samples = new ArrayList<>();
        for (TestImages.Image image : TestImages.all()) {
            int[] raw = raw(format, image.rgb());
            byte[] encoded = new RleEncoder(format, raw, image.width(), samples.size()).encode();
            int[] pixels = Arrays.stream(raw).map(format::toRgb).toArray();
            samples.add(new CodecContract.Sample(image.toString(), image.width(), image.height(), encoded, pixels));
        }
        return CodecContract.of(() -> codec(format), samples);
    }

    private static CodecContract.Codec codec(PixelFormat format) {
        RleDecoder decoder = new RleDecoder(LIMITS);
        return (in, width, height, target, offset, stride) ->
                decoder.decode(format, in, width, height, target, offset, stride);
    }

    /** Colours reduced to what the format can hold. */
    private static int[] raw(PixelFormat format, int[] rgb) {
        return Arrays.stream(rgb)
                .map(c -> switch (format) {
                    case INDEXED_8 -> (c >> 16 & 0xE0) | (c >> 11 & 0x1C) | (c >> 6 & 0x03);
                    case RGB_555 -> (c >> 9 & 0x7C00) | (c >> 6 & 0x03E0) | (c >> 3 & 0x1F);
                    case RGB_565 -> (c >> 8 & 0xF800) | (c >> 5 & 0x07E0) | (c >> 3 & 0x1F);
                    case BGR_24, BGRX_32 -> c;
                })
                .toArray();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "BGRX_32")
    void agreesWithTheReferenceOnEveryRoadThroughAPicture(PixelFormat format) throws DecodeException {
        for (TestImages.Image image : TestImages.ofSize(40, 24)) {
            int[] raw = raw(format, image.rgb());
            for (int seed = 0; seed < 60; seed++) {
                byte[] encoded = new RleEncoder(format, raw, image.width(), seed).encode();
                int[] reference = RleReference.decode(format, encoded, image.width(), image.height());
                int[] decoded = decode(format, encoded, image.width(), image.height());
                assertThat(Arrays.equals(reference, raw))
                        .as("%s seed %d, reference", image, seed)
                        .isTrue();
                int[] rgb = Arrays.stream(raw).map(format::toRgb).toArray();
                assertThat(Arrays.mismatch(decoded, rgb))
                        .as("%s seed %d", image, seed)
                        .isEqualTo(-1);
            }
        }
    }

    @Test
    void insertsAForegroundPixelBetweenTwoBackgroundRuns() throws DecodeException {
        // first row: color run of 4; second: background 1, background 3, whose first pixel is white xor what is above
        int[] decoded = decode(PixelFormat.BGR_24, "64 112233 01 03", 4, 2);
        assertThat(decoded)
                .containsExactly(0x332211, 0x332211, 0x332211, 0x332211, 0x332211, 0xCCDDEE, 0x332211, 0x332211);
    }

    @Test
    void insertsNothingAcrossTheEndOfTheFirstRow() throws DecodeException {
        assertThat(decode(PixelFormat.INDEXED_8, "04 04", 4, 2)).containsOnly(0);
    }

    @Test
    void repeatsARowOverSeveralRows() throws DecodeException {
        int[] decoded = decode(PixelFormat.INDEXED_8, "84 01020304 F0 0C00", 4, 4);
        assertThat(decoded).containsExactly(1, 2, 3, 4, 1, 2, 3, 4, 1, 2, 3, 4, 1, 2, 3, 4);
    }

    @Test
    void ignoresWhatFollowsAFullBitmap() throws DecodeException {
        assertThat(decode(PixelFormat.INDEXED_8, "64 07 00 00 FF FF", 4, 1)).containsOnly(7);
    }

    @Test
    void refusesARunThatIsLongerThanTheBitmap() {
        assertThatThrownBy(() -> decode(PixelFormat.INDEXED_8, "65 07", 4, 1))
                .isInstanceOf(DecodeException.class)
                .hasMessage("run length at offset 0: 5 pixels where 4 are left");
    }

    @Test
    void refusesAnUnknownHeaderAndAnEmptyRun() {
        for (String stream : new String[] {"A0", "BF", "F5 0100", "FB", "FC", "FF", "F0 0000", "F4 0000"}) {
            assertThatThrownBy(() -> decode(PixelFormat.INDEXED_8, stream, 4, 1))
                    .as(stream)
                    .isInstanceOf(DecodeException.class)
                    .hasMessageStartingWith("order header at offset 0: invalid value");
        }
    }

    private static int[] decode(PixelFormat format, String hex, int width, int height) throws DecodeException {
        return decode(format, Bytes.ofHex(hex).toArray(), width, height);
    }

    private static int[] decode(PixelFormat format, byte[] encoded, int width, int height) throws DecodeException {
        int[] target = new int[width * height];
        new RleDecoder(LIMITS).decode(format, new WireReader(encoded), width, height, target, 0, width);
        return target;
    }
}
