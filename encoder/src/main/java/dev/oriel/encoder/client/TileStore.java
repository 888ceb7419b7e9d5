package dev.oriel.encoder.client;

import dev.oriel.encoder.wire.FrameOp;
import dev.oriel.encoder.wire.MalformedMessageException;
import java.util.Set;
import java.util.TreeMap;

/** The client's tile cache: slots that the gateway commands, bounded by what the client has granted. */
final class TileStore {
    /** @param pixels row-major, {@code 0x00RRGGBB} */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Tile(int width, int height, int[] pixels) {
        long bytes() {
            return 4L * width * height;
        }
    }

    private final long limit;
    private final TreeMap<Integer, Tile> tiles = new TreeMap<>();
    private long bytes;

    /** @param limit in bytes */
    TileStore(long limit) {
        this.limit = limit;
    }

    long bytes() {
        return bytes;
    }

    Set<Integer> slots() {
        return tiles.keySet();
    }

    Tile get(int slot) throws MalformedMessageException {
        Tile tile = tiles.get(slot);
        if (tile == null) {
            throw new MalformedMessageException("slot", 0, slot + " holds no tile");
        }
        return tile;
    }

    /** Pixels of a part of a tile, row-major. */
    int[] part(FrameOp.CachedPart part) throws MalformedMessageException {
        Tile tile = get(part.slot());
        int width = part.rect().width();
        int height = part.rect().height();
        if (part.fromX() + width > tile.width || part.fromY() + height > tile.height) {
            throw new MalformedMessageException(
                    "part",
                    0,
                    width + "x" + height + " from " + part.fromX() + "," + part.fromY() + " is outside the tile of "
                            + tile.width + "x" + tile.height);
        }
        int[] pixels = new int[width * height];
        for (int row = 0; row < height; row++) {
            System.arraycopy(tile.pixels, (part.fromY() + row) * tile.width + part.fromX(), pixels, row * width, width);
        }
        return pixels;
    }

    void put(int slot, Tile tile) throws MalformedMessageException {
        Tile before = tiles.put(slot, tile);
        bytes += tile.bytes() - (before == null ? 0 : before.bytes());
        if (bytes > limit) {
            throw new MalformedMessageException("slot", 0, "the cache would hold " + bytes + " bytes of " + limit);
        }
    }

    void evict(int slot) throws MalformedMessageException {
        bytes -= get(slot).bytes();
        tiles.remove(slot);
    }
}
