package dev.oriel.display;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.Random;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegionTest {
    private static final int SIDE = 48;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void holdsExactlyThePixelsOfASet(long seed) {
        Random random = new Random(seed);
        Region region = new Region();
        BitSet expected = new BitSet();
        for (int step = 0; step < 300; step++) {
            Rect rect = rect(random);
            switch (random.nextInt(6)) {
                case 0, 1, 2 -> {
                    region.add(rect);
                    each(rect, expected::set);
                }
                case 3 -> {
                    region.subtract(rect);
                    each(rect, expected::clear);
                }
                case 4 -> {
                    if (random.nextInt(8) == 0) {
                        region.clip(rect);
                        BitSet inside = new BitSet();
                        each(rect, inside::set);
                        expected.and(inside);
                    }
                }
                default -> {
                    Region other = new Region(rect);
                    other.add(rect(random));
                    region.add(other);
                    other.rects().forEach(part -> each(part, expected::set));
                }
            }
            assertThat(pixels(region)).isEqualTo(expected);
            assertThat(region.area()).as("rectangles are disjoint").isEqualTo(expected.cardinality());
            assertThat(region.isEmpty()).isEqualTo(expected.isEmpty());
            assertThat(region.intersects(rect)).isEqualTo(intersects(expected, rect));
        }
    }

    @Test
    void boundsAreTheSmallestRectangleAroundAll() {
        Region region = new Region(new Rect(10, 20, 1, 1));
        region.add(new Rect(30, 5, 2, 3));
        assertThat(region.bounds()).isEqualTo(Rect.ofEdges(10, 5, 32, 21));
        assertThat(new Region().bounds()).isEqualTo(new Rect(0, 0, 0, 0));
    }

    @Test
    void isWidenedRatherThanGrowingWithoutEnd() {
        Region region = new Region();
        for (int i = 0; i < 2000; i++) {
            region.add(new Rect(2 * (i % 100), 2 * (i / 100), 1, 1));
            assertThat(region.rects()).hasSizeLessThanOrEqualTo(Region.MAX_RECTS);
        }
        for (int i = 0; i < 2000; i++) {
            assertThat(region.intersects(new Rect(2 * (i % 100), 2 * (i / 100), 1, 1)))
                    .isTrue();
        }
    }

    /** As a host names what has changed: squares that are counted from wherever the changes begin. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void staysFewRectanglesHoweverItsPixelsWereAdded(long seed) {
        Random random = new Random(seed);
        Region region = new Region();
        BitSet expected = new BitSet();
        for (int step = 0; step < 200; step++) {
            int left = random.nextInt(SIDE / 2);
            int top = random.nextInt(SIDE / 2);
            for (int y = top; y < top + SIDE / 2; y += 8) {
                for (int x = left; x < left + SIDE / 2; x += 8) {
                    Rect square = new Rect(x, y, 8, 8);
                    region.add(square);
                    each(square, expected::set);
                }
            }
            region.coalesce();
            assertThat(pixels(region)).isEqualTo(expected);
            assertThat(region.area()).as("rectangles are disjoint").isEqualTo(expected.cardinality());
        }
        assertThat(region.rects()).hasSizeLessThan(SIDE);
    }

    @Test
    void aCopyIsItsOwn() {
        Region region = new Region(new Rect(0, 0, 5, 5));
        Region copy = new Region(region);
        region.clear();
        assertThat(copy.area()).isEqualTo(25);
    }

    @Test
    void addingItselfChangesNothing() {
        Region region = new Region(new Rect(0, 0, 5, 5));
        region.add(new Rect(3, 3, 5, 5));
        long area = region.area();
        region.add(region);
        assertThat(region.area()).isEqualTo(area);
    }

    private static Rect rect(Random random) {
        int x = random.nextInt(SIDE);
        int y = random.nextInt(SIDE);
        return new Rect(x, y, random.nextInt(SIDE - x) / 2, random.nextInt(SIDE - y) / 2);
    }

    private static BitSet pixels(Region region) {
        BitSet pixels = new BitSet();
        region.rects().forEach(rect -> each(rect, pixels::set));
        return pixels;
    }

    private static boolean intersects(BitSet pixels, Rect rect) {
        BitSet inside = new BitSet();
        each(rect, inside::set);
        return pixels.intersects(inside);
    }

    private static void each(Rect rect, IntConsumer pixel) {
        for (int y = rect.y(); y < rect.bottom(); y++) {
            for (int x = rect.x(); x < rect.right(); x++) {
                pixel.accept(y * SIDE + x);
            }
        }
    }
}
