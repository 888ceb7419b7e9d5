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
        assertThat(picture.patienceEnds()).isEqualTo(7 + PATIENCE);
        assertThat(picture.isWhole(6 + PATIENCE)).isFalse();
        assertThat(picture.isWhole(7 + PATIENCE)).isTrue();
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
