package dev.oriel.encoder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oriel.display.Rect;
import dev.oriel.display.Surface;
import dev.oriel.display.VideoFrame;
import dev.oriel.display.VideoFrame.View;
import dev.oriel.encoder.client.ClientModel;
import dev.oriel.encoder.wire.FrameMessage;
import dev.oriel.encoder.wire.FrameOp;
import dev.oriel.encoder.wire.MalformedMessageException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class VideoPassthroughTest {
    private static final Rect PICTURE = new Rect(30, 20, 200, 150);
    private static final Rect ALL = new Rect(0, 0, 320, 240);

    private final Surface surface = new Surface(320, 240);
    private final ViewerEncoder viewer =
            new ViewerEncoder(ViewerOptions.defaults(7).withFirstBytes(4 << 20), new Workspaces());
    private final ClientModel client = new ClientModel(32 << 20);
    private final Random random = new Random(3);
    private long now = 1;
    private int units;

    VideoPassthroughTest() {
        viewer.decodesVideo(true);
    }

    @Test
    void passesEveryUnitOfAStreamFromItsKeyFrameOn() {
        show();
        List<Integer> passed = new ArrayList<>();
        video(false, PICTURE);
        passed.addAll(unitsOf(show()));
        video(true, PICTURE);
        video(false, PICTURE);
        passed.addAll(unitsOf(show()));
        video(false, PICTURE);
        passed.addAll(unitsOf(show()));

        assertThat(passed).containsExactly(2, 3, 4);
        assertThat(client.isVideo(PICTURE)).isTrue();
    }

    @Test
    void needsTheVideoDecodedUntilAKeyFrame() {
        assertThat(viewer.needsVideoDecoded()).isTrue();
        video(true, PICTURE);
        assertThat(viewer.needsVideoDecoded()).isFalse();
        viewer.refresh();
        assertThat(viewer.needsVideoDecoded()).isTrue();
        video(false, PICTURE);
        assertThat(viewer.needsVideoDecoded()).isTrue();
        video(true, PICTURE);
        assertThat(viewer.needsVideoDecoded()).isFalse();
    }

    @Test
    void drawsNothingWhereVideoIsShown() {
        show();
        video(true, PICTURE);
        show();
        paint(PICTURE, 0x123456); // as a desktop that decodes for another viewer
        viewer.videoDecoded(PICTURE);

        assertThat(show()).isNull();
    }

    @Test
    void drawsBesideTheVideoInTheSameCells() {
        show();
        video(true, PICTURE);
        noise(ALL);
        surface.missing().add(PICTURE);
        viewer.videoDecoded(ALL);
        show();

        assertRight(PICTURE);
    }

    @Test
    void drawsAgainAllThatAVideoHasCoveredEvenIfItLooksAsBefore() {
        noise(ALL);
        viewer.painted(ALL);
        show();
        video(true, PICTURE);
        show();
        viewer.painted(PICTURE); // the same pixels as before the video
        show();

        assertRight(new Rect(0, 0, 0, 0));
    }

    @Test
    void drawsWhatTookAVideosPlaceInTheSameFrame() {
        noise(ALL);
        viewer.painted(ALL);
        show();
        video(true, PICTURE);
        Rect window = new Rect(100, 64, 70, 60);
        viewer.painted(window);
        show();

        assertThat(client.isVideo(window)).isFalse();
        assertThat(client.isVideo(new Rect(30, 20, 64, 44))).isTrue();
    }

    @Test
    void waitsForPixelsThatTheSurfaceDoesNotHave() {
        surface.missing().add(PICTURE);
        noise(ALL);
        viewer.painted(ALL);
        show();
        assertThat(client.pixels()[PICTURE.y() * 320 + PICTURE.x()]).isZero();

        surface.missing().clear();
        viewer.videoDecoded(PICTURE);
        show();
        assertRight(new Rect(0, 0, 0, 0));
    }

    @Test
    void makesExactWhatAJpegHasDrawnBesideAVideo() {
        noise(ALL);
        viewer.painted(ALL);
        show();
        photo(ALL);
        viewer.painted(ALL);
        show();
        assertThat(client.isLossy(ALL)).isTrue();
        video(true, PICTURE);
        surface.missing().add(PICTURE);
        show();
        settle();

        assertRight(PICTURE);
    }

    @Test
    void leavesAStreamWhoseUnitsPileUpAndShowsTheSurfaceInstead() {
        show();
        video(true, PICTURE);
        show();
        noise(ALL);
        viewer.painted(new Rect(0, 0, 1, 1));
        for (int i = 0; i < 200; i++) {
            video(false, PICTURE);
        }
        assertThat(viewer.needsVideoDecoded()).isTrue();
        viewer.videoDecoded(ALL);
        FrameMessage frame = show();

        assertThat(unitsOf(frame)).isEmpty();
        assertRight(new Rect(0, 0, 0, 0));
    }

    @Test
    void isLateOnceMoreWaitsThanGoesOutAtOnce() {
        show();
        video(true, PICTURE);
        video(false, PICTURE);
        assertThat(viewer.isVideoLate()).isFalse();
        for (int i = 0; i < 5; i++) {
            video(false, PICTURE);
        }
        assertThat(viewer.isVideoLate()).isTrue();
        show();
        assertThat(viewer.isVideoLate()).isFalse();
    }

    /** As a host does that looks for changes in squares, counted from where the changes of this picture begin. */
    @Test
    void staysInAStreamWhoseRegionsAreSquaresInAnyPlace() {
        show();
        video(true, PICTURE);
        for (int unit = 0; unit < 200; unit++) {
            int left = random.nextInt(100);
            int top = random.nextInt(100);
            List<Rect> squares = new ArrayList<>();
            for (int i = 0; i < 64; i++) {
                if (random.nextInt(4) > 0) {
                    squares.add(new Rect(left + i % 8 * 16, top + i / 8 * 16, 16, 16));
                }
            }
            video(false, squares);
            show();
            assertThat(viewer.needsVideoDecoded()).as("after unit " + unit).isFalse();
        }
    }

    @Test
    void leavesTheVideoToTheSurfaceWhereTheBrowserDoesNotDecode() {
        show();
        viewer.decodesVideo(false);
        noise(ALL);
        video(true, ALL);
        assertThat(unitsOf(show())).isEmpty();

        assertRight(new Rect(0, 0, 0, 0));
    }

    @Test
    void copiesNothingFromAVideo() {
        show();
        video(true, PICTURE);
        show();
        noise(ALL);
        viewer.copied(new Rect(64, 64, 128, 64), 64, 128);
        show(); // the client refuses a copy of pixels that it does not know
        Rect target = new Rect(64, 128, 128, 64);

        assertThat(client.isVideo(target)).isFalse();
        for (int y = target.y(); y < target.bottom(); y++) {
            for (int x = target.x(); x < target.right(); x++) {
                assertThat(client.pixels()[y * 320 + x]).isEqualTo(surface.pixels()[y * 320 + x]);
            }
        }
    }

    @Test
    void staysRightThroughAnyMixtureOfVideoAndDrawing() {
        for (int round = 0; round < 400; round++) {
            for (int step = random.nextInt(4); step >= 0; step--) {
                change();
            }
            show();
        }
        settle();
        assertRightBeside();
    }

    private void change() {
        Rect rect = anyRect();
        switch (random.nextInt(8)) {
            case 0, 1 -> {
                boolean key = random.nextInt(4) == 0;
                video(key, rect);
            }
            case 2 -> {
                paint(rect, random.nextInt(4) * 0x3F3F3F);
                viewer.filled(rect);
            }
            case 3 -> {
                photo(rect);
                viewer.painted(rect);
            }
            case 4 -> {
                int toX = random.nextInt(320 - rect.width() + 1);
                int toY = random.nextInt(240 - rect.height() + 1);
                surface.copy(rect, toX, toY);
                viewer.copied(rect, toX, toY);
            }
            case 5 -> {
                if (random.nextInt(10) == 0) {
                    viewer.refresh();
                }
            }
            default -> {
                noise(rect);
                viewer.painted(rect);
            }
        }
    }

    private Rect anyRect() {
        int x = random.nextInt(300);
        int y = random.nextInt(220);
        return new Rect(x, y, 1 + random.nextInt(320 - x), 1 + random.nextInt(240 - y));
    }

    /** A unit whose picture the surface shows as well, as where it is decoded for another viewer. */
    private void video(boolean key, Rect region) {
        video(key, List.of(region));
    }

    private void video(boolean key, List<Rect> regions) {
        units++;
        byte[] unit = {0, 0, 1, (byte) units};
        viewer.video(new VideoFrame(1, View.PICTURE, key, ALL, regions, unit, true));
    }

    private @Nullable FrameMessage show() {
        now += 100_000_000;
        EncodedFrame frame = viewer.cut(surface, 0, now);
        if (frame == null) {
            return null;
        }
        try {
            FrameMessage message = client.apply(frame.message());
            assertThat(viewer.acknowledged(frame.frameId(), 0, now)).isTrue();
            return message;
        } catch (MalformedMessageException e) {
            throw new AssertionError("the client refuses a frame", e);
        }
    }

    private void settle() {
        for (int i = 0; i < 30; i++) {
            now += 1_000_000_000;
            show();
        }
    }

    private static List<Integer> unitsOf(@Nullable FrameMessage frame) {
        List<Integer> numbers = new ArrayList<>();
        if (frame == null) {
            return numbers;
        }
        int at = 0;
        for (FrameOp op : frame.operations()) {
            if (op instanceof FrameOp.Video video) {
                numbers.add((int) frame.blobs()[at + 3]);
                at += video.length();
            }
        }
        return numbers;
    }

    private void assertRight(Rect but) {
        for (int y = 0; y < 240; y++) {
            for (int x = 0; x < 320; x++) {
                if (!but.contains(new Rect(x, y, 1, 1))) {
                    assertThat(client.pixels()[y * 320 + x])
                            .as("pixel %d,%d", x, y)
                            .isEqualTo(surface.pixels()[y * 320 + x]);
                    assertThat(client.isVideo(new Rect(x, y, 1, 1))).isFalse();
                }
            }
        }
    }

    private void assertRightBeside() {
        int compared = 0;
        for (int y = 0; y < 240; y++) {
            for (int x = 0; x < 320; x++) {
                if (!client.isVideo(new Rect(x, y, 1, 1))) {
                    assertThat(client.pixels()[y * 320 + x])
                            .as("pixel %d,%d", x, y)
                            .isEqualTo(surface.pixels()[y * 320 + x]);
                    compared++;
                }
            }
        }
        assertThat(compared).isPositive();
    }

    private void paint(Rect rect, int rgb) {
        surface.fill(rect, rgb);
    }

    private void noise(Rect rect) {
        for (int y = rect.y(); y < rect.bottom(); y++) {
            for (int x = rect.x(); x < rect.right(); x++) {
                surface.pixels()[y * 320 + x] = random.nextInt(1 << 24);
            }
        }
    }

    /** Soft, and of many colours. */
    private void photo(Rect rect) {
        int phase = random.nextInt(100);
        for (int y = rect.y(); y < rect.bottom(); y++) {
            for (int x = rect.x(); x < rect.right(); x++) {
                int red = (int) (127 + 120 * Math.sin((x + phase) / 23.0)) + random.nextInt(4);
                int green = (int) (127 + 120 * Math.sin((y + phase) / 31.0)) + random.nextInt(4);
                int blue = (int) (127 + 120 * Math.sin((x + y) / 41.0)) + random.nextInt(4);
                surface.pixels()[y * 320 + x] = red << 16 | green << 8 | blue;
            }
        }
    }
}
