package dev.oriel.encoder;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UnderlayTest {
    private static final int WINDOW = 0xFF;

    private final CellGrid grid = new CellGrid(100, 100);
    private final Underlay underlay = new Underlay();
    private final int[] wall = new int[100 * 100];
    private final int[] shown = new int[100 * 100];
    private final int[] next = new int[100 * 100];
    private final int[] parts = new int[4];

    @BeforeEach
    void coverAll() {
        Arrays.setAll(wall, i -> i << 8);
        Arrays.fill(shown, WINDOW);
        Arrays.fill(next, WINDOW);
        underlay.clear(grid.cells());
        for (int cell = 0; cell < grid.cells(); cell++) {
            underlay.put(cell, grid, wall, cell, -cell);
        }
    }

    @Test
    void aStripIsOnePart() {
        uncover(70, 10, 80, 50);
        assertThat(parts(1, 0)).containsExactly(Box.of(6, 10, 16, 50));
    }

    @Test
    void aCornerIsTwoParts() {
        uncover(0, 0, 64, 7);
        uncover(0, 7, 9, 64);
        assertThat(parts(0, 0)).containsExactly(Box.of(0, 0, 64, 7), Box.of(0, 7, 9, 64));
    }

    /** Where a pixel of the wall happens to be the window's, it may be drawn again. */
    @Test
    void pixelsThatAreAlikeByChanceMakeNoPart() {
        wall[20 * 100 + 9] = WINDOW;
        wall[21 * 100] = WINDOW;
        underlay.put(0, grid, wall, 0, 0);
        uncover(0, 10, 10, 30);
        assertThat(parts(0, 0)).containsExactly(Box.of(0, 10, 10, 30));
    }

    @Test
    void whatIsNotInTheTileIsRefused() {
        uncover(0, 0, 10, 10);
        next[5 * 100 + 5] = 0x123456;
        assertThat(underlay.parts(0, Box.of(0, 0, 64, 64), grid, next, shown, parts, 0))
                .isNegative();
    }

    @Test
    void moreThanThereIsRoomForIsRefused() {
        for (int stripe = 0; stripe < 5; stripe++) {
            uncover(0, stripe * 10, 20, stripe * 10 + 3);
        }
        assertThat(underlay.parts(0, Box.of(0, 0, 64, 64), grid, next, shown, parts, 0))
                .isNegative();
        assertThat(underlay.parts(0, Box.of(0, 0, 64, 40), grid, next, shown, parts, 0))
                .isEqualTo(4);
        assertThat(underlay.parts(0, Box.of(0, 0, 64, 40), grid, next, shown, parts, 1))
                .isNegative();
    }

    @Test
    void theTileNotedFirstIsGivenUp() {
        CellGrid large = new CellGrid(64 * 130, 64);
        underlay.clear(large.cells());
        int[] picture = new int[large.width() * large.height()];
        for (int cell = 0; cell < 130; cell++) {
            underlay.put(cell, large, picture, cell, cell);
        }
        assertThat(underlay.has(0)).isFalse();
        assertThat(underlay.has(1)).isFalse();
        assertThat(underlay.has(2)).isTrue();
        assertThat(underlay.hashLow(129)).isEqualTo(129);
        underlay.put(129, large, picture, 7, 8);
        assertThat(underlay.has(2)).isTrue();
        assertThat(underlay.hashHigh(129)).isEqualTo(8);
    }

    private void uncover(int left, int top, int right, int bottom) {
        for (int y = top; y < bottom; y++) {
            System.arraycopy(wall, y * 100 + left, next, y * 100 + left, right - left);
        }
    }

    private int[] parts(int cell, int before) {
        int whole = Box.of(0, 0, grid.width(cell), grid.height(cell));
        int count = underlay.parts(cell, whole, grid, next, shown, parts, before);
        return Arrays.copyOf(parts, count);
    }
}
