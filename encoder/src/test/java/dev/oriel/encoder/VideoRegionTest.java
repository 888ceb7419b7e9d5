package dev.oriel.encoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.oriel.display.Rect;
import dev.oriel.encoder.client.ClientModel;
import dev.oriel.encoder.video.FakeEncoders;
import dev.oriel.encoder.video.TestDecoder;
import dev.oriel.encoder.video.VideoEncoder;
import dev.oriel.encoder.video.VideoEncoders;
import dev.oriel.encoder.wire.FrameMessage;
import dev.oriel.encoder.wire.FrameOp;
import dev.oriel.encoder.wire.MalformedMessageException;
import dev.oriel.openh264.OpenH264;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A part of the desktop that keeps moving, as a viewer is shown it. */
class VideoRegionTest {
    private static final long MILLIS = 1_000_000;
    private static final Rect ALL = new Rect(0, 0, 640, 480);
    private static final Rect PLAYER = new Rect(100, 70, 322, 204);

    private final PaintedDesktop desktop = new PaintedDesktop(ALL.width(), ALL.height());
    private final FakeEncoders fakes = new FakeEncoders();
    private TestViewer viewer = viewer(fakes.encoders(2));
    private final List<FrameOp.Video> videos = new ArrayList<>();
    private long now = MILLIS;
    private int pictures;

    VideoRegionTest() throws MalformedMessageException {
        desktop.text(ALL, 1, 0xF0F0F0, 0x202020);
        frame();
    }

    private TestViewer viewer(VideoEncoders encoders) {
        TestViewer created = new TestViewer(ViewerOptions.defaults(5), encoders);
        created.encoder.decodesVideo(true);
        desktop.add(created.encoder);
        return created;
    }

    @Test
    void becomesOneStreamOfJustWhatMoves() throws MalformedMessageException {
        play(PLAYER, 40);

        assertThat(videos).hasSizeGreaterThan(20);
        assertThat(videos).allSatisfy(video -> {
            assertThat(video.picture()).isEqualTo(PLAYER);
            assertThat(video.regions()).containsExactly(PLAYER);
            assertThat(video.stream()).isEqualTo(VideoRegion.STREAM);
        });
        assertThat(videos.stream().map(FrameOp.Video::key).distinct()).containsExactly(true, false);
        assertThat(fakes.open()).isEqualTo(1);
        assertExactBeside(PLAYER);
    }

    @Test
    void isMadeExactAfterARestAndGivesItsEncoderBack() throws MalformedMessageException {
        play(PLAYER, 40);
        settle();

        viewer.assertShows(desktop.surface(), "at rest");
        assertThat(fakes.open()).isZero();
    }

    @Test
    void givesItsEncoderBackAlthoughNothingIsDrawnAnyMore() throws MalformedMessageException {
        play(PLAYER, 40);
        int asked = 0;
        for (Decision next = viewer.encoder.next(now);
                asked < 20 && !(next instanceof Decision.Nothing);
                next = viewer.encoder.next(now)) {
            now = next instanceof Decision.NotBefore(long nanos) ? nanos : now;
            viewer.frame(desktop.surface(), now);
            asked++;
        }

        assertThat(fakes.open()).isZero();
        assertThat(viewer.encoder.next(now)).isEqualTo(Decision.Nothing.INSTANCE);
        viewer.assertShows(desktop.surface(), "at rest");
    }

    @Test
    void beginsAnewWhereAVideoHasMovedTo() throws MalformedMessageException {
        play(PLAYER, 40);
        desktop.text(ALL, 1, 0xF0F0F0, 0x202020);
        Rect elsewhere = PLAYER.translate(131, 150);
        play(elsewhere, 40);

        assertThat(videos.getLast().picture()).isEqualTo(elsewhere);
        assertThat(videos.stream().filter(FrameOp.Video::key)).hasSizeBetween(2, 5);
        assertThat(fakes.open()).isEqualTo(1);
        settle();
        viewer.assertShows(desktop.surface(), "at rest");
    }

    @Test
    void followsAVideoThatBecomesLarger() throws MalformedMessageException {
        play(PLAYER, 40);
        Rect larger = new Rect(80, 60, 380, 250);
        play(larger, 40);

        assertThat(videos.getLast().picture()).isEqualTo(larger);
        assertThat(fakes.open()).isEqualTo(1);
    }

    @Test
    void whatAppearsOverItAndRestsIsMadeExactWhileTheRestMoves() throws MalformedMessageException {
        play(PLAYER, 40);
        Rect menu = new Rect(192, 128, 128, 64);
        for (int i = 0; i < 40; i++) {
            desktop.photo(PLAYER, pictures++);
            desktop.text(menu, 3, 0xFFFFFF, 0);
            step();
        }

        assertExact(menu);
        assertThat(videos.getLast().picture()).isEqualTo(PLAYER);
        assertThat(videos.getLast().regions()).noneMatch(menu::intersects);
    }

    @Test
    void staysAsItIsForViewersThatDecodeNothing() throws MalformedMessageException {
        viewer.encoder.decodesVideo(false);
        play(PLAYER, 40);

        assertThat(videos).isEmpty();
        assertThat(fakes.made()).isZero();
    }

    @Test
    void isDrawnAgainAtOnceWhereTheBrowserHasFailedToDecodeIt() throws MalformedMessageException {
        play(PLAYER, 40);
        assertThat(viewer.client.isVideo(PLAYER)).isTrue();
        viewer.encoder.decodesVideo(false);
        step();

        assertThat(viewer.client.isVideo(PLAYER)).isFalse();
        assertThat(fakes.open()).isZero();
        settle();
        viewer.assertShows(desktop.surface(), "at rest");
    }

    @Test
    void endsWhereTheViewerIsToBeLossless() throws MalformedMessageException {
        play(PLAYER, 40);
        viewer.encoder.lossless(true);
        step();

        viewer.assertShows(desktop.surface(), "lossless");
        assertThat(fakes.open()).isZero();
    }

    @Test
    void isSentByJpegsWhileAllEncodersAreTaken() throws MalformedMessageException {
        VideoEncoders one = fakes.encoders(1);
        VideoEncoder taken = one.open(64, 64).orElseThrow();
        desktop.remove(viewer.encoder);
        viewer = viewer(one);
        play(PLAYER, 40);
        assertThat(videos).isEmpty();

        taken.close();
        play(PLAYER, 20);
        assertThat(videos).isNotEmpty();
    }

    @Test
    void leavesItsEncoderWhenTheViewerLeavesOrHides() throws MalformedMessageException {
        play(PLAYER, 40);
        viewer.encoder.rest();
        assertThat(fakes.open()).isEqualTo(1);
        viewer.encoder.visible(false);
        viewer.encoder.rest();
        assertThat(fakes.open()).isZero();
        viewer.encoder.visible(true);
        play(PLAYER, 40);
        assertThat(fakes.open()).isEqualTo(1);
        viewer.encoder.close();
        assertThat(fakes.open()).isZero();
        play(PLAYER, 40);
        assertThat(fakes.open()).isZero();
    }

    @Test
    void beginsAnewWithARefreshAndAnotherSize() throws MalformedMessageException {
        play(PLAYER, 40);
        viewer.encoder.refresh();
        step();
        assertThat(fakes.open()).isZero();
        play(PLAYER, 40);
        desktop.resize(500, 400);
        step();
        assertThat(fakes.open()).isZero();
        settle();
        viewer.assertShows(desktop.surface(), "at rest");
    }

    @Test
    void textThatScrollsIsNeverAVideo() throws MalformedMessageException {
        for (int i = 0; i < 60; i++) {
            desktop.scroll(PLAYER, 32, i);
            step();
        }
        assertThat(fakes.made()).isZero();
        viewer.assertShows(desktop.surface(), "always");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void anyMixtureIsExactInTheEnd(long seed) throws MalformedMessageException {
        Random random = new Random(seed);
        Rect player = new Rect(random.nextInt(200), random.nextInt(200), 200, 150);
        for (int i = 0; i < 150; i++) {
            desktop.photo(player, pictures++);
            int x = random.nextInt(500);
            int y = random.nextInt(400);
            Rect rect = new Rect(x, y, 1 + random.nextInt(ALL.width() - x), 1 + random.nextInt(ALL.height() - y));
            switch (random.nextInt(30)) {
                case 0 -> desktop.text(rect, i, 0xFFFFFF, 0);
                case 1 -> desktop.fill(rect, random.nextInt(1 << 24));
                case 2 -> desktop.copy(new Rect(x, y, 100, 80), random.nextInt(500), random.nextInt(400));
                case 3 -> player = new Rect(x / 2, y / 2, 200 + random.nextInt(50), 150 + random.nextInt(50));
                case 4 -> desktop.scroll(new Rect(20, 20, 560, 400), 16, i);
                case 5 -> viewer.encoder.decodesVideo(random.nextBoolean());
                case 6 -> desktop.photo(rect, i);
                case 7 -> settle();
                default -> {}
            }
            step();
        }
        assertThat(fakes.made()).isPositive();
        settle();
        viewer.assertShows(desktop.surface(), "at rest");
    }

    @Test
    void theBrowserShowsNearlyWhatTheHostDoesWhileItMoves() throws MalformedMessageException {
        assumeTrue(OpenH264.installed().isPresent(), "OpenH264 is not installed");
        desktop.remove(viewer.encoder);
        viewer = viewer(VideoEncoders.installed(1).orElseThrow());
        frame();
        int compared = 0;
        try (TestDecoder decoder = new TestDecoder(OpenH264.installed().orElseThrow())) {
            for (int i = 0; i < 50; i++) {
                desktop.waves(PLAYER, i);
                FrameMessage message = step();
                for (FrameOp op : message.operations()) {
                    if (op instanceof FrameOp.Video video) {
                        byte[] unit = Arrays.copyOfRange(
                                message.blobs(), message.blobs().length - video.length(), message.blobs().length);
                        int[] shown = decoder.decode(unit, PLAYER.width(), PLAYER.height());
                        assertThat(error(shown)).isLessThan(40); // 32 dB
                        compared++;
                    }
                }
            }
        } finally {
            viewer.encoder.close();
        }
        assertThat(compared).isGreaterThan(20);
    }

    private double error(int[] shown) {
        double sum = 0;
        for (int i = 0; i < shown.length; i++) {
            int at = (PLAYER.y() + i / PLAYER.width()) * ALL.width() + PLAYER.x() + i % PLAYER.width();
            for (int shift = 0; shift <= 16; shift += 8) {
                double difference = (desktop.surface().pixels()[at] >> shift & 0xFF) - (shown[i] >> shift & 0xFF);
                sum += difference * difference;
            }
        }
        return sum / (3.0 * shown.length);
    }

    /** Pictures of noise and waves, each another. */
    private void play(Rect rect, int frames) throws MalformedMessageException {
        for (int i = 0; i < frames; i++) {
            desktop.photo(rect, pictures++);
            step();
        }
    }

    private FrameMessage step() throws MalformedMessageException {
        now += 40 * MILLIS;
        return frame();
    }

    private FrameMessage frame() throws MalformedMessageException {
        viewer.frame(desktop.surface(), now);
        FrameMessage message = java.util.Objects.requireNonNull(viewer.last);
        for (FrameOp op : message.operations()) {
            if (op instanceof FrameOp.Video video) {
                videos.add(video);
            }
        }
        return message;
    }

    private void settle() throws MalformedMessageException {
        for (int i = 0; i < 30; i++) {
            now += 200 * MILLIS;
            viewer.frame(desktop.surface(), now);
        }
    }

    private void assertExactBeside(Rect rect) {
        for (int y = 0; y < ALL.height(); y++) {
            for (int x = 0; x < ALL.width(); x++) {
                if (!rect.contains(new Rect(x, y, 1, 1))) {
                    assertExact(x, y);
                }
            }
        }
    }

    private void assertExact(Rect rect) {
        ClientModel client = viewer.client;
        assertThat(client.isVideo(rect) || client.isLossy(rect)).isFalse();
        for (int y = rect.y(); y < rect.bottom(); y++) {
            for (int x = rect.x(); x < rect.right(); x++) {
                assertExact(x, y);
            }
        }
    }

    private void assertExact(int x, int y) {
        int at = y * ALL.width() + x;
        if (viewer.client.pixels()[at] != desktop.surface().pixels()[at]) {
            throw new AssertionError("pixel %d,%d is %06x and should be %06x"
                    .formatted(
                            x, y, viewer.client.pixels()[at], desktop.surface().pixels()[at]));
        }
    }
}
