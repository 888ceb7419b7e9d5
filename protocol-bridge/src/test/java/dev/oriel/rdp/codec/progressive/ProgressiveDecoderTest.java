package dev.oriel.rdp.codec.progressive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.oriel.display.Rect;
import dev.oriel.rdp.codec.progressive.ProgressiveEncoder.Box;
import dev.oriel.rdp.codec.progressive.ProgressiveEncoder.Component;
import dev.oriel.rdp.codec.rfx.RfxEncoder;
import dev.oriel.rdp.codec.testing.Pictures;
import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Limits;
import dev.oriel.rdp.wire.WireReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProgressiveDecoderTest {
    private static final List<Box> ONE_TILE = List.of(new Box(0, 0, 64, 64));

    private final ProgressiveDecoder decoder = new ProgressiveDecoder(Limits.DEFAULT);
    private final ProgressiveSurface surface = new ProgressiveSurface(64, 64);
    private final int[] pixels = new int[64 * 64];
    private final List<Rect> painted = new ArrayList<>();

    private void decode(byte[] message) throws DecodeException {
        decoder.decode(new WireReader(message), surface, pixels, 64, 64, painted::add);
    }

    /** Coefficients of a tile, those of the plain transform by way of the other codec's encoder. */
    private static Component[] components(int[] picture, boolean extrapolated) {
        Component[] components = new Component[3];
        int[][] samples = RfxEncoder.components(picture, 64, 64, 0, 0);
        for (int i = 0; i < 3; i++) {
            components[i] = new Component(
                    extrapolated ? ExtrapolatedReference.forward(samples[i]) : RfxEncoder.forward(samples[i]));
        }
        return components;
    }

    private void refuses(byte[] message, String field) {
        assertThatThrownBy(() -> decode(message))
                .isInstanceOfSatisfying(
                        DecodeException.class, e -> assertThat(e.field()).isEqualTo(field));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aSimpleTileIsNextToTheOriginal(boolean extrapolated) throws DecodeException {
        ProgressiveEncoder encoder = new ProgressiveEncoder(extrapolated);
        for (int[] original :
                List.of(Pictures.gradient(64, 64, 1), Pictures.text(64, 64, 2), Pictures.plain(64, 64, 0xFFFFFF))) {
            byte[] tile = encoder.simple(0, 0, false, components(original, extrapolated));
            decode(encoder.message(true, ONE_TILE, List.of(tile)));
            assertThat(Pictures.psnr(original, pixels)).isGreaterThan(38);
        }
        assertThat(painted).containsOnly(new Rect(0, 0, 64, 64));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void passesGrowBetterAndEndWhereASimpleTileIs(boolean extrapolated) throws DecodeException {
        ProgressiveEncoder encoder = new ProgressiveEncoder(extrapolated, 8, 5, 3, 2, 0);
        for (int[] original :
                List.of(Pictures.gradient(64, 64, 3), Pictures.text(64, 64, 4), Pictures.noise(64, 64, 5))) {
            Component[] components = components(original, extrapolated);
            decode(encoder.message(true, ONE_TILE, List.of(encoder.first(0, 0, 0, false, components))));
            double last = Pictures.psnr(original, pixels);
            for (int quality : new int[] {1, 2, 3, 0xFF}) {
                decode(encoder.message(true, ONE_TILE, List.of(encoder.upgrade(0, 0, quality, components))));
                double psnr = Pictures.psnr(original, pixels);
                assertThat(psnr).as("quality %d", quality).isGreaterThan(last);
                last = psnr;
            }
            int[] refined = pixels.clone();
            byte[] tile = encoder.simple(0, 0, false, components(original, extrapolated));
            decode(encoder.message(true, ONE_TILE, List.of(tile)));
            assertThat(refined).isEqualTo(pixels);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aDifferenceIsAddedToWhatIsThere(boolean extrapolated) throws DecodeException {
        ProgressiveEncoder encoder = new ProgressiveEncoder(extrapolated);
        int[] original = Pictures.text(64, 64, 6);
        Component[] target = components(original, extrapolated);
        Component[] half = new Component[3];
        Component[] rest = new Component[3];
        for (int i = 0; i < 3; i++) {
            // multiples of the quantization's step, so that the two halves lose nothing
            int[] whole =
                    Arrays.stream(target[i].coefficients).map(c -> c & -32).toArray();
            half[i] = new Component(Arrays.stream(whole).map(c -> c / 2 & -32).toArray());
            int[] first = half[i].coefficients;
            int[] second = new int[4096];
            Arrays.setAll(second, at -> whole[at] - first[at]);
            rest[i] = new Component(second);
            target[i] = new Component(whole);
        }
        decode(encoder.message(true, ONE_TILE, List.of(encoder.simple(0, 0, false, half))));
        decode(encoder.message(true, ONE_TILE, List.of(encoder.simple(0, 0, true, rest))));
        int[] added = pixels.clone();
        decode(encoder.message(true, ONE_TILE, List.of(encoder.simple(0, 0, false, target))));
        assertThat(added).isEqualTo(pixels);
        assertThat(Pictures.psnr(original, pixels)).isGreaterThan(30);
    }

    @Test
    void theContextBlockMayLack() throws DecodeException {
        int[] original = Pictures.gradient(64, 64, 7);
        ProgressiveEncoder encoder = new ProgressiveEncoder(false);
        byte[] tile = encoder.simple(0, 0, false, components(original, false));
        decode(encoder.message(false, ONE_TILE, List.of(tile)));
        assertThat(Pictures.psnr(original, pixels)).isGreaterThan(38);
    }

    @Test
    void paintsTilesOnlyInsideTheRectanglesOfTheirRegion() throws DecodeException {
        ProgressiveEncoder encoder = new ProgressiveEncoder(true);
        Component[] red = components(Pictures.plain(64, 64, 0xFF0000), true);
        List<byte[]> tiles = List.of(
                encoder.simple(0, 0, false, red), encoder.simple(1, 1, false, red), encoder.simple(9, 9, false, red));
        byte[] message = encoder.message(true, List.of(new Box(10, 20, 70, 60), new Box(64, 64, 100, 100)), tiles);
        int width = 100;
        int height = 90;
        int[] picture = new int[width * height];
        Arrays.fill(picture, -1);
        decoder.decode(
                new WireReader(message), new ProgressiveSurface(width, height), picture, width, height, painted::add);
        for (int i = 0; i < picture.length; i++) {
            int x = i % width;
            int y = i / width;
            boolean inTile = (x < 64 && y < 64) || (x >= 64 && y >= 64);
            boolean inBox = (x >= 10 && x < 80 && y >= 20 && y < 80) || (x >= 64 && y >= 64);
            assertThat(picture[i] != -1).as("%d, %d", x, y).isEqualTo(inTile && inBox);
        }
        assertThat(painted).containsExactly(new Rect(10, 20, 70, 60), new Rect(64, 64, 36, 26));
    }

    @Test
    void refusesARefinementOfATileThatIsNotThereOrCameWhole() throws DecodeException {
        ProgressiveEncoder encoder = new ProgressiveEncoder(false, 4, 0);
        Component[] components = components(Pictures.text(64, 64, 8), false);
        byte[] first = encoder.first(0, 0, 0, false, components);
        byte[] upgrade = encoder.message(true, ONE_TILE, List.of(encoder.upgrade(0, 0, 1, components)));
        refuses(upgrade, "blockType");
        decode(encoder.message(true, ONE_TILE, List.of(encoder.simple(0, 0, false, components))));
        refuses(upgrade, "blockType");
        decode(encoder.message(true, ONE_TILE, List.of(first)));
        decode(upgrade);
        refuses(
                new ProgressiveEncoder(true, 4, 0)
                        .message(true, ONE_TILE, List.of(encoder.upgrade(0, 0, 1, components))),
                "blockType");
    }

    @Test
    void refusesAQualityThatIsNotListedOrWorse() throws DecodeException {
        ProgressiveEncoder encoder = new ProgressiveEncoder(false, 4, 2);
        Component[] components = components(Pictures.text(64, 64, 9), false);
        decode(encoder.message(true, ONE_TILE, List.of(encoder.first(0, 0, 1, false, components))));
        byte[] unlisted = encoder.upgrade(0, 0, 1, components);
        unlisted[13] = 2;
        refuses(encoder.message(true, ONE_TILE, List.of(unlisted)), "quality");
        unlisted[13] = 0;
        refuses(encoder.message(true, ONE_TILE, List.of(unlisted)), "quality");
    }

    @Test
    void refusesARegionWhoseTilesAreNotAsManyAsItSays() {
        ProgressiveEncoder encoder = new ProgressiveEncoder(false);
        byte[] tile = encoder.simple(0, 0, false, components(Pictures.plain(64, 64, 0), false));
        byte[] message = encoder.message(false, ONE_TILE, List.of(tile, tile));
        message[12 + 12 + 6 + 6]--;
        refuses(message, "numTiles");
    }

    @Test
    void truncationsAreRefusedAndMutationsDecodeInsideThePicture() throws DecodeException {
        ProgressiveEncoder encoder = new ProgressiveEncoder(true, 6, 3, 0);
        Component[] components = components(Pictures.text(64, 64, 10), true);
        List<byte[]> messages = List.of(
                encoder.message(true, ONE_TILE, List.of(encoder.first(0, 0, 0, false, components))),
                encoder.message(true, ONE_TILE, List.of(encoder.upgrade(0, 0, 1, components))),
                encoder.message(true, ONE_TILE, List.of(encoder.upgrade(0, 0, 2, components))));
        Random random = new Random(11);
        int refused = 0;
        for (int i = 0; i < 1_500; i++) {
            ProgressiveSurface fresh = new ProgressiveSurface(64, 64);
            try {
                for (byte[] message : messages) {
                    byte[] mutated =
                            i % 5 == 0 ? Arrays.copyOf(message, random.nextInt(message.length)) : message.clone();
                    for (int count = random.nextInt(3); count > 0 && mutated.length > 0; count--) {
                        int bound = random.nextBoolean() ? Math.min(mutated.length, 150) : mutated.length;
                        mutated[random.nextInt(bound)] = (byte) random.nextInt();
                    }
                    decoder.decode(new WireReader(mutated), fresh, new int[64 * 64], 64, 64, painted::add);
                }
            } catch (DecodeException e) {
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(300);
        assertThat(painted).allMatch(new Rect(0, 0, 64, 64)::contains);
    }
}
