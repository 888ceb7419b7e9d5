package dev.oriel.display;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class RectTest {
    @Test
    void edgesThatCrossGiveAnEmptyRectangle() {
        assertThat(Rect.ofEdges(5, 5, 3, 9).isEmpty()).isTrue();
        assertThat(new Rect(0, 0, 4, 4).intersect(new Rect(4, 0, 4, 4)).isEmpty())
                .isTrue();
    }

    @Test
    void intersectionIsWhatBothHave() {
        assertThat(new Rect(0, 0, 10, 10).intersect(new Rect(5, -2, 10, 5))).isEqualTo(new Rect(5, 0, 5, 3));
    }

    @Test
    void neighboursDoNotIntersect() {
        Rect rect = new Rect(10, 10, 5, 5);
        assertThat(rect.intersects(new Rect(15, 10, 5, 5))).isFalse();
        assertThat(rect.intersects(new Rect(10, 15, 5, 5))).isFalse();
        assertThat(rect.intersects(new Rect(14, 14, 1, 1))).isTrue();
    }

    @Test
    void anEmptyRectangleIntersectsNothing() {
        assertThat(new Rect(0, 0, 10, 10).intersects(new Rect(5, 5, 0, 3))).isFalse();
        assertThat(new Rect(5, 5, 3, 0).intersects(new Rect(0, 0, 10, 10))).isFalse();
    }

    @Test
    void containsItselfAndWhatIsInside() {
        Rect rect = new Rect(10, 10, 5, 5);
        assertThat(rect.contains(rect)).isTrue();
        assertThat(rect.contains(new Rect(11, 11, 4, 4))).isTrue();
        assertThat(rect.contains(new Rect(11, 11, 5, 4))).isFalse();
    }

    @Test
    void aUnionIsTheSmallestAroundBoth() {
        Rect rect = new Rect(10, 20, 5, 6);
        assertThat(rect.union(new Rect(12, 10, 8, 4))).isEqualTo(new Rect(10, 10, 10, 16));
        assertThat(rect.union(new Rect(11, 21, 1, 1))).isEqualTo(rect);
    }

    @Test
    void areaDoesNotOverflow() {
        assertThat(new Rect(0, 0, 65536, 65536).area()).isEqualTo(1L << 32);
    }

    @Test
    void refusesNegativeSizes() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Rect(0, 0, -1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Rect(0, 0, 1, -1));
    }
}
