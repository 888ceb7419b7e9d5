package dev.oriel.encoder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oriel.display.Rect;
import dev.oriel.encoder.wire.FrameMessage;
import dev.oriel.encoder.wire.FrameOp;
import dev.oriel.encoder.wire.MalformedMessageException;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What a viewer is sent for what users do all day. */
class ViewerEncoderTest {
    private static final long MILLIS = 1_000_000;
    private static final int WIDTH = 640;
    private static final int HEIGHT = 480;

    private final PaintedDesktop desktop = new PaintedDesktop(WIDTH, HEIGHT);
    private TestViewer viewer = viewer(ViewerOptions.defaults(1).withLossless(true));
    private long now;

    /** Is sent frames of any size at once, before the line is known too. */
    private TestViewer viewer(ViewerOptions options) {
        TestViewer created = new TestViewer(options.withFirstBytes(4 << 20));
        desktop.add(created.encoder);
        return created;
    }

    private EncodedFrame frame() throws MalformedMessageException {
        now += 400 * MILLIS;
        return Objects.requireNonNull(viewer.frame(desktop.surface(), now));
    }

    private EncodedFrame exactFrame() throws MalformedMessageException {
        EncodedFrame frame = frame();
        viewer.assertShows(desktop.surface(), "frame " + frame.frameId());
        assertThat(frame.complete()).isTrue();
        return frame;
    }

    private List<FrameOp> operations(EncodedFrame frame) {
        FrameMessage message = Objects.requireNonNull(viewer.last);
        assertThat(message.frameId()).isEqualTo(frame.frameId());
        return message.operations();
    }

    @Test
    void emptyDesktopIsOneFill() throws MalformedMessageException {
        desktop.fill(desktop.surface().bounds(), 0x336699);
        assertThat(operations(exactFrame()))
                .containsExactly(
                        new FrameOp.Resize(WIDTH, HEIGHT), new FrameOp.Fill(new Rect(0, 0, WIDTH, HEIGHT), 0x336699));
    }

    @Test
    void blackDesktopNeedsNoDrawing() throws MalformedMessageException {
        assertThat(operations(exactFrame())).containsExactly(new FrameOp.Resize(WIDTH, HEIGHT));
    }

    @Test
    void whatIsPaintedAgainIsNotSentAgain() throws MalformedMessageException {
        desktop.text(desktop.surface().bounds(), 1, 0xFFFFFF, 0);
        frame();
        desktop.touch(desktop.surface().bounds());
        desktop.text(desktop.surface().bounds(), 1, 0xFFFFFF, 0);
        assertThat(viewer.encoder.next(now + 500 * MILLIS)).isEqualTo(new Decision.Cut());
        assertThat(viewer.frame(desktop.surface(), now + 500 * MILLIS)).isNull();
        assertThat(viewer.encoder.next(now + 900 * MILLIS)).isEqualTo(new Decision.Nothing());
    }

    @Test
    void typedCharacterCostsLittleMoreThanItsPixels() throws MalformedMessageException {
        desktop.text(desktop.surface().bounds(), 1, 0x101018, 0xD0D0C8);
        frame();
        desktop.type(200, 160, 5);
        assertThat(exactFrame().message().remaining()).isLessThan(140);
    }

    @Test
    void letterTypedAgainCostsNextToNothingAlsoOverTheEdgeOfTwoCells() throws MalformedMessageException {
        desktop.fill(desktop.surface().bounds(), 0x101018);
        desktop.type(40, 160, 5);
        frame();
        for (int x : new int[] {48, 60, 80, 124}) {
            desktop.type(x, 160, 5);
            EncodedFrame frame = exactFrame();
            assertThat(operations(frame)).as("at " + x).hasSize(1);
            assertThat(frame.message().remaining()).as("at " + x).isLessThan(x == 48 ? 140 : 24);
        }
    }

    @Test
    void blinkingCursorIsAFill() throws MalformedMessageException {
        desktop.fill(desktop.surface().bounds(), 0x101018);
        frame();
        desktop.fill(new Rect(100, 100, 2, 16), 0xFFFFFF);
        assertThat(operations(exactFrame())).containsExactly(new FrameOp.Fill(new Rect(100, 100, 2, 16), 0xFFFFFF));
    }

    @Test
    void scrollingWithHintsIsACopyAndTheNewLines() throws MalformedMessageException {
        assertScrolls();
    }

    @Test
    void scrollingWithoutHintsIsFound() throws MalformedMessageException {
        desktop.tellCopies(false);
        assertScrolls();
    }

    private void assertScrolls() throws MalformedMessageException {
        Rect page = new Rect(37, 21, 555, 400);
        desktop.text(page, 1, 0x101018, 0xD0D0C8);
        int whole = frame().message().remaining();
        for (int round = 0; round < 5; round++) {
            desktop.scroll(page, 16, 100 + round);
            desktop.scroll(page, 16, 200 + round);
            EncodedFrame frame = exactFrame();
            assertThat(operations(frame).stream().filter(FrameOp.Copy.class::isInstance))
                    .isNotEmpty();
            assertThat(frame.message().remaining()).isLessThan(whole / 5);
        }
    }

    /** A host that marks no frames is seen amid a scroll: some rows have moved twice, some once. */
    @Test
    void scrollInSeveralStepsIsFoundInParts() throws MalformedMessageException {
        desktop.tellCopies(false);
        Rect page = new Rect(37, 21, 555, 400);
        desktop.text(page, 1, 0x101018, 0xD0D0C8);
        int whole = frame().message().remaining();
        desktop.scroll(page, 16, 2);
        desktop.scroll(new Rect(37, 21, 555, 160), 16, 3);
        EncodedFrame frame = exactFrame();
        assertThat(frame.stats().copies()).isGreaterThanOrEqualTo(2);
        assertThat(frame.message().remaining()).isLessThan(whole / 4);
    }

    @Test
    void sidewaysScrollIsFound() throws MalformedMessageException {
        desktop.tellCopies(false);
        desktop.text(desktop.surface().bounds(), 1, 0xFFFFFF, 0x202020);
        int whole = frame().message().remaining();
        desktop.copy(new Rect(50, 0, WIDTH - 50, HEIGHT), 0, 0);
        desktop.text(new Rect(WIDTH - 50, 0, 50, HEIGHT), 9, 0xFFFFFF, 0x202020);
        EncodedFrame frame = exactFrame();
        assertThat(operations(frame)).hasAtLeastOneElementOfType(FrameOp.Copy.class);
        assertThat(frame.message().remaining()).isLessThan(whole / 3);
    }

    @Test
    void draggedWindowIsFound() throws MalformedMessageException {
        desktop.tellCopies(false);
        Rect place = new Rect(50, 40, 330, 280);
        desktop.fill(desktop.surface().bounds(), 0x336699);
        desktop.text(place, 1, 0xFFFFFF, 0x202020);
        int whole = frame().message().remaining();
        for (int step = 1; step < 8; step++) {
            desktop.copy(place, place.x() + 13, place.y() + 9);
            desktop.fill(new Rect(place.x(), place.y(), 13, place.height()), 0x336699);
            desktop.fill(new Rect(place.x(), place.y(), place.width(), 9), 0x336699);
            place = place.translate(13, 9);
            EncodedFrame frame = exactFrame();
            assertThat(operations(frame)).hasAtLeastOneElementOfType(FrameOp.Copy.class);
            assertThat(frame.message().remaining()).isLessThan(whole / 10);
        }
    }

    @Test
    void scrollingDownIsFoundToo() throws MalformedMessageException {
        desktop.tellCopies(false);
        desktop.text(desktop.surface().bounds(), 1, 0xFFFFFF, 0x202020);
        int whole = frame().message().remaining();
        desktop.copy(new Rect(0, 0, WIDTH, HEIGHT - 60), 0, 60);
        desktop.text(new Rect(0, 0, WIDTH, 60), 9, 0xFFFFFF, 0x202020);
        assertThat(exactFrame().message().remaining()).isLessThan(whole / 4);
    }

    /** The cursor was drawn into the area after it had been copied: the hint is not the whole truth. */
    @Test
    void copyThatWasPaintedOverIsPutRight() throws MalformedMessageException {
        desktop.text(desktop.surface().bounds(), 1, 0x101018, 0xD0D0C8);
        frame();
        desktop.scroll(desktop.surface().bounds(), 32, 7);
        desktop.fill(new Rect(300, 200, 8, 16), 0xFF0000);
        EncodedFrame frame = exactFrame();
        assertThat(operations(frame)).hasAtLeastOneElementOfType(FrameOp.Copy.class);
    }

    @Test
    void hintThatIsWrongDoesNoHarm() throws MalformedMessageException {
        desktop.text(desktop.surface().bounds(), 1, 0x101018, 0xD0D0C8);
        frame();
        viewer.encoder.copied(new Rect(0, 0, 300, 300), 200, 100);
        desktop.text(new Rect(200, 100, 300, 300), 2, 0xFFFFFF, 0);
        exactFrame();
    }

    @Test
    void windowThatComesBackIsNotSentAgain() throws MalformedMessageException {
        Rect place = new Rect(50, 40, 500, 380);
        desktop.window(place, 1);
        int first = exactFrame().message().remaining();
        desktop.window(place, 2);
        exactFrame();
        for (int round = 0; round < 10; round++) {
            desktop.window(place, 1 + round % 2);
            EncodedFrame frame = exactFrame();
            assertThat(frame.message().remaining()).isLessThan(first / 5);
            assertThat(frame.stats().hitRate()).isGreaterThan(0.8);
        }
    }

    @Test
    void menuOpensAndClosesFromTheCache() throws MalformedMessageException {
        desktop.text(desktop.surface().bounds(), 1, 0xFFFFFF, 0x202020);
        frame();
        Rect menu = new Rect(100, 30, 180, 260);
        desktop.window(menu, 5);
        int opened = exactFrame().message().remaining();
        for (int round = 0; round < 4; round++) {
            desktop.text(desktop.surface().bounds(), 1, 0xFFFFFF, 0x202020);
            assertThat(exactFrame().message().remaining()).isLessThan(500);
            desktop.window(menu, 5);
            assertThat(exactFrame().message().remaining()).isLessThan(Math.max(500, opened / 4));
        }
    }

    @Test
    void contentThatDidNotRestIsNotStored() throws MalformedMessageException {
        for (int i = 0; i < 10; i++) {
            desktop.noise(new Rect(64, 64, 256, 256), i);
            now += 40 * MILLIS;
            EncodedFrame frame = Objects.requireNonNull(viewer.frame(desktop.surface(), now));
            assertThat(frame.stats().stores()).isZero();
        }
    }

    /** A spinner: nothing of it rests, but all of it comes back. */
    @Test
    void contentThatComesBackIsStoredThoughItDidNotRest() throws MalformedMessageException {
        int last = 0;
        for (int i = 0; i < 24; i++) {
            desktop.noise(new Rect(64, 64, 64, 64), i % 4);
            now += 60 * MILLIS;
            last = Objects.requireNonNull(viewer.frame(desktop.surface(), now))
                    .message()
                    .remaining();
        }
        assertThat(last).isLessThan(100);
    }

    @Test
    void resizeKeepsTheCache() throws MalformedMessageException {
        desktop.text(desktop.surface().bounds(), 1, 0xFFFFFF, 0x202020);
        int first = exactFrame().message().remaining();
        desktop.resize(WIDTH, HEIGHT - 64);
        EncodedFrame frame = exactFrame();
        assertThat(frame.stats().hits()).isGreaterThan(40);
        assertThat(frame.message().remaining()).isLessThan(first / 4);
    }

    @Test
    void refreshSendsEverythingAndUsesNothingOfTheClient() throws MalformedMessageException {
        desktop.text(desktop.surface().bounds(), 1, 0xFFFFFF, 0x202020);
        int first = exactFrame().message().remaining();
        desktop.window(new Rect(0, 0, 400, 300), 2);
        frame();
        assertThat(viewer.client.slots()).isNotEmpty();
        viewer.encoder.refresh();
        EncodedFrame frame = exactFrame();
        assertThat(operations(frame)).doesNotHaveAnyElementsOfTypes(FrameOp.Cached.class, FrameOp.Copy.class);
        assertThat(frame.message().remaining()).isGreaterThan(first / 2);
        assertThat(viewer.client.slots()).isEmpty();
    }

    @Test
    void smallCacheStaysWithinItsBound() throws MalformedMessageException {
        long bound = 200_000;
        viewer = viewer(ViewerOptions.defaults(1).withLossless(true).withCacheBytes(bound));
        for (int i = 0; i < 20; i++) {
            desktop.window(new Rect(20, 20, 560, 420), i % 5);
            exactFrame();
            assertThat(viewer.client.cacheBytes()).isLessThanOrEqualTo(bound);
        }
        assertThat(viewer.client.cacheBytes()).isGreaterThan(bound / 2);
    }

    @Test
    void whatADraggedWindowUncoversComesFromTheCache() throws MalformedMessageException {
        desktop.photo(desktop.surface().bounds(), 1);
        exactFrame();
        for (int step = 0; step < 20; step++) {
            desktop.photo(desktop.surface().bounds(), 1);
            desktop.window(new Rect(100 + 7 * step, 90 + 5 * step, 230, 170), 1);
            EncodedFrame frame = exactFrame();
            now -= 350 * MILLIS;
            if (step > 0) {
                assertThat(frame.stats().hits()).isPositive();
                assertThat(frame.message().remaining()).as("step " + step).isLessThan(1000);
            }
        }
    }

    @Test
    void photographComesNearlyRightAndThenExactly() throws MalformedMessageException {
        desktop.fill(desktop.surface().bounds(), 0x336699);
        viewer = viewer(ViewerOptions.defaults(1));
        frame();
        desktop.photo(desktop.surface().bounds(), 1);
        EncodedFrame first = frame();
        assertThat(first.complete()).isFalse();
        assertThat(first.stats().jpegs()).isPositive();
        assertThat(viewer.client.isLossy(new Rect(100, 100, 200, 200))).isTrue();
        int frames = 0;
        while (viewer.encoder.next(now) instanceof Decision.NotBefore(long nanos)) {
            now = nanos;
            EncodedFrame next = Objects.requireNonNull(viewer.frame(desktop.surface(), now));
            assertThat(next.stats().refined()).isPositive();
            frames++;
        }
        assertThat(frames).isBetween(1, 20);
        assertThat(viewer.encoder.next(now)).isEqualTo(new Decision.Nothing());
        viewer.assertShows(desktop.surface(), "at rest");
        assertThat(viewer.client.isLossy(desktop.surface().bounds())).isFalse();
    }

    @Test
    void textBesideAPhotographIsExactAtOnce() throws MalformedMessageException {
        desktop.fill(desktop.surface().bounds(), 0x336699);
        viewer = viewer(ViewerOptions.defaults(1));
        frame();
        desktop.photo(new Rect(0, 0, 320, HEIGHT), 1);
        desktop.text(new Rect(320, 0, 320, HEIGHT), 1, 0xFFFFFF, 0x202020);
        frame();
        assertThat(viewer.client.isLossy(new Rect(320, 0, 320, HEIGHT))).isFalse();
        assertThat(viewer.client.isLossy(new Rect(0, 0, 320, HEIGHT))).isTrue();
    }

    /** A video that ends inside cells, with text right beside it. */
    @Test
    void videoIsOneJpegAndLeavesTheTextAroundItAlone() throws MalformedMessageException {
        viewer = viewer(ViewerOptions.defaults(1));
        desktop.text(desktop.surface().bounds(), 1, 0xFFFFFF, 0x202020);
        frame();
        Rect video = new Rect(90, 100, 320, 180);
        for (int i = 0; i < 5; i++) {
            desktop.photo(video, i);
            now += 40 * MILLIS;
            EncodedFrame frame = Objects.requireNonNull(viewer.frame(desktop.surface(), now));
            assertThat(frame.stats().jpegs()).isLessThanOrEqualTo(3);
        }
        assertThat(viewer.client.isLossy(video)).isTrue();
        for (Rect beside : List.of(
                new Rect(0, 0, WIDTH, 100),
                new Rect(0, 280, WIDTH, 200),
                new Rect(0, 100, 90, 180),
                new Rect(410, 100, 230, 180))) {
            assertThat(viewer.client.isLossy(beside)).isFalse();
        }
    }

    @Test
    void movedPhotographIsMadeExactWhereItHasCome() throws MalformedMessageException {
        desktop.fill(desktop.surface().bounds(), 0x336699);
        viewer = viewer(ViewerOptions.defaults(1));
        frame();
        desktop.photo(new Rect(64, 64, 256, 256), 1);
        frame();
        now -= 380 * MILLIS;
        desktop.copy(new Rect(64, 64, 256, 256), 200, 100);
        EncodedFrame moved = frame();
        assertThat(moved.stats().copies()).isPositive();
        while (viewer.encoder.next(now) instanceof Decision.NotBefore(long nanos)) {
            now = nanos;
            viewer.frame(desktop.surface(), now);
        }
        viewer.assertShows(desktop.surface(), "at rest");
        assertThat(viewer.client.isLossy(desktop.surface().bounds())).isFalse();
    }

    @Test
    void forcingLosslessMakesThePictureExactAtOnce() throws MalformedMessageException {
        desktop.fill(desktop.surface().bounds(), 0x336699);
        viewer = viewer(ViewerOptions.defaults(1));
        frame();
        desktop.photo(new Rect(0, 0, 128, 128), 1);
        frame();
        viewer.encoder.lossless(true);
        now += 100 * MILLIS;
        assertThat(viewer.encoder.next(now)).isEqualTo(new Decision.Cut());
        exactFrame();
        desktop.photo(new Rect(0, 0, 128, 128), 2);
        assertThat(exactFrame().stats().jpegs()).isZero();
    }

    @Test
    void acknowledgementOfAFrameThatWasNeverSentIsRefused() throws MalformedMessageException {
        frame();
        assertThat(viewer.encoder.acknowledged(9, 0, now)).isFalse();
    }

    @Test
    void viewersDoNotDisturbEachOther() throws MalformedMessageException {
        TestViewer other = viewer(ViewerOptions.defaults(2).withLossless(true).withCacheBytes(0));
        for (int i = 0; i < 12; i++) {
            desktop.text(new Rect(i * 20, i * 10, 300, 200), i, 0xFFFFFF, 0x202020);
            exactFrame();
            if (i % 4 == 3) {
                other.frame(desktop.surface(), now);
                other.assertShows(desktop.surface(), "the slower viewer");
            }
        }
    }

    @Test
    void statsSumUp() throws MalformedMessageException {
        long bytes = 0;
        for (int i = 0; i < 3; i++) {
            desktop.text(desktop.surface().bounds(), i, 0xFFFFFF, 0x202020);
            bytes += frame().message().remaining();
        }
        assertThat(viewer.encoder.stats().frames()).isEqualTo(3);
        assertThat(viewer.encoder.stats().bytes()).isEqualTo(bytes);
    }
}
