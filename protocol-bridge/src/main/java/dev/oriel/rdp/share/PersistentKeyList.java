package dev.oriel.rdp.share;

import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Range;
import dev.oriel.rdp.wire.WireReader;
import dev.oriel.rdp.wire.WireWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Keys of bitmaps that the client kept from earlier sessions: [MS-RDPBCGR] 2.2.1.17 Client Persistent Key List PDU.
 *
 * @param caches keys in this PDU, for each of the five caches
 * @param totals number of keys in all PDUs of the list, for each of the five caches
 * @param bitMask 1 first PDU of the list, 2 last
 */
public record PersistentKeyList(List<List<Long>> caches, List<Integer> totals, int bitMask) implements DataPdu {
    static final int TYPE = 0x2B;

    /** bBitMask */
    public static final int FIRST = 0x01;
    /** bBitMask */
    public static final int LAST = 0x02;

    /** More keys than this come in several PDUs: [MS-RDPBCGR] 2.2.1.17.1. */
    private static final int MAX_KEYS = 169;

    private static final int CACHES = 5;
    private static final int FIXED_SIZE = CACHES * 2 * 2 + 4;
    private static final int KEY_SIZE = 8;

    public PersistentKeyList {
        caches = caches.stream().map(List::copyOf).toList();
        totals = List.copyOf(totals);
        if (caches.size() != CACHES || totals.size() != CACHES) {
            throw new IllegalArgumentException(
                    "key list of " + caches.size() + " caches, " + totals.size() + " totals");
        }
        caches.forEach(keys -> Range.u16("numEntries", keys.size()));
        totals.forEach(total -> Range.u16("totalEntries", total));
        Range.u8("bBitMask", bitMask);
    }

    /** All PDUs of a list, at least one. {@code keys} has as many caches as there are. */
    public static List<PersistentKeyList> of(List<List<Long>> keys) {
        List<List<Long>> all = new ArrayList<>(keys);
        all.addAll(Collections.nCopies(CACHES - keys.size(), List.of()));
        List<Integer> totals = all.stream().map(List::size).toList();
        int sum = totals.stream().mapToInt(Integer::intValue).sum();
        List<PersistentKeyList> lists = new ArrayList<>();
        for (int from = 0; from == 0 || from < sum; from += MAX_KEYS) {
            int bitMask = (from == 0 ? FIRST : 0) | (from + MAX_KEYS >= sum ? LAST : 0);
            lists.add(new PersistentKeyList(part(all, from), totals, bitMask));
        }
        return lists;
    }

    /** The keys from {@code from} on, as many as fit one PDU, counted over all caches. */
    private static List<List<Long>> part(List<List<Long>> keys, int from) {
        List<List<Long>> part = new ArrayList<>();
        int before = 0;
        for (List<Long> cache : keys) {
            int first = Math.clamp((long) from - before, 0, cache.size());
            int last = Math.clamp((long) from + MAX_KEYS - before, 0, cache.size());
            part.add(cache.subList(first, last));
            before += cache.size();
        }
        return part;
    }

    @Override
    public int type() {
        return TYPE;
    }

    @Override
    public int size() {
        return FIXED_SIZE + KEY_SIZE * caches.stream().mapToInt(List::size).sum();
    }

    @Override
    public void encode(WireWriter out) {
        caches.forEach(keys -> out.u16le(keys.size()));
        totals.forEach(out::u16le);
        out.u8(bitMask);
        out.zeros(3); // Pad2, Pad3
        caches.forEach(keys -> keys.forEach(out::u64le));
    }

    static PersistentKeyList decode(WireReader in) throws DecodeException {
        in.require(FIXED_SIZE, "PersistentKeyList");
        int[] counts = new int[CACHES];
        int sum = 0;
        for (int i = 0; i < CACHES; i++) {
            counts[i] = in.u16le();
            sum += counts[i];
        }
        List<Integer> totals = new ArrayList<>(CACHES);
        for (int i = 0; i < CACHES; i++) {
            totals.add(in.u16le());
        }
        int bitMask = in.u8();
        in.skip(3, "Pad2");
        in.require(sum * KEY_SIZE, "entries");
        List<List<Long>> caches = new ArrayList<>(CACHES);
        for (int count : counts) {
            List<Long> keys = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                keys.add(in.u64le());
            }
            caches.add(keys);
        }
        return new PersistentKeyList(caches, totals, bitMask);
    }
}
