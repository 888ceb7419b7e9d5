package dev.oriel.rdp.share;

import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Range;
import dev.oriel.rdp.wire.WireReader;
import dev.oriel.rdp.wire.WireWriter;
import java.util.ArrayList;
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
