package dev.oriel.server.viewer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oriel.display.Rect;
import org.junit.jupiter.api.Test;

class FreshPictureTest {
    private static final long PATIENCE = FreshPicture.PATIENCE.toNanos();

    private final FreshPicture picture = new FreshPicture();

    @Test
    void isWholeWhereTheSizeHasNotChanged() {
        assertThat(picture.isWhole(0)).isTrue();
    }

    @Test
    void isWholeOnceEveryPixelHasBeenPainted() {
        picture.resized(100, 50, 7);
        picture.painted(new Rect(0, 0, 100, 49));
        picture.painted(new Rect(0, 49, 99, 1));
        assertThat(picture.isWhole(8)).isFalse();
        picture.painted(new Rect(90, 40, 10, 10));
        assertThat(picture.isWhole(8)).isTrue();
    }

    @Test
    void isTakenForWholeAfterAWhile() {
        picture.resized(100, 50, 7);
        picture.painted(new Rect(0, 0, 100, 49));
        assertThat(picture.isWhole(6 + PATIENCE)).isFalse();
        assertThat(picture.isWhole(7 + PATIENCE)).isTrue();
    }

    @Test
    void asksOnceForWhatTheHostHasForgotten() {
        long refresh = FreshPicture.REFRESH_AFTER.toNanos();
        picture.resized(100, 50, 7);
        assertThat(picture.nextLook()).isEqualTo(7 + refresh);
        assertThat(picture.wantsRefresh(6 + refresh)).isFalse();
        assertThat(picture.wantsRefresh(7 + refresh)).isTrue();
        assertThat(picture.wantsRefresh(8 + refresh)).isFalse();
        assertThat(picture.nextLook()).isEqualTo(7 + PATIENCE);
        picture.resized(100, 51, 7 + PATIENCE);
        picture.painted(new Rect(0, 0, 100, 51));
        assertThat(picture.wantsRefresh(7 + 3 * PATIENCE)).isFalse();
    }

    @Test
    void startsAgainWithEachSize() {
        picture.resized(100, 50, 7);
        picture.painted(new Rect(0, 0, 100, 50));
        picture.resized(50, 100, 9);
        assertThat(picture.isWhole(10)).isFalse();
        picture.painted(new Rect(0, 0, 50, 100));
        assertThat(picture.isWhole(10)).isTrue();
    }
}
