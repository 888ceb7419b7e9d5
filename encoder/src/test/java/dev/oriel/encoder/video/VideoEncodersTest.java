package dev.oriel.encoder.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.oriel.encoder.wire.ByteSink;
import dev.oriel.openh264.OpenH264;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VideoEncodersTest {
    private static final int STRIDE = 400;
    private static final int OFFSET = 3 * STRIDE + 7;

    @ParameterizedTest
    @CsvSource({"320, 180", "32, 32", "34, 50", "352, 98"})
    void everyPictureIsDecodedAtOnceAndNearlyRight(int width, int height) {
        OpenH264 library = library();
        try (VideoEncoder encoder = VideoEncoders.installed(1)
                        .orElseThrow()
                        .open(width, height)
                        .orElseThrow();
                TestDecoder decoder = new TestDecoder(library)) {
            ByteSink out = new ByteSink();
            for (int step = 0; step < 12; step++) {
                int[] pixels = picture(step);
                out.clear();
                out.u8(0x77);
                boolean key = encoder.encode(pixels, OFFSET, STRIDE, step == 7, out);
                assertThat(key).as("picture %d", step).isEqualTo(step == 0 || step == 7);
                assertThat(out.array()[0]).isEqualTo((byte) 0x77);
                int[] shown = decoder.decode(Arrays.copyOfRange(out.array(), 1, out.size()), width, height);
                assertThat(error(pixels, shown, width)).as("picture %d", step).isLessThan(60);
            }
        }
    }

    @Test
    void decodingCanBeginAtAKeyFrameThatWasAskedFor() {
        OpenH264 library = library();
        try (VideoEncoder encoder =
                        VideoEncoders.installed(1).orElseThrow().open(64, 64).orElseThrow();
                TestDecoder decoder = new TestDecoder(library)) {
            ByteSink out = new ByteSink();
            encoder.encode(picture(0), OFFSET, STRIDE, false, out);
            out.clear();
            encoder.encode(picture(1), OFFSET, STRIDE, true, out);
            int[] shown = decoder.decode(Arrays.copyOf(out.array(), out.size()), 64, 64);
            assertThat(error(picture(1), shown, 64)).isLessThan(60);
        }
    }

    @Test
    void whatDoesNotChangeCostsNextToNothing() {
        library();
        try (VideoEncoder encoder =
                VideoEncoders.installed(1).orElseThrow().open(320, 180).orElseThrow()) {
            ByteSink out = new ByteSink();
            encoder.encode(picture(0), OFFSET, STRIDE, false, out);
            encoder.encode(picture(0), OFFSET, STRIDE, false, out);
            out.clear();
            encoder.encode(picture(0), OFFSET, STRIDE, false, out);
            assertThat(out.size()).isLessThan(100);
        }
    }

    @Test
    void opensSoManyAtATime() {
        VideoEncoders encoders = new VideoEncoders("test", 2, (_, _) -> new NoEncoder());
        VideoEncoder first = encoders.open(64, 64).orElseThrow();
        VideoEncoder second = encoders.open(64, 64).orElseThrow();
        assertThat(encoders.open(64, 64)).isEmpty();
        first.close();
        first.close();
        VideoEncoder third = encoders.open(64, 64).orElseThrow();
        assertThat(encoders.open(64, 64)).isEmpty();
        second.close();
        third.close();
        assertThat(encoders.open(8192, 4096)).isEmpty();
        assertThat(VideoEncoders.none().open(64, 64)).isEmpty();
    }

    @Test
    void keepsItsPlaceWhereAnEncoderCannotBeMade() {
        VideoEncoders encoders = new VideoEncoders("test", 1, (width, _) -> {
            if (width == 64) {
                throw new IllegalStateException("made to fail");
            }
            return new NoEncoder();
        });
        assertThatThrownBy(() -> encoders.open(64, 64)).hasMessage("made to fail");
        assertThat(encoders.open(66, 64)).isPresent();
    }

    private static OpenH264 library() {
        assumeTrue(OpenH264.installed().isPresent(), "OpenH264 is not installed");
        return OpenH264.installed().orElseThrow();
    }

    /** Soft waves that move. */
    private static int[] picture(int step) {
        int[] pixels = new int[STRIDE * 200];
        for (int i = 0; i < pixels.length; i++) {
            int x = i % STRIDE + 3 * step;
            int y = i / STRIDE + step;
            int red = (int) (127 + 100 * Math.sin(x / 23.0));
            int green = (int) (127 + 100 * Math.sin(y / 31.0));
            int blue = (int) (127 + 100 * Math.sin((x + y) / 41.0));
            pixels[i] = red << 16 | green << 8 | blue;
        }
        return pixels;
    }

    /** Mean square of the difference: 60 is a peak signal-to-noise ratio of 30 dB. */
    private static double error(int[] pixels, int[] shown, int width) {
        double sum = 0;
        for (int i = 0; i < shown.length; i++) {
            int meant = pixels[OFFSET + i / width * STRIDE + i % width];
            for (int shift = 0; shift <= 16; shift += 8) {
                double difference = (meant >> shift & 0xFF) - (shown[i] >> shift & 0xFF);
                sum += difference * difference;
            }
        }
        return sum / (3.0 * shown.length);
    }

    private static final class NoEncoder implements VideoEncoder {
        @Override
        public boolean encode(int[] pixels, int offset, int stride, boolean key, ByteSink out) {
            throw new AssertionError("nothing is to be encoded");
        }

        @Override
        public void close() {}
    }
}
