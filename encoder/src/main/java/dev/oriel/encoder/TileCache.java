package dev.oriel.encoder;

import dev.oriel.encoder.wire.TileOffer;
import dev.oriel.encoder.wire.Wire;
import java.util.Arrays;
import java.util.List;

/**
 * The gateway's side of a client's tile cache: which slot holds which content, by hash, and which goes when room is
 * needed. The least recently used goes first, but never one that the frame at hand refers to.
 *
 * <p>Arrays by slot instead of objects: a cache of 32 MiB has some two thousand tiles, and every session has one.
 */
final class TileCache {
    static final int NONE = -1;

    private final long limit;
    private long bytes;
    /** Slots used so far; those below it that are empty are on the free list. */
    private int slots;

    private int used;
    private int freeList = NONE;

    private long[] low = new long[0];
    private long[] high = new long[0];
    private int[] size = new int[0];
    /** Neighbours in order of use; of a free slot, {@code older} is the next free one. */
    private int[] newer = new int[0];

    private int[] older = new int[0];
    private int[] pinnedBy = new int[0];
    private int newest = NONE;
    private int oldest = NONE;

    /** Open addressing by the hash's low half: slot + 1, or 0. */
    private int[] index = new int[64];

    private int frame;
    /** Slots that the last call emptied and did not fill again. */
    private int[] evicted = new int[8];

    private int evictedCount;

    /** @param limit in bytes as the protocol counts them, 0 for no cache */
    TileCache(long limit) {
        this.limit = limit;
    }

    boolean isEnabled() {
        return limit > 0;
    }

    long bytes() {
        return bytes;
    }

    int tiles() {
        return used;
    }

    /**
     * Fills an empty cache with what its client has kept: the first in slot 0.
     *
     * @param tiles from the most recently used on; no two of one hash
     * @return how many of them, from the first on, it has room for
     */
    int take(List<TileOffer.Tile> tiles) {
        int taken = 0;
        while (taken < tiles.size() && bytes + tiles.get(taken).bytes() <= limit) {
            TileOffer.Tile tile = tiles.get(taken);
            int slot = store(tile.low(), tile.high(), tile.bytes());
            assert slot == taken;
            taken++;
        }
        for (int i = taken - 1; i >= 0; i--) {
            find(tiles.get(i).low(), tiles.get(i).high());
        }
        return taken;
    }

    /** From here on, what is found or stored is needed until the next call. */
    void beginFrame() {
        frame++;
    }

    /** The slot that holds this content, which is now the most recently used, or {@link #NONE}. */
    int find(long hashLow, long hashHigh) {
        if (used == 0) {
            return NONE;
        }
        int at = lookup(hashLow, hashHigh);
        int slot = index[at] - 1;
        if (slot != NONE) {
            unlink(slot);
            linkNewest(slot);
            pinnedBy[slot] = frame;
        }
        return slot;
    }

    /**
     * Makes room for content that is not there yet; {@link #evicted} tells what had to go.
     *
     * @param tileBytes in bytes as the protocol counts them
     * @return its slot, or {@link #NONE} where it does not fit
     */
    int store(long hashLow, long hashHigh, int tileBytes) {
        evictedCount = 0;
        if (tileBytes > limit) {
            return NONE;
        }
        while (bytes + tileBytes > limit || (freeList == NONE && slots == Wire.MAX_SLOTS)) {
            if (oldest == NONE || pinnedBy[oldest] == frame) {
                return NONE;
            }
            evictOldest();
        }
        int slot = takeSlot();
        low[slot] = hashLow;
        high[slot] = hashHigh;
        size[slot] = tileBytes;
        pinnedBy[slot] = frame;
        bytes += tileBytes;
        used++;
        if (used * 2 > index.length) {
            rehash(index.length * 2);
        }
        index[lookup(hashLow, hashHigh)] = slot + 1;
        linkNewest(slot);
        return slot;
    }

    /** Slots that the last {@link #store} or {@link #clear} emptied; the first {@link #evictedCount} count. */
    int[] evicted() {
        return evicted;
    }

    int evictedCount() {
        return evictedCount;
    }

    /** Empties every slot. */
    void clear() {
        evictedCount = 0;
        while (oldest != NONE) {
            evictOldest();
        }
    }

    private void evictOldest() {
        int slot = oldest;
        unlink(slot);
        removeFromIndex(lookup(low[slot], high[slot]));
        bytes -= size[slot];
        used--;
        older[slot] = freeList;
        freeList = slot;
        if (evictedCount == evicted.length) {
            evicted = Arrays.copyOf(evicted, evictedCount * 2);
        }
        evicted[evictedCount++] = slot;
    }

    /** The slot emptied last is filled again, so that a STORE says all: it needs no EVICT. */
    private int takeSlot() {
        if (freeList != NONE) {
            int slot = freeList;
            freeList = older[slot];
            if (evictedCount > 0) {
                evictedCount--;
            }
            return slot;
        }
        if (slots == low.length) {
            grow(Math.min(Math.max(64, slots * 2), Wire.MAX_SLOTS));
        }
        return slots++;
    }

    private void grow(int capacity) {
        low = Arrays.copyOf(low, capacity);
        high = Arrays.copyOf(high, capacity);
        size = Arrays.copyOf(size, capacity);
        newer = Arrays.copyOf(newer, capacity);
        older = Arrays.copyOf(older, capacity);
        pinnedBy = Arrays.copyOf(pinnedBy, capacity);
    }

    private void unlink(int slot) {
        if (newer[slot] == NONE) {
            newest = older[slot];
        } else {
            older[newer[slot]] = older[slot];
        }
        if (older[slot] == NONE) {
            oldest = newer[slot];
        } else {
            newer[older[slot]] = newer[slot];
        }
    }

    private void linkNewest(int slot) {
        newer[slot] = NONE;
        older[slot] = newest;
        if (newest == NONE) {
            oldest = slot;
        } else {
            newer[newest] = slot;
        }
        newest = slot;
    }

    /** Where that content stands in the index, or the empty place where it would. */
    private int lookup(long hashLow, long hashHigh) {
        int mask = index.length - 1;
        int at = (int) hashLow & mask;
        while (index[at] != 0) {
            int slot = index[at] - 1;
            if (low[slot] == hashLow && high[slot] == hashHigh) {
                return at;
            }
            at = (at + 1) & mask;
        }
        return at;
    }

    /** Closes the gap, so that no search stops early at it. */
    private void removeFromIndex(int at) {
        int mask = index.length - 1;
        int gap = at;
        for (int next = (gap + 1) & mask; index[next] != 0; next = (next + 1) & mask) {
            int home = (int) low[index[next] - 1] & mask;
            if (((next - home) & mask) >= ((next - gap) & mask)) {
                index[gap] = index[next];
                gap = next;
            }
        }
        index[gap] = 0;
    }

    private void rehash(int capacity) {
        int[] before = index;
        index = new int[capacity];
        for (int entry : before) {
            if (entry != 0) {
                index[lookup(low[entry - 1], high[entry - 1])] = entry;
            }
        }
    }
}
