package dev.oriel.display;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SurfaceTest {
    @Test
    void isBlackAtFirst() {
        assertThat(new Surface(3, 2).pixels()).containsOnly(0).hasSize(6);
    }

    @Test
    void fillIsClippedAndKeepsTheUpperBitsClear() {
        Surface surface = new Surface(4, 3);
        surface.fill(new Rect(-2, 1, 4, 9), 0xFF123456);
        assertThat(surface.pixels()).containsExactly(0, 0, 0, 0, 0x123456, 0x123456, 0, 0, 0x123456, 0x123456, 0, 0);
    }

    @Test
    void fillOutsideChangesNothing() {
        Surface surface = new Surface(4, 3);
        surface.fill(new Rect(4, 0, 5, 5), 1);
        surface.fill(new Rect(-5, -5, 5, 5), 1);
        assertThat(surface.pixels()).containsOnly(0);
    }

    @ParameterizedTest
    @CsvSource({
        "0,2,10,6,0,0",
        "0,0,10,6,0,2",
        "2,0,8,8,0,0",
        "0,0,8,8,2,0",
        "1,1,6,6,2,2",
        "2,2,6,6,1,1",
        "0,0,4,4,6,4"
    })
    void copyTakesTheSourceAsItWasBefore(int x, int y, int width, int height, int toX, int toY) {
        Surface surface = new Surface(10, 8);
        Random random = new Random(1);
        for (int i = 0; i < 80; i++) {
            surface.pixels()[i] = random.nextInt(1 << 24);
        }
        int[] before = surface.pixels().clone();
        surface.copy(new Rect(x, y, width, height), toX, toY);
        for (int i = 0; i < 80; i++) {
            int column = i % 10 - toX;
            int row = i / 10 - toY;
            boolean inside = column >= 0 && row >= 0 && column < width && row < height;
            assertThat(surface.pixels()[i]).isEqualTo(inside ? before[(y + row) * 10 + x + column] : before[i]);
        }
    }

    @Test
    void copyOutsideIsRefusedAndChangesNothing() {
        Surface surface = new Surface(4, 4);
        surface.fill(new Rect(0, 0, 1, 1), 7);
        int[] before = surface.pixels().clone();
        assertThatExceptionOfType(IndexOutOfBoundsException.class)
                .isThrownBy(() -> surface.copy(new Rect(1, 1, 4, 1), 0, 0));
        assertThatExceptionOfType(IndexOutOfBoundsException.class)
                .isThrownBy(() -> surface.copy(new Rect(0, 0, 2, 2), 0, 3));
        assertThat(surface.pixels()).isEqualTo(before);
    }

    @Test
    void resizeKeepsWhatLiesInBothSizes() {
        Surface surface = new Surface(3, 3);
        surface.fill(new Rect(0, 0, 3, 3), 5);
        surface.resize(4, 2);
        assertThat(surface.width()).isEqualTo(4);
        assertThat(surface.height()).isEqualTo(2);
        assertThat(surface.pixels()).containsExactly(5, 5, 5, 0, 5, 5, 5, 0);
    }

    @Test
    void refusesSidesThatNoHostHas() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Surface(0, 5)).withMessageContaining("width 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Surface(5, Surface.MAX_SIDE + 1))
                .withMessageContaining("height 8193");
        Surface surface = new Surface(2, 2);
        assertThatIllegalArgumentException().isThrownBy(() -> surface.resize(2, -1));
        assertThat(surface.height()).isEqualTo(2);
    }
}
