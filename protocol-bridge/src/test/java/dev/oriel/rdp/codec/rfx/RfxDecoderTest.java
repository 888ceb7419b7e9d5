package dev.oriel.rdp.codec.rfx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.oriel.display.Rect;
import dev.oriel.display.Region;
import dev.oriel.rdp.codec.rfx.RfxEncoder.Box;
import dev.oriel.rdp.codec.testing.Pictures;
import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Limits;
import dev.oriel.rdp.wire.WireReader;
import dev.oriel.rdp.wire.WireWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RfxDecoderTest {
    private final RfxDecoder decoder = new RfxDecoder(Limits.DEFAULT);
    private final List<Rect> painted = new ArrayList<>();

    private static byte[] message(Rlgr.Mode mode, int[] pixels, int width, int height, List<Box> boxes, int[] quant) {
        WireWriter out = new WireWriter();
        RfxEncoder.headers(out, mode, width, height);
        RfxEncoder.frame(out, mode, pixels, width, height, boxes, quant);
        return out.toArray();
    }

    @ParameterizedTest
    @EnumSource
    void theFinestQuantizationIsNextToTheOriginal(Rlgr.Mode mode) throws DecodeException {
        int width = 150;
        int height = 97;
        for (int[] original : List.of(
                Pictures.gradient(width, height, 1),
                Pictures.text(width, height, 2),
                Pictures.noise(width, height, 3),
                Pictures.plain(width, height, 0xFFFFFF),
                Pictures.plain(width, height, 0))) {
            byte[] message =
                    message(mode, original, width, height, List.of(new Box(0, 0, width, height)), RfxEncoder.finest());
            int[] pixels = new int[width * height];
            decoder.decode(new WireReader(message), pixels, width, height, 0, 0, painted::add);
            assertThat(Pictures.psnr(original, pixels)).isGreaterThan(44);
        }
        assertThat(painted).containsOnly(new Rect(0, 0, width, height));
    }

    @Test
    void aUsualQuantizationKeepsTextReadable() throws DecodeException {
        int[] original = Pictures.text(256, 128, 4);
        byte[] message =
                message(Rlgr.Mode.RLGR3, original, 256, 128, List.of(new Box(0, 0, 256, 128)), RfxEncoder.usual());
        int[] pixels = new int[256 * 128];
        decoder.decode(new WireReader(message), pixels, 256, 128, 0, 0, painted::add);
        assertThat(Pictures.psnr(original, pixels)).isGreaterThan(30);
    }

    @Test
    void paintsOnlyInsideTheRectanglesOfItsRegion() throws DecodeException {
        int[] original = Pictures.plain(128, 128, 0xC06040);
        List<Box> boxes = List.of(new Box(3, 5, 70, 60), new Box(90, 100, 7, 11), new Box(120, 120, 60, 60));
        byte[] message = message(Rlgr.Mode.RLGR1, original, 128, 128, boxes, RfxEncoder.finest());
        int width = 200;
        int height = 160;
        int[] pixels = new int[width * height];
        Arrays.fill(pixels, 0x123456);
        decoder.decode(new WireReader(message), pixels, width, height, 40, 30, painted::add);

        Region expected = new Region();
        boxes.forEach(box -> expected.add(new Rect(box.x() + 40, box.y() + 30, box.width(), box.height())));
        expected.clip(new Rect(40, 30, 128, 128));
        for (int i = 0; i < pixels.length; i++) {
            boolean inside = expected.intersects(new Rect(i % width, i / width, 1, 1));
            assertThat(pixels[i] == 0x123456).as("pixel %d", i).isEqualTo(!inside);
        }
        assertThat(painted)
                .containsExactly(new Rect(43, 35, 70, 60), new Rect(130, 130, 7, 11), Rect.ofEdges(160, 150, 200, 160));
    }

    @Test
    void aRegionWithoutRectanglesIsTheWholeChannel() throws DecodeException {
        int[] original = Pictures.gradient(64, 64, 5);
        byte[] message = message(Rlgr.Mode.RLGR3, original, 64, 64, List.of(), RfxEncoder.finest());
        int[] pixels = new int[64 * 64];
        decoder.decode(new WireReader(message), pixels, 64, 64, 0, 0, painted::add);
        assertThat(painted).containsExactly(new Rect(0, 0, 64, 64));
        assertThat(Pictures.psnr(original, pixels)).isGreaterThan(44);
    }

    @Test
    void headersHoldForLaterMessages() throws DecodeException {
        int[] original = Pictures.gradient(64, 64, 6);
        byte[] first = message(Rlgr.Mode.RLGR1, original, 64, 64, List.of(), RfxEncoder.finest());
        WireWriter second = new WireWriter();
        RfxEncoder.frame(second, Rlgr.Mode.RLGR1, original, 64, 64, List.of(), RfxEncoder.finest());
        int[] expected = new int[64 * 64];
        int[] pixels = new int[64 * 64];
        decoder.decode(new WireReader(first), expected, 64, 64, 0, 0, painted::add);
        decoder.decode(new WireReader(second.toArray()), pixels, 64, 64, 0, 0, painted::add);
        assertThat(pixels).isEqualTo(expected);

        decoder.reset();
        assertThatThrownBy(() -> decoder.decode(new WireReader(second.toArray()), pixels, 64, 64, 0, 0, painted::add))
                .isInstanceOfSatisfying(
                        DecodeException.class, e -> assertThat(e.kind()).isEqualTo(DecodeException.Kind.UNEXPECTED));
    }

    @Test
    void dirtyPixelsAndEarlierTilesDoNotShine() throws DecodeException {
        int[] original = Pictures.text(64, 64, 7);
        byte[] message = message(Rlgr.Mode.RLGR1, original, 64, 64, List.of(), RfxEncoder.usual());
        int[] expected = new int[64 * 64];
        decoder.decode(new WireReader(message), expected, 64, 64, 0, 0, painted::add);
        int[] pixels = Pictures.noise(64, 64, 8);
        byte[] other = message(Rlgr.Mode.RLGR3, Pictures.noise(64, 64, 9), 64, 64, List.of(), RfxEncoder.finest());
        decoder.decode(new WireReader(other), new int[64 * 64], 64, 64, 0, 0, painted::add);
        decoder.decode(new WireReader(message), pixels, 64, 64, 0, 0, painted::add);
        assertThat(pixels).isEqualTo(expected);
    }

    @Test
    void aTileOutsideThePictureIsPassedOver() throws DecodeException {
        int[] original = Pictures.gradient(192, 64, 10);
        byte[] message =
                message(Rlgr.Mode.RLGR1, original, 192, 64, List.of(new Box(0, 0, 65535, 65535)), RfxEncoder.finest());
        int[] pixels = new int[100 * 40];
        decoder.decode(new WireReader(message), pixels, 100, 40, 0, 0, painted::add);
        assertThat(painted).containsExactly(new Rect(0, 0, 100, 40));
        decoder.decode(new WireReader(message), pixels, 100, 40, 3_000, 3_000, painted::add);
        assertThat(painted).hasSize(1);
    }

    @Test
    void mutationsAndTruncationsAreRefusedOrDecodeInsideThePicture() {
        byte[] message = message(
                Rlgr.Mode.RLGR3,
                Pictures.text(128, 64, 11),
                128,
                64,
                List.of(new Box(0, 0, 128, 64)),
                RfxEncoder.usual());
        Random random = new Random(12);
        int refused = 0;
        for (int i = 0; i < 3_000; i++) {
            byte[] mutated = i % 4 == 0 ? Arrays.copyOf(message, random.nextInt(message.length)) : message.clone();
            for (int count = random.nextInt(4); count > 0 && mutated.length > 0; count--) {
                // half of them in the headers, where they hurt
                int bound = random.nextBoolean() ? Math.min(mutated.length, 140) : mutated.length;
                mutated[random.nextInt(bound)] = (byte) random.nextInt();
            }
            try {
                decoder.reset();
                decoder.decode(new WireReader(mutated), new int[128 * 64], 128, 64, 0, 0, painted::add);
            } catch (DecodeException e) {
                refused++;
                assertThat(e.field()).isNotEmpty();
            }
        }
        assertThat(refused).isGreaterThan(500);
        assertThat(painted).allMatch(new Rect(0, 0, 128, 64)::contains);
    }

    @Test
    void rejectsMoreRectanglesThanTheLimit() {
        Limits limits = new Limits(8192, 1 << 20, 1 << 20, 1 << 20, 384, 2, 100, 100);
        List<Box> boxes = List.of(new Box(0, 0, 1, 1), new Box(1, 0, 1, 1), new Box(2, 0, 1, 1));
        byte[] message = message(Rlgr.Mode.RLGR1, Pictures.plain(64, 64, 1), 64, 64, boxes, RfxEncoder.finest());
        assertThatThrownBy(() -> new RfxDecoder(limits)
                        .decode(new WireReader(message), new int[64 * 64], 64, 64, 0, 0, painted::add))
                .isInstanceOfSatisfying(DecodeException.class, e -> {
                    assertThat(e.kind()).isEqualTo(DecodeException.Kind.TOO_LARGE);
                    assertThat(e.field()).isEqualTo("numRects");
                });
    }
}
