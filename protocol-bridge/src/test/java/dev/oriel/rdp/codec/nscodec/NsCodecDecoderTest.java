package dev.oriel.rdp.codec.nscodec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.oriel.rdp.codec.testing.Pictures;
import dev.oriel.rdp.testing.CodecContract;
import dev.oriel.rdp.wire.Bytes;
import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Limits;
import dev.oriel.rdp.wire.WireReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class NsCodecDecoderTest {
    private final NsCodecDecoder decoder = new NsCodecDecoder(Limits.DEFAULT);

    private int[] decode(byte[] data, int width, int height) throws DecodeException {
        int[] pixels = new int[width * height];
        decoder.decode(new WireReader(data), width, height, pixels, 0, width);
        return pixels;
    }

    private static int clamp(int value) {
        return Math.clamp(value, 0, 255);
    }

    @TestFactory
    Stream<DynamicNode> holdsTheContractOfCodecs() {
        List<CodecContract.Sample> samples = new ArrayList<>();
        for (boolean subsampled : List.of(false, true)) {
            int[] grey = Arrays.stream(Pictures.text(21, 9, 1))
                    .map(rgb -> (rgb & 0xFF) * 0x010101)
                    .toArray();
            byte[] data = NsCodecEncoder.encode(grey, 21, 9, 1, subsampled, subsampled);
            samples.add(new CodecContract.Sample(subsampled ? "subsampled" : "full", 21, 9, data, grey));
        }
        return CodecContract.of(() -> new NsCodecDecoder(Limits.DEFAULT)::decode, samples);
    }

    @Test
    void greyComesBackAsItWas() throws DecodeException {
        for (boolean subsampled : List.of(false, true)) {
            for (boolean alpha : List.of(false, true)) {
                for (int width : List.of(1, 2, 7, 8, 65)) {
                    int[] original = Arrays.stream(Pictures.noise(width, 9, width))
                            .map(rgb -> (rgb & 0xFF) * 0x010101)
                            .toArray();
                    byte[] data = NsCodecEncoder.encode(original, width, 9, 1, subsampled, alpha);
                    assertThat(decode(data, width, 9)).isEqualTo(original);
                }
            }
        }
    }

    @Test
    void coloursLoseAsMuchAsTheirLevelSays() throws DecodeException {
        int[] original = Pictures.gradient(100, 60, 1);
        double last = 100;
        for (int loss = 1; loss <= 7; loss++) {
            double psnr = Pictures.psnr(
                    original, decode(NsCodecEncoder.encode(original, 100, 60, loss, false, false), 100, 60));
            assertThat(psnr).isLessThan(last);
            last = psnr;
        }
        assertThat(Pictures.psnr(original, decode(NsCodecEncoder.encode(original, 100, 60, 1, false, true), 100, 60)))
                .isGreaterThan(44);
        assertThat(Pictures.psnr(original, decode(NsCodecEncoder.encode(original, 100, 60, 3, true, false), 100, 60)))
                .isGreaterThan(30);
    }

    @Test
    void anyPlanesGiveWhatTheFormulaSays() throws DecodeException {
        Random random = new Random(2);
        for (int i = 0; i < 100; i++) {
            int width = 1 + random.nextInt(40);
            int height = 1 + random.nextInt(20);
            int loss = 1 + random.nextInt(7);
            boolean subsampled = random.nextBoolean();
            int lumaWidth = subsampled ? (width + 7) / 8 * 8 : width;
            int chromaWidth = subsampled ? lumaWidth / 2 : width;
            byte[] luma = new byte[lumaWidth * height];
            byte[] orange = new byte[chromaWidth * (subsampled ? (height + 1) / 2 : height)];
            byte[] green = new byte[orange.length];
            random.nextBytes(luma);
            random.nextBytes(orange);
            random.nextBytes(green);
            int[] pixels =
                    decode(NsCodecEncoder.stream(luma, orange, green, new byte[0], loss, subsampled), width, height);
            for (int y = 0; y < height; y++) {
                for (int x = 0; x < width; x++) {
                    int at = subsampled ? (y / 2) * chromaWidth + x / 2 : y * width + x;
                    int l = luma[y * lumaWidth + x] & 0xFF;
                    int co = (byte) (orange[at] << (loss - 1));
                    int cg = (byte) (green[at] << (loss - 1));
                    int expected = clamp(l + co - cg) << 16 | clamp(l + cg) << 8 | clamp(l - co - cg);
                    assertThat(pixels[y * width + x]).isEqualTo(expected);
                }
            }
        }
    }

    @Test
    void runsOfEveryLengthDecode() throws DecodeException {
        for (int run : List.of(1, 2, 3, 255, 256, 257, 258, 70_000)) {
            byte[] plane = new byte[run + 10];
            Arrays.fill(plane, 3, 3 + run, (byte) 0x77);
            byte[] encoded = NsCodecEncoder.plane(plane);
            byte[] decoded = new byte[plane.length];
            if (encoded.length < plane.length) {
                NsCodecKernel.decodePlane(encoded, 0, encoded.length, decoded, 0, decoded.length);
                assertThat(decoded).isEqualTo(plane);
            }
        }
    }

    @Test
    void writesOnlyItsOwnPixelsAndNothingOnBadInput() {
        int[] original = Pictures.text(40, 30, 3);
        byte[] data = NsCodecEncoder.encode(original, 40, 30, 2, true, false);
        int[] target = new int[100 * 50];
        Arrays.fill(target, -1);
        for (int length = 0; length < data.length; length++) {
            byte[] part = Arrays.copyOf(data, length);
            assertThatThrownBy(() -> decoder.decode(new WireReader(part), 40, 30, target, 5 * 100 + 5, 100))
                    .isInstanceOf(DecodeException.class);
            assertThat(target).containsOnly(-1);
        }
    }

    @Test
    void aTargetAroundStaysAsItIs() throws DecodeException {
        int[] original = Pictures.gradient(40, 30, 4);
        byte[] data = NsCodecEncoder.encode(original, 40, 30, 1, false, false);
        int[] target = new int[100 * 50];
        Arrays.fill(target, -1);
        decoder.decode(new WireReader(data), 40, 30, target, 5 * 100 + 6, 100);
        int[] alone = decode(data, 40, 30);
        for (int i = 0; i < target.length; i++) {
            int x = i % 100 - 6;
            int y = i / 100 - 5;
            boolean inside = x >= 0 && y >= 0 && x < 40 && y < 30;
            assertThat(target[i]).isEqualTo(inside ? alone[y * 40 + x] : -1);
        }
    }

    @Test
    void mutationsAreRefusedOrDecode() {
        Random random = new Random(5);
        byte[] data = NsCodecEncoder.encode(Pictures.text(64, 20, 6), 64, 20, 3, true, true);
        int refused = 0;
        for (int i = 0; i < 5_000; i++) {
            byte[] mutated = data.clone();
            mutated[random.nextInt(random.nextBoolean() ? 24 : mutated.length)] = (byte) random.nextInt();
            mutated[random.nextInt(mutated.length)] = (byte) random.nextInt();
            try {
                decode(mutated, 64, 20);
            } catch (DecodeException e) {
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(1_000);
    }

    @Test
    void rejectsARunBeyondThePlane() {
        byte[] data = Bytes.ofHex("0B000000 0B000000 0B000000 00000000 01000000"
                        + "414 1FF 00010000 01020304".replace(" ", "")
                        + "4141FF0001000001020304 4141FF0001000001020304".replace(" ", ""))
                .toArray();
        assertThatThrownBy(() -> decode(data, 8, 2))
                .isInstanceOfSatisfying(
                        DecodeException.class, e -> assertThat(e.field()).isEqualTo("run length"));
    }

    @Test
    void rejectsAColorLossLevelOutsideOneToSeven() {
        byte[] data = NsCodecEncoder.encode(Pictures.plain(8, 8, 0), 8, 8, 1, false, false);
        for (int level : List.of(0, 8, 255)) {
            data[16] = (byte) level;
            assertThatThrownBy(() -> decode(data, 8, 8))
                    .isInstanceOfSatisfying(
                            DecodeException.class, e -> assertThat(e.field()).isEqualTo("ColorLossLevel"));
        }
    }
}
