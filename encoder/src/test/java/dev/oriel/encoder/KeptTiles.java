package dev.oriel.encoder;

import dev.oriel.encoder.client.ClientModel;
import dev.oriel.encoder.tile.PixelHash;
import dev.oriel.encoder.wire.MalformedMessageException;
import dev.oriel.encoder.wire.TileOffer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a client has when its line is cut, cut into tiles: what it shows, by cells, and what it keeps. */
final class KeptTiles {
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Tile(int width, int height, int[] pixels) {}

    private final PixelHash hash;
    private final Map<TileOffer.Tile, Tile> tiles = new LinkedHashMap<>();

    KeptTiles(ClientModel client, long key) {
        hash = new PixelHash(key);
        for (int y = 0; y < client.height(); y += CellGrid.SIDE) {
            for (int x = 0; x < client.width(); x += CellGrid.SIDE) {
                int width = Math.min(CellGrid.SIDE, client.width() - x);
                int[] pixels = new int[width * Math.min(CellGrid.SIDE, client.height() - y)];
                for (int i = 0; i < pixels.length; i++) {
                    pixels[i] = client.pixels()[(y + i / width) * client.width() + x + i % width];
                }
                add(width, pixels);
            }
        }
        client.slots().forEach(slot -> add(client.tileWidth(slot), client.tile(slot)));
    }

    private void add(int width, int[] pixels) {
        hash.hash(pixels, 0, width, width, pixels.length / width);
        TileOffer.Tile known = new TileOffer.Tile(width, pixels.length / width, hash.low(), hash.high());
        tiles.putIfAbsent(known, new Tile(width, known.height(), pixels));
    }

    /** Both ends of a new line begin with what they can keep. */
    int handOver(ViewerEncoder encoder, ClientModel client) throws MalformedMessageException {
        int kept = encoder.keeps(tiles.keySet().stream().toList());
        int slot = 0;
        for (Tile tile : Arrays.asList(tiles.values().toArray(Tile[]::new)).subList(0, kept)) {
            client.keep(slot++, tile.width, tile.height, tile.pixels);
        }
        return kept;
    }
}
