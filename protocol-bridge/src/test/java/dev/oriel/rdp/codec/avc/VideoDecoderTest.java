package dev.oriel.rdp.codec.avc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.oriel.display.Rect;
import dev.oriel.display.VideoFrame.View;
import dev.oriel.rdp.wire.Bytes;
import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Limits;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** With the library itself, where it is installed. */
class VideoDecoderTest {
    /** A key frame of 64×64, made by x264: red, in BT.601 at limited range, so Y 81, U 90, V 240. */
    static final Bytes RED =
            Bytes.ofHex("000000016742c00adc426c044000000300400000030083c489e00000000168ce0f2c8000000165888404bc"
                    + "4628000a8bc7000128d8e0002fad2727275d75d75d75d75d75d780");

    private VideoDecoder decoder;

    @BeforeEach
    void create() {
        assumeTrue(VideoDecoder.installed().isPresent(), "OpenH264 is not installed");
        decoder = VideoDecoder.installed().get().create(Limits.DEFAULT);
    }

    @Test
    void decodesAKeyFrameAndPaintsWhatIsAskedForOnly() throws DecodeException {
        assertThat(decoder.decode(View.PICTURE, RED.toArray())).isTrue();
        int[] pixels = new int[100 * 80];
        decoder.paint(View.PICTURE, new Rect(10, 20, 90, 60), pixels, 100);

        int expected = YuvKernel.rgb(81, 90, 240);
        for (int y = 0; y < 80; y++) {
            for (int x = 0; x < 100; x++) {
                boolean inside = x >= 10 && x < 64 && y >= 20 && y < 64;
                assertThat(near(pixels[y * 100 + x], inside ? expected : 0))
                        .as("%d,%d", x, y)
                        .isTrue();
            }
        }
    }

    @Test
    void refusesAPictureBeyondTheLimits() {
        Limits small = new Limits(48, 48 * 48, 1 << 20, 1 << 20, 384, 256, 1_024, 1_024);
        try (VideoDecoder bounded = VideoDecoder.installed().orElseThrow().create(small)) {
            assertThatThrownBy(() -> bounded.decode(View.PICTURE, RED.toArray()))
                    .isInstanceOf(DecodeException.class);
        }
    }

    @Test
    void refusesOrPassesOverWhatIsNoStream() {
        Random random = new Random(5);
        for (int round = 0; round < 200; round++) {
            byte[] unit = RED.toArray();
            for (int i = random.nextInt(8); i >= 0; i--) {
                unit[random.nextInt(unit.length)] = (byte) random.nextInt();
            }
            try (VideoDecoder fresh = VideoDecoder.installed().orElseThrow().create(Limits.DEFAULT)) {
                fresh.decode(View.PICTURE, unit);
            } catch (DecodeException e) {
                assertThat(e.field()).isNotEmpty();
            }
        }
    }

    @Test
    void paintsNothingBeforeThereIsAPicture() {
        int[] pixels = new int[64];
        decoder.paint(View.PICTURE, new Rect(0, 0, 8, 8), pixels, 8);
        decoder.paint(View.CHROMA, new Rect(0, 0, 8, 8), pixels, 8);
        assertThat(pixels).containsOnly(0);
    }

    private static boolean near(int a, int b) {
        int difference = 0;
        for (int shift = 0; shift < 24; shift += 8) {
            difference = Math.max(difference, Math.abs((a >> shift & 0xFF) - (b >> shift & 0xFF)));
        }
        return difference <= 3;
    }
}
