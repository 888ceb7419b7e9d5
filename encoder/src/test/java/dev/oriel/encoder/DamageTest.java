package dev.oriel.encoder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oriel.display.Rect;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DamageTest {
    private final CellGrid grid = new CellGrid(200, 150);
    private final Damage damage = new Damage();
    private final Damage.Taken taken = new Damage.Taken();

    private void begin() {
        damage.take(grid, taken);
    }

    private boolean covers(int x, int y) {
        int cell = CellGrid.at(y) * grid.columns() + CellGrid.at(x);
        for (int i = 0; i < taken.count; i++) {
            int box = taken.boxes[cell];
            if (taken.cells[i] == cell) {
                int column = x - grid.x(cell);
                int row = y - grid.y(cell);
                return column >= Box.left(box)
                        && column < Box.right(box)
                        && row >= Box.top(box)
                        && row < Box.bottom(box);
            }
        }
        return false;
    }

    @Test
    void everythingIsDamagedAtFirst() {
        assertThat(damage.isPending()).isTrue();
        damage.take(grid, taken);
        assertThat(taken.count).isEqualTo(12);
        assertThat(covers(0, 0)).isTrue();
        assertThat(covers(199, 149)).isTrue();
        assertThat(damage.isPending()).isFalse();
    }

    @Test
    void coversEveryPixelThatWasPainted() {
        begin();
        Random random = new Random(1);
        for (int round = 0; round < 200; round++) {
            boolean[] painted = new boolean[200 * 150];
            for (int i = 0; i < 5; i++) {
                Rect rect = new Rect(
                        random.nextInt(260) - 30, random.nextInt(210) - 30, random.nextInt(90), random.nextInt(90));
                damage.add(rect);
                for (int y = Math.max(rect.y(), 0); y < Math.min(rect.bottom(), 150); y++) {
                    for (int x = Math.max(rect.x(), 0); x < Math.min(rect.right(), 200); x++) {
                        painted[y * 200 + x] = true;
                    }
                }
            }
            damage.take(grid, taken);
            for (int i = 0; i < painted.length; i++) {
                if (painted[i]) {
                    assertThat(covers(i % 200, i / 200)).isTrue();
                }
            }
        }
    }

    @Test
    void boxesEndWithTheCellAndThePicture() {
        begin();
        damage.add(new Rect(60, 140, 1000, 1000));
        damage.take(grid, taken);
        assertThat(taken.count).isEqualTo(4);
        assertThat(taken.boxes[8]).isEqualTo(Box.of(60, 12, 64, 22));
        assertThat(taken.boxes[11]).isEqualTo(Box.of(0, 12, 8, 22));
    }

    @Test
    void outsideThePictureIsNoDamage() {
        begin();
        damage.add(new Rect(200, 0, 5, 5));
        damage.add(new Rect(-5, -5, 5, 5));
        damage.add(new Rect(5, 5, 0, 5));
        assertThat(damage.isPending()).isFalse();
    }

    @Test
    void whatIsTakenIsGone() {
        begin();
        damage.add(new Rect(0, 0, 5, 5));
        damage.addMove(new Rect(0, 0, 20, 20), 30, 30);
        damage.take(grid, taken);
        assertThat(taken.moves).hasSize(1);
        damage.take(grid, taken);
        assertThat(taken.count).isZero();
        assertThat(taken.moves).isEmpty();
    }

    @Test
    void anotherSizeIsDamagedAsAWhole() {
        begin();
        damage.take(new CellGrid(300, 100), taken);
        assertThat(taken.count).isEqualTo(10);
    }

    @Test
    void copiesOneAfterTheOtherAreOneMove() {
        begin();
        damage.addMove(new Rect(0, 20, 200, 130), 0, 0);
        damage.addMove(new Rect(0, 30, 200, 120), 0, 0);
        damage.take(grid, taken);
        assertThat(taken.moves).contains(new MoveHint(new Rect(0, 0, 200, 100), 0, -50));
    }

    @Test
    void manyCopiesAreForgottenButNotWhatTheyPainted() {
        begin();
        for (int i = 0; i < 500; i++) {
            damage.addMove(new Rect(i % 100, 0, 10, 10), i % 90, 100);
        }
        damage.take(grid, taken);
        assertThat(taken.moves).hasSizeLessThanOrEqualTo(24);
        assertThat(covers(0, 100)).isTrue();
        assertThat(covers(98, 109)).isTrue();
    }
}
