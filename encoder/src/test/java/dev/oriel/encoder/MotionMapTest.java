package dev.oriel.encoder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oriel.display.Rect;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MotionMapTest {
    private static final long MILLIS = 1_000_000;
    private static final CellGrid GRID = new CellGrid(800, 600);

    private final MotionMap map = new MotionMap();
    private long now = 5 * MILLIS;

    MotionMapTest() {
        map.clear(GRID, now);
    }

    @Test
    void findsAVideoToThePixel() {
        Rect video = new Rect(100, 70, 322, 204);
        assertThat(play(video, 4, true, 40)).isNull();
        assertThat(play(video, 12, true, 40)).isEqualTo(video);
    }

    @Test
    void takesInSliversThatAreTooSmallToBeToldFromText() {
        Rect video = new Rect(60, 62, 400, 300); // 4 columns of the first cell, 2 of its rows
        assertThat(play(video, 12, true, 40)).isEqualTo(video);
    }

    @Test
    void growsToEvenSides() {
        assertThat(play(new Rect(100, 70, 321, 203), 12, true, 40)).isEqualTo(new Rect(100, 70, 322, 204));
        map.clear(GRID, now);
        assertThat(play(new Rect(479, 397, 321, 203), 12, true, 40)).isEqualTo(new Rect(478, 396, 322, 204));
    }

    @Test
    void textThatScrollsIsNoVideo() {
        assertThat(play(new Rect(0, 0, 400, 300), 40, false, 50)).isNull();
    }

    @Test
    void whatChangesNowAndThenIsNoVideo() {
        assertThat(play(new Rect(0, 0, 400, 300), 40, true, 300)).isNull();
    }

    @Test
    void whatIsSmallIsNoVideo() {
        assertThat(play(new Rect(0, 0, 80, 300), 40, true, 40)).isNull();
    }

    @Test
    void aFrameOfMotionAroundAStillIsNoVideo() {
        Rect outer = new Rect(0, 0, 640, 576);
        Rect inner = new Rect(64, 64, 512, 448);
        for (int frame = 0; frame < 20; frame++) {
            now += 40 * MILLIS;
            for (int cell = 0; cell < GRID.cells(); cell++) {
                if (outer.contains(GRID.rect(cell)) && !inner.contains(GRID.rect(cell))) {
                    map.changed(cell, GRID.box(cell, GRID.rect(cell)), true, now);
                }
            }
        }
        assertThat(map.find(now)).isNull();
    }

    @Test
    void findsTheLargerOfTwo() {
        Rect small = new Rect(0, 0, 128, 128);
        Rect large = new Rect(400, 300, 256, 192);
        for (int frame = 0; frame < 20; frame++) {
            now += 40 * MILLIS;
            change(small, true);
            change(large, true);
        }
        assertThat(map.find(now)).isEqualTo(large);
    }

    @Test
    void followsAVideoThatBecomesSmaller() {
        play(new Rect(100, 70, 400, 300), 30, true, 40);
        Rect smaller = new Rect(130, 100, 340, 240);
        assertThat(play(smaller, 40, true, 40)).isEqualTo(smaller);
    }

    @Test
    void forgetsAVideoThatRests() {
        Rect video = new Rect(100, 70, 400, 300);
        play(video, 30, true, 40);
        now += 300 * MILLIS;
        assertThat(map.find(now)).isNull();
        assertThat(play(video, 5, true, 40)).isNull();
    }

    @Test
    void whatIsMovedAgainAndAgainIsNoVideo() {
        Rect photo = new Rect(100, 70, 400, 300);
        Rect found = null;
        for (int frame = 0; frame < 60; frame++) {
            found = play(photo, 1, true, 40);
            if (frame % 4 == 0) {
                map.moved(photo);
            }
        }
        assertThat(found).isNull();
    }

    @Test
    void whatMovesBesideAVideoTakesNothingFromIt() {
        Rect video = new Rect(100, 70, 322, 204);
        Rect found = null;
        for (int frame = 0; frame < 20; frame++) {
            map.moved(new Rect(422, 60, 300, 330));
            found = play(video, 1, true, 40);
        }
        assertThat(found).isEqualTo(video);
    }

    private @Nullable Rect play(Rect video, int frames, boolean photo, int milliseconds) {
        Rect found = null;
        for (int frame = 0; frame < frames; frame++) {
            now += milliseconds * MILLIS;
            change(video, photo);
            found = map.find(now);
        }
        return found;
    }

    private void change(Rect video, boolean photo) {
        for (int cell = 0; cell < GRID.cells(); cell++) {
            Rect part = video.intersect(GRID.rect(cell));
            if (!part.isEmpty()) {
                map.changed(cell, GRID.box(cell, part), photo && part.area() >= 1024, now);
            }
        }
    }
}
