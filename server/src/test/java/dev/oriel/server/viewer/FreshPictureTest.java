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
        picture.painted(new Rect(0, 0, 100, 49), 8);
        picture.painted(new Rect(0, 49, 99, 1), 8);
        assertThat(picture.isWhole(8)).isFalse();
        picture.painted(new Rect(90, 40, 10, 10), 8);
        assertThat(picture.isWhole(8)).isTrue();
    }

    @Test
    void isTakenForWholeAfterAWhile() {
        picture.resized(100, 50, 7);
        picture.painted(new Rect(0, 0, 100, 49), 8);
        assertThat(picture.isWhole(7 + PATIENCE)).isFalse();
        assertThat(picture.isWhole(8 + PATIENCE)).isTrue();
    }

    @Test
    void waitsLongerForAHostThatHasPaintedNothing() {
        long untouched = FreshPicture.UNTOUCHED_PATIENCE.toNanos();
        picture.resized(100, 50, 7);
        assertThat(picture.wantsRefresh(7 + PATIENCE)).isTrue();
        assertThat(picture.nextLook()).isEqualTo(7 + untouched);
        assertThat(picture.isWhole(6 + untouched)).isFalse();
        assertThat(picture.isWhole(7 + untouched)).isTrue();
    }

    @Test
    void givesAHostThatBeginsLateItsTime() {
        picture.resized(100, 50, 7);
        picture.painted(new Rect(0, 0, 100, 49), 3 * PATIENCE);
        assertThat(picture.isWhole(4 * PATIENCE - 1)).isFalse();
        assertThat(picture.isWhole(4 * PATIENCE)).isTrue();
    }

    @Test
    void asksOnceForWhatTheHostHasForgotten() {
        long refresh = FreshPicture.REFRESH_AFTER.toNanos();
        picture.resized(100, 50, 7);
        assertThat(picture.nextLook()).isEqualTo(7 + refresh);
        assertThat(picture.wantsRefresh(6 + refresh)).isFalse();
        assertThat(picture.wantsRefresh(7 + refresh)).isTrue();
        assertThat(picture.wantsRefresh(8 + refresh)).isFalse();
        assertThat(picture.nextLook()).isEqualTo(7 + FreshPicture.UNTOUCHED_PATIENCE.toNanos());
        picture.resized(100, 51, 7 + PATIENCE);
        picture.painted(new Rect(0, 0, 100, 51), 8);
        assertThat(picture.wantsRefresh(7 + 3 * PATIENCE)).isFalse();
    }

    @Test
    void startsAgainWithEachSize() {
        picture.resized(100, 50, 7);
        picture.painted(new Rect(0, 0, 100, 50), 8);
        picture.resized(50, 100, 9);
        assertThat(picture.isWhole(10)).isFalse();
        picture.painted(new Rect(0, 0, 50, 100), 8);
        assertThat(picture.isWhole(10)).isTrue();
    }

    @Test
    void afterAnotherConnectionItHasToComeToRest() {
        long quiet = FreshPicture.RENEWED_QUIET.toNanos();
        Rect all = new Rect(0, 0, 100, 50);
        picture.renewing();
        assertThat(picture.isWhole(6)).as("the old one").isTrue();
        picture.resized(100, 50, 7);
        picture.painted(all, 8);
        assertThat(picture.isWhole(8)).isFalse();
        assertThat(picture.nextLook()).isEqualTo(8 + quiet);
        picture.painted(all, 7 + quiet);
        assertThat(picture.isWhole(8 + quiet)).isFalse();
        assertThat(picture.isWhole(7 + 2 * quiet)).isTrue();
        picture.painted(all, 8 + 2 * quiet);
        assertThat(picture.isWhole(8 + 2 * quiet)).isTrue();
    }

    @Test
    void afterAnotherConnectionADesktopThatNeverRestsIsShownAllTheSame() {
        long patience = FreshPicture.UNTOUCHED_PATIENCE.toNanos();
        picture.renewing();
        picture.resized(100, 50, 7);
        picture.painted(new Rect(0, 0, 100, 50), 6 + patience);
        assertThat(picture.isWhole(6 + patience)).isFalse();
        assertThat(picture.isWhole(7 + patience)).isTrue();
    }
}
