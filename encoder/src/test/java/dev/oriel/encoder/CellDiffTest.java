package dev.oriel.encoder;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class CellDiffTest {
    private static final int STRIDE = 80;
    private static final int OFFSET = 3 * STRIDE + 7;

    @Test
    void boxesHoldEveryDifferenceInside() {
        Random random = new Random(1);
        for (int round = 0; round < 2000; round++) {
            int[] a = new int[STRIDE * 70];
            int[] b = a.clone();
            for (int i = random.nextInt(12); i > 0; i--) {
                b[OFFSET + random.nextInt(64) * STRIDE + random.nextInt(64)]++;
            }
            int left = random.nextInt(64);
            int top = random.nextInt(64);
            int within = Box.of(left, top, left + 1 + random.nextInt(64 - left), top + 1 + random.nextInt(64 - top));
            int[] boxes = new int[1 + CellDiff.MAX_BOXES];

            int count = CellDiff.boxes(a, b, OFFSET, STRIDE, within, boxes, 1);

            assertThat(count).isBetween(0, CellDiff.MAX_BOXES);
            assertThat(CellDiff.differ(a, b, OFFSET, STRIDE, within)).isEqualTo(count > 0);
            for (int y = Box.top(within); y < Box.bottom(within); y++) {
                for (int x = Box.left(within); x < Box.right(within); x++) {
                    int at = OFFSET + y * STRIDE + x;
                    if (a[at] != b[at]) {
                        assertThat(holders(boxes, count, x, y)).isEqualTo(1);
                    }
                }
            }
            for (int i = 1; i <= count; i++) {
                assertThat(Box.contains(within, boxes[i])).isTrue();
            }
        }
    }

    private static int holders(int[] boxes, int count, int x, int y) {
        int holders = 0;
        for (int i = 1; i <= count; i++) {
            int box = boxes[i];
            holders += x >= Box.left(box) && x < Box.right(box) && y >= Box.top(box) && y < Box.bottom(box) ? 1 : 0;
        }
        return holders;
    }

    @Test
    void distantRowsGetBoxesOfTheirOwn() {
        int[] a = new int[STRIDE * 70];
        int[] b = a.clone();
        b[OFFSET + 5] = 1;
        b[OFFSET + 40 * STRIDE + 60] = 1;
        b[OFFSET + 43 * STRIDE + 50] = 1;
        int[] boxes = new int[CellDiff.MAX_BOXES];
        assertThat(CellDiff.boxes(a, b, OFFSET, STRIDE, Box.of(0, 0, 64, 64), boxes, 0))
                .isEqualTo(2);
        assertThat(boxes[0]).isEqualTo(Box.of(5, 0, 6, 1));
        assertThat(boxes[1]).isEqualTo(Box.of(50, 40, 61, 44));
    }
}
