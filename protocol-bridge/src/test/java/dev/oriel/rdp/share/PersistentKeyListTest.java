package dev.oriel.rdp.share;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PersistentKeyListTest {
    private static List<Long> keys(long from, long to) {
        return LongStream.range(from, to).boxed().toList();
    }

    @Test
    void aShortListIsFirstAndLast() {
        assertThat(PersistentKeyList.of(List.of(keys(0, 2), List.of(), keys(7, 8))))
                .containsExactly(new PersistentKeyList(
                        List.of(keys(0, 2), List.of(), keys(7, 8), List.of(), List.of()), List.of(2, 0, 1, 0, 0), 3));
        assertThat(PersistentKeyList.of(List.of()))
                .containsExactly(new PersistentKeyList(
                        List.of(List.of(), List.of(), List.of(), List.of(), List.of()), List.of(0, 0, 0, 0, 0), 3));
    }

    @Test
    void aLongListComesInPartsOf169KeysWithTheTotalsInEach() {
        List<PersistentKeyList> lists = PersistentKeyList.of(List.of(keys(0, 100), keys(100, 400), keys(400, 507)));
        assertThat(lists).extracting(PersistentKeyList::bitMask).containsExactly(1, 0, 2);
        assertThat(lists).extracting(PersistentKeyList::totals).containsOnly(List.of(100, 300, 107, 0, 0));
        List<Long> all = new ArrayList<>();
        for (PersistentKeyList list : lists) {
            List<Long> part = list.caches().stream().flatMap(List::stream).toList();
            assertThat(part).hasSize(169);
            all.addAll(part);
        }
        assertThat(all).isEqualTo(keys(0, 507));
    }
}
