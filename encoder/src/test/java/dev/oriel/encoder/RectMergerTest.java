package dev.oriel.encoder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oriel.display.Rect;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RectMergerTest {
    private static List<Rect> drain(RectMerger merger) {
        List<Rect> rects = new ArrayList<>();
        merger.drain((x, y, width, height, kind) -> rects.add(new Rect(x, y, width, height)));
        return rects;
    }

    @Test
    void cellsOfOneKindBecomeOneRectangle() {
        RectMerger merger = new RectMerger(8192);
        for (int y = 0; y < 3; y++) {
            for (int x = 0; x < 5; x++) {
                merger.add(x * 64, y * 64, 64, 64, 7);
            }
        }
        assertThat(drain(merger)).containsExactly(new Rect(0, 0, 320, 192));
        assertThat(drain(merger)).isEmpty();
    }

    /** A video that does not begin where a cell does. */
    @Test
    void partsOfCellsAtTheEdgesAreJoinedToo() {
        RectMerger merger = new RectMerger(512);
        for (int[] row : new int[][] {{40, 24}, {64, 64}, {128, 10}}) {
            merger.add(50, row[0], 14, row[1], 0);
            merger.add(64, row[0], 64, row[1], 0);
            merger.add(128, row[0], 30, row[1], 0);
        }
        assertThat(drain(merger)).containsExactly(new Rect(50, 40, 108, 98));
    }

    @Test
    void kindsStayApart() {
        RectMerger merger = new RectMerger(8192);
        merger.add(0, 0, 64, 64, 1);
        merger.add(64, 0, 64, 64, 2);
        assertThat(drain(merger)).hasSize(2);
    }

    @Test
    void sidesAreBounded() {
        RectMerger merger = new RectMerger(128);
        for (int y = 0; y < 5; y++) {
            for (int x = 0; x < 5; x++) {
                merger.add(x * 64, y * 64, 64, 64, 0);
            }
        }
        List<Rect> rects = drain(merger);
        assertThat(rects).hasSize(9).allSatisfy(rect -> {
            assertThat(rect.width()).isLessThanOrEqualTo(128);
            assertThat(rect.height()).isLessThanOrEqualTo(128);
        });
        assertThat(rects.stream().mapToLong(Rect::area).sum()).isEqualTo(25 * 64 * 64);
    }

    @Test
    void everyPixelIsHandedOutOnce() {
        Random random = new Random(1);
        for (int round = 0; round < 50; round++) {
            RectMerger merger = new RectMerger(256);
            int[] kinds = new int[20 * 20];
            for (int cell = 0; cell < kinds.length; cell++) {
                kinds[cell] = random.nextInt(3);
                if (kinds[cell] > 0) {
                    merger.add(cell % 20 * 4, cell / 20 * 4, 4, 4, kinds[cell]);
                }
            }
            int[] drawn = new int[80 * 80];
            merger.drain((x, y, width, height, kind) -> {
                for (int i = 0; i < width * height; i++) {
                    int at = (y + i / width) * 80 + x + i % width;
                    assertThat(drawn[at]).isZero();
                    drawn[at] = kind;
                }
            });
            for (int i = 0; i < drawn.length; i++) {
                assertThat(drawn[i]).isEqualTo(kinds[i / 80 / 4 * 20 + i % 80 / 4]);
            }
        }
    }
}
