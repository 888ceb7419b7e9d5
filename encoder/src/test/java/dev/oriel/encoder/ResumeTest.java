package dev.oriel.encoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.oriel.display.Rect;
import dev.oriel.encoder.wire.FrameOp;
import dev.oriel.encoder.wire.MalformedMessageException;
import dev.oriel.encoder.wire.TileOffer;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** A client that comes back with what it has kept is not sent it again. */
class ResumeTest {
    private static final long KEY = 77;
    private static final ViewerOptions OPTIONS =
            ViewerOptions.defaults(KEY).withFirstBytes(4 << 20).withLossless(true);

    private final PaintedDesktop desktop = new PaintedDesktop(640, 400);
    private final TestViewer before = new TestViewer(OPTIONS);

    ResumeTest() throws MalformedMessageException {
        desktop.add(before.encoder);
        desktop.photo(new Rect(0, 0, 640, 400), 1);
        desktop.text(new Rect(50, 40, 300, 200), 2, 0x101018, 0xD0D0C8);
        before.frame(desktop.surface(), 0);
    }

    @Test
    void whatWasShownIsDrawnFromTheCache() throws MalformedMessageException {
        TestViewer after = new TestViewer(OPTIONS);
        int kept = new KeptTiles(before.client, KEY).handOver(after.encoder, after.client);
        assertThat(kept).isEqualTo(70); // 10×7 cells
        desktop.fill(new Rect(10, 10, 20, 20), 0xABCDEF); // while the line was cut
        EncodedFrame frame = Objects.requireNonNull(after.frame(desktop.surface(), 0));
        after.assertShows(desktop.surface(), "resumed");
        List<FrameOp> operations = Objects.requireNonNull(after.last).operations();
        assertThat(operations.stream().filter(FrameOp.Cached.class::isInstance)).hasSize(69);
        assertThat(frame.message().remaining()).isLessThan(16_000);
    }

    @Test
    void whatWasKeptUnderAnotherKeyIsNeverUsed() throws MalformedMessageException {
        TestViewer after = new TestViewer(OPTIONS);
        new KeptTiles(before.client, KEY + 1).handOver(after.encoder, after.client);
        after.frame(desktop.surface(), 0);
        after.assertShows(desktop.surface(), "resumed");
        assertThat(Objects.requireNonNull(after.last).operations()).noneMatch(FrameOp.Cached.class::isInstance);
    }

    @Test
    void aRefreshEmptiesWhatWasKept() throws MalformedMessageException {
        TestViewer after = new TestViewer(OPTIONS);
        new KeptTiles(before.client, KEY).handOver(after.encoder, after.client);
        after.encoder.refresh();
        after.frame(desktop.surface(), 0);
        after.assertShows(desktop.surface(), "refreshed");
        assertThat(after.client.slots()).isEmpty();
    }

    @Test
    void nothingIsTakenOnceAFrameIsOut() {
        List<TileOffer.Tile> none = List.of();
        assertThatIllegalStateException().isThrownBy(() -> before.encoder.keeps(none));
    }
}
