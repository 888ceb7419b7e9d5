package dev.oriel.encoder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oriel.display.Rect;
import dev.oriel.display.Surface;
import dev.oriel.encoder.video.FakeEncoders;
import dev.oriel.encoder.wire.FrameMessage;
import dev.oriel.encoder.wire.FrameOp;
import dev.oriel.encoder.wire.MalformedMessageException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What only moves is no video, and a video that is moved is one again when it has come to its place. */
class VideoMovesTest {
    private static final long MILLIS = 1_000_000;
    private static final Rect ALL = new Rect(0, 0, 800, 600);
    /** What shows the document: neither its sides nor what it is scrolled by are those of cells. */
    private static final Rect WINDOW = new Rect(37, 41, 700, 520);

    private static final int PAGE_HEIGHT = 6000;
    private static final int STEP = 60;

    private final PaintedDesktop desktop = new PaintedDesktop(ALL.width(), ALL.height());
    private final FakeEncoders fakes = new FakeEncoders();
    private final TestViewer viewer = new TestViewer(ViewerOptions.defaults(5), fakes.encoders(2));
    private final Surface page = document();
    private final List<FrameOp.Video> videos = new ArrayList<>();
    private long now = MILLIS;
    private int pictures = 1000;

    VideoMovesTest() throws MalformedMessageException {
        viewer.encoder.decodesVideo(true);
        desktop.add(viewer.encoder);
        desktop.text(ALL, 1, 0xF0F0F0, 0x202020);
        desktop.page(page, 0, WINDOW);
        frame(40);
    }

    /** Text, and photographs beside and below each other. */
    private static Surface document() {
        PaintedDesktop paper = new PaintedDesktop(ALL.width(), PAGE_HEIGHT);
        paper.text(new Rect(0, 0, ALL.width(), PAGE_HEIGHT), 7, 0xFFFFFF, 0x202020);
        for (int y = 200; y + 400 < PAGE_HEIGHT; y += 430) {
            paper.photo(new Rect(60, y, 330, 320), y);
            paper.photo(new Rect(410, y + 20, 300, 330), y + 1);
        }
        return paper.surface();
    }

    /** @param parts in which the host draws each step, a frame of the viewer's for each */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void aDocumentOfPhotographsThatIsScrolledIsNeverAVideo(int parts) throws MalformedMessageException {
        for (int step = 1; step <= 80; step++) {
            int height = WINDOW.height() / parts;
            for (int part = 0; part < parts; part++) {
                int y = WINDOW.y() + part * height;
                desktop.page(page, step * STEP, new Rect(WINDOW.x(), y, WINDOW.width(), height));
                frame(100 / parts);
            }
        }

        assertThat(fakes.made()).isZero();
        assertThat(viewer.encoder.stats().copies()).isGreaterThan(80);
        settle();
        viewer.assertShows(desktop.surface(), "at rest");
    }

    @Test
    void aFilmWithinADocumentBecomesAVideo() throws MalformedMessageException {
        Rect film = new Rect(100, 250, 320, 200);
        play(film, 30);

        assertThat(videos)
                .hasSizeGreaterThan(15)
                .allSatisfy(video -> assertThat(video.picture()).isEqualTo(film));
        settle();
        viewer.assertShows(desktop.surface(), "at rest");
    }

    @Test
    void aFilmThatScrollsWithItsDocumentIsAVideoBeforeAndAfter() throws MalformedMessageException {
        Rect film = new Rect(100, 290, 320, 200);
        play(film, 30);
        long copiesBefore = viewer.encoder.stats().copies();
        videos.clear();
        int top = 0;
        for (; top < 200; top += 10) {
            desktop.page(page, top, WINDOW);
            desktop.photo(film.translate(0, -top), pictures++);
            frame(40);
        }

        assertThat(viewer.encoder.stats().copies() - copiesBefore).isGreaterThan(15);
        assertThat(videos).hasSizeLessThan(3);
        assertThat(fakes.open()).isZero();
        videos.clear();
        Rect there = film.translate(0, 10 - top);
        play(there, 40);
        assertThat(videos)
                .hasSizeGreaterThan(20)
                .allSatisfy(video -> assertThat(video.picture()).isEqualTo(there));
        settle();
        viewer.assertShows(desktop.surface(), "at rest");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aFilmInAWindowThatIsDraggedIsAVideoBeforeAndAfter(boolean hints) throws MalformedMessageException {
        desktop.tellCopies(hints);
        Rect window = new Rect(60, 40, 420, 400);
        desktop.window(window, 3);
        Rect film = new Rect(70, 100, 320, 240);
        play(film, 30);
        assertThat(fakes.open()).isEqualTo(1);
        videos.clear();
        for (int step = 0; step < 25; step++) {
            desktop.copy(window, window.x() + 11, window.y() + 5);
            desktop.text(new Rect(window.x(), window.y(), window.width(), 5), 9, 0xF0F0F0, 0x202020);
            desktop.text(new Rect(window.x(), window.y(), 11, window.height()), 9, 0xF0F0F0, 0x202020);
            window = window.translate(11, 5);
            film = film.translate(11, 5);
            desktop.photo(film, pictures++);
            frame(40);
        }
        if (hints) { // else it may begin anew where it is, now and then
            assertThat(videos).hasSizeLessThan(3);
        }
        assertThat(videos.stream().filter(FrameOp.Video::key)).hasSizeLessThan(4);
        videos.clear();
        play(film, 60);

        Rect there = film;
        assertThat(videos).hasSizeGreaterThan(15);
        assertThat(videos.getLast().picture()).isEqualTo(there);
        assertThat(fakes.open()).isEqualTo(1);
        settle();
        viewer.assertShows(desktop.surface(), "at rest");
    }

    private void play(Rect film, int frames) throws MalformedMessageException {
        for (int i = 0; i < frames; i++) {
            desktop.photo(film, pictures++);
            frame(40);
        }
    }

    private void frame(int milliseconds) throws MalformedMessageException {
        now += milliseconds * MILLIS;
        if (viewer.frame(desktop.surface(), now) != null) {
            FrameMessage message = java.util.Objects.requireNonNull(viewer.last);
            for (FrameOp op : message.operations()) {
                if (op instanceof FrameOp.Video video) {
                    videos.add(video);
                }
            }
        }
    }

    private void settle() throws MalformedMessageException {
        for (int i = 0; i < 30; i++) {
            frame(200);
        }
    }
}
