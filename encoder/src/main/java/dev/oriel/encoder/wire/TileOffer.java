package dev.oriel.encoder.wire;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a client still has of earlier pictures, named by keyed hashes: it need not be sent again.
 *
 * @param key that the client has drawn by lot, and by which it knows its tiles: see {@code PixelHash}
 * @param tiles from the most recently used on; no two of one hash
 */
public record TileOffer(long key, List<Tile> tiles) {
    /** As many as a gateway takes; a hello has to stay a short message. */
    public static final int MAX_TILES = 1024;
    /** Of one tile. */
    public static final int TILE_BYTES = 20;

    /**
     * @param low half of the hash of size and pixels
     * @param high the other half
     */
    public record Tile(int width, int height, long low, long high) {
        /** As the protocol counts what a cache holds. */
        public int bytes() {
            return 4 * width * height;
        }
    }

    public TileOffer {
        tiles = List.copyOf(tiles);
    }

    /** Reads the tiles from all of {@code message}, whose position stays where it is. */
    public static TileOffer decode(long key, ByteBuffer message) throws MalformedMessageException {
        MessageReader reader = new MessageReader(message);
        if (reader.remaining() > MAX_TILES * TILE_BYTES) {
            throw new MalformedMessageException("tiles", 0, reader.remaining() + " bytes for " + MAX_TILES + " tiles");
        }
        List<Tile> tiles = new ArrayList<>(reader.remaining() / TILE_BYTES);
        Set<Tile> seen = new HashSet<>();
        while (reader.remaining() > 0) {
            int at = reader.position();
            Tile tile = tile(reader);
            // the size is part of what is hashed: tiles of one hash but two sizes cannot be
            if (!seen.add(new Tile(0, 0, tile.low, tile.high))) {
                throw new MalformedMessageException("tile", at, "a second one of this hash");
            }
            tiles.add(tile);
        }
        return new TileOffer(key, tiles);
    }

    private static Tile tile(MessageReader reader) throws MalformedMessageException {
        int at = reader.position();
        int width = reader.u16("width");
        int height = reader.u16("height");
        if (width < 1 || height < 1 || width * (long) height > Wire.MAX_TILE_PIXELS) {
            throw new MalformedMessageException("tile", at, "size " + width + "x" + height);
        }
        return new Tile(width, height, reader.u64("hash"), reader.u64("hash"));
    }

    /** Appends the tiles to {@code out}. */
    public void encode(ByteSink out) {
        for (Tile tile : tiles) {
            out.u16(tile.width);
            out.u16(tile.height);
            for (long half : new long[] {tile.low, tile.high}) {
                out.u32((int) half);
                out.u32((int) (half >>> 32));
            }
        }
    }
}
