package dev.oriel.rdp.codec.progressive;

import org.jspecify.annotations.Nullable;

/**
 * The tiles of one surface. Its memory is bounded by the surface: 24 KB for each 64×64 tile that was sent, and 12 KB
 * more for one that was sent coarsely.
 */
public final class ProgressiveSurface {
    private final int columns;
    private final int rows;
    private final @Nullable ProgressiveTile[] tiles;

    /**
     * @param width of the surface in pixels
     * @param height of the surface in pixels
     */
    public ProgressiveSurface(int width, int height) {
        columns = (width + 63) / 64;
        rows = (height + 63) / 64;
        tiles = new ProgressiveTile[columns * rows];
    }

    boolean contains(int column, int row) {
        return column < columns && row < rows;
    }

    @Nullable
    ProgressiveTile find(int column, int row) {
        return tiles[row * columns + column];
    }

    ProgressiveTile findOrAdd(int column, int row) {
        ProgressiveTile tile = tiles[row * columns + column];
        if (tile == null) {
            tile = new ProgressiveTile();
            tiles[row * columns + column] = tile;
        }
        return tile;
    }
}
