package dev.oriel.encoder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oriel.encoder.wire.TileOffer;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TileCacheTest {
    private static final int TILE = 16384;

    /** Against a map in order of use, and against a client that does what it is told. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void isAnLruThatTheClientCanFollow(long seed) {
        Random random = new Random(seed);
        long limit = 40L * TILE;
        TileCache cache = new TileCache(limit);
        LinkedHashMap<Long, Integer> expected = new LinkedHashMap<>(16, 0.75f, true);
        Map<Integer, Long> client = new HashMap<>();
        for (int step = 0; step < 20_000; step++) {
            cache.beginFrame();
            long content = random.nextInt(120);
            int size = TILE >> content % 3;
            int slot = cache.find(content * 64, -content);
            Integer before = expected.get(content);
            assertThat(slot == TileCache.NONE).isEqualTo(before == null);
            if (slot == TileCache.NONE) {
                slot = cache.store(content * 64, -content, size);
                for (int i = 0; i < cache.evictedCount(); i++) {
                    assertThat(client.remove(cache.evicted()[i])).isNotNull();
                }
                Long replaced = client.put(slot, content);
                while (expected.values().stream().mapToLong(Integer::intValue).sum() + size > limit) {
                    expected.remove(expected.keySet().iterator().next());
                }
                expected.put(content, size);
                assertThat(replaced == null || !expected.containsKey(replaced)).isTrue();
            }
            assertThat(client.get(slot)).isEqualTo(content);
            assertThat(cache.bytes())
                    .isEqualTo(expected.values().stream()
                            .mapToLong(Integer::intValue)
                            .sum());
            assertThat(cache.tiles()).isEqualTo(expected.size()).isEqualTo(client.size());
        }
    }

    @Test
    void takesWhatFitsAndLetsTheLastOfItGoFirst() {
        TileCache cache = new TileCache(3L * TILE);
        List<TileOffer.Tile> tiles = LongStream.range(0, 5)
                .mapToObj(content -> new TileOffer.Tile(64, 64, content * 64, -content))
                .toList();
        assertThat(cache.take(tiles)).isEqualTo(3);
        assertThat(cache.bytes()).isEqualTo(3L * TILE);
        cache.beginFrame();
        assertThat(cache.find(64, -1)).isEqualTo(1);
        assertThat(cache.find(3 * 64, -3)).isEqualTo(TileCache.NONE);
        assertThat(cache.store(7, 7, TILE)).isEqualTo(2);
        assertThat(cache.store(8, 8, TILE)).isZero();
    }

    @Test
    void halfOfAHashIsNotEnough() {
        TileCache cache = new TileCache(1 << 20);
        cache.store(5, 7, TILE);
        assertThat(cache.find(5, 8)).isEqualTo(TileCache.NONE);
        assertThat(cache.find(6, 7)).isEqualTo(TileCache.NONE);
        assertThat(cache.find(5, 7)).isNotEqualTo(TileCache.NONE);
    }

    @Test
    void whatTheFrameNeedsIsNotEvicted() {
        TileCache cache = new TileCache(2 * TILE);
        cache.beginFrame();
        cache.store(1, 1, TILE);
        cache.store(2, 2, TILE);
        cache.beginFrame();
        assertThat(cache.find(1, 1)).isNotEqualTo(TileCache.NONE);
        assertThat(cache.store(3, 3, TILE)).as("takes the place of 2").isNotEqualTo(TileCache.NONE);
        assertThat(cache.store(4, 4, TILE)).isEqualTo(TileCache.NONE);
        assertThat(cache.find(1, 1)).isNotEqualTo(TileCache.NONE);
        assertThat(cache.find(3, 3)).isNotEqualTo(TileCache.NONE);
        cache.beginFrame();
        assertThat(cache.store(4, 4, TILE)).isNotEqualTo(TileCache.NONE);
    }

    @Test
    void tileLargerThanTheCacheIsNotStored() {
        TileCache cache = new TileCache(TILE - 1);
        assertThat(cache.store(1, 1, TILE)).isEqualTo(TileCache.NONE);
        assertThat(cache.bytes()).isZero();
    }

    @Test
    void slotsHaveABoundOfTheirOwn() {
        TileCache cache = new TileCache(1 << 28);
        for (int i = 0; i < 70_000; i++) {
            cache.beginFrame();
            assertThat(cache.store(i * 3L, i, 4)).isBetween(0, 65535);
        }
        assertThat(cache.tiles()).isEqualTo(65536);
        assertThat(cache.find(0, 0)).isEqualTo(TileCache.NONE);
        assertThat(cache.find(69_999 * 3L, 69_999)).isNotEqualTo(TileCache.NONE);
    }

    @Test
    void clearNamesEverySlot() {
        TileCache cache = new TileCache(1 << 20);
        cache.store(1, 1, TILE);
        cache.store(2, 2, TILE);
        cache.clear();
        assertThat(cache.evictedCount()).isEqualTo(2);
        assertThat(cache.evicted()).startsWith(0, 1);
        assertThat(cache.tiles()).isZero();
        assertThat(cache.bytes()).isZero();
    }
}
