package dev.oriel.encoder;

import dev.oriel.encoder.tile.LosslessTile;
import dev.oriel.encoder.tile.PhotoDetector;
import dev.oriel.encoder.wire.FrameWriter;

/**
 * Writes parts of cells to a frame, exactly in the cheapest way or as JPEGs, and knows how much that comes to. Fills and
 * photographs are put back until {@link #drain}, to be joined with those of neighbours. Made for one frame.
 */
final class CellWriter {
    /** Of drawings, before compression, that become one byte. */
    private static final int PACKED = 6;
    /** Of exact photographs. */
    private static final int PHOTO_PACKED = 2;
    /** Pixels of a JPEG for a byte. */
    static final int JPEG_PIXELS = 8;

    /** A photograph of fewer colours than this in a cell is as cheap by palette. */
    private static final int MIN_PHOTO_COLOURS = 128;

    private final Workspace work;
    private final FrameWriter writer;
    private final PhotoWriter photos;
    private final CellGrid grid;
    private final int[] next;
    private final int[] shown;
    private final boolean compact;
    private final StatsCounter stats;
    /** Of JPEGs that are yet to be written. */
    private int jpegPixels;
    /** Of photographs that are yet to be written, in bytes before compression. */
    private int photoBytes;
    /** The part of {@link #next} that was analyzed last: what is no photograph is drawn by the same analysis. */
    private int analyzedCell = -1;

    private int analyzedBox;
    private int analyzedColours;

    /**
     * @param shown what the viewer shows when {@link #drain} is called: by then what has been written is in it
     * @param compact the client knows PHOTO
     * @param shared what the session's viewers have in common
     */
    CellWriter(Workspace work, CellGrid grid, int[] shown, boolean compact, StatsCounter stats, SharedPhotos shared) {
        this.work = work;
        this.writer = work.writer;
        this.photos = new PhotoWriter(work, shared, grid.width());
        this.grid = grid;
        this.next = work.snapshot.pixels();
        this.shown = shown;
        this.compact = compact;
        this.stats = stats;
    }

    /** Whether a part of a cell of the new picture looks like a photograph. */
    boolean isPhoto(int cell, int box) {
        if (Box.area(box) < PhotoDetector.MIN_PIXELS) {
            return false;
        }
        return isPhoto(colours(cell, box), next, index(cell, box), Box.width(box), Box.height(box));
    }

    /** Writes a part of a cell of the new picture exactly; the viewer must then be noted to show it. */
    void exact(int cell, int box) {
        write(cell, box, next, colours(cell, box));
    }

    /** Writes a part of a cell exactly, as the viewer is taken to show it already. */
    void refined(int cell, int box) {
        analyzedCell = -1;
        write(cell, box, shown, analyze(cell, box, shown));
    }

    /** Writes a part of a cell of the new picture as JPEG. */
    void jpeg(int cell, int box, int quality) {
        work.photos.add(
                grid.x(cell) + Box.left(box), grid.y(cell) + Box.top(box), Box.width(box), Box.height(box), quality);
        jpegPixels += Box.area(box);
    }

    /** About what the message will have, in bytes. */
    int messageBytes() {
        int plain = writer.size() - writer.blobBytes();
        return plain / PACKED + writer.blobBytes() + photoBytes / PHOTO_PACKED + jpegPixels / JPEG_PIXELS;
    }

    /** Before compression, in bytes. */
    int size() {
        return writer.size() + photoBytes;
    }

    /** Writes what has been put back. */
    void drain() {
        work.photos.drain(this::jpeg);
        jpegPixels = 0;
        work.exactPhotos.drain(this::photo);
        photoBytes = 0;
        work.fills.drain(this::fill);
    }

    /** The number of colours of a part of a cell, or -1 where they are no palette. */
    private int colours(int cell, int box) {
        if (cell != analyzedCell || box != analyzedBox) {
            analyzedColours = analyze(cell, box, next);
            analyzedCell = cell;
            analyzedBox = box;
        }
        return analyzedColours;
    }

    private int analyze(int cell, int box, int[] pixels) {
        return work.tiles.analyze(pixels, index(cell, box), grid.width(), Box.width(box), Box.height(box));
    }

    private boolean isPhoto(int colours, int[] pixels, int at, int width, int height) {
        return (colours < 0 || colours >= MIN_PHOTO_COLOURS)
                && PhotoDetector.isPhoto(pixels, at, grid.width(), width, height);
    }

    /** @param colours of the part of the cell, which has been analyzed last */
    private void write(int cell, int box, int[] pixels, int colours) {
        int x = grid.x(cell) + Box.left(box);
        int y = grid.y(cell) + Box.top(box);
        int width = Box.width(box);
        int height = Box.height(box);
        int at = index(cell, box);
        if (colours == 1) {
            work.fills.add(x, y, width, height, pixels[at]);
            return;
        }
        if (compact && isPhoto(colours, pixels, at, width, height)) {
            work.exactPhotos.add(x, y, width, height, 0);
            photoBytes += 3 * width * height;
            return;
        }
        LosslessTile.Kind kind = work.tiles.write(writer, x, y, pixels, at, grid.width(), width, height, colours);
        switch (kind) {
            case PALETTE -> stats.palettes++;
            case FILTERED -> stats.filtered++;
        }
    }

    private void jpeg(int x, int y, int width, int height, int quality) {
        photos.jpeg(next, x, y, width, height, quality);
        stats.jpegs++;
    }

    /** Of what the viewer shows: the pixels are there by now. */
    private void photo(int x, int y, int width, int height, int kind) {
        photos.exact(shown, x, y, width, height);
        stats.filtered++;
    }

    private void fill(int x, int y, int width, int height, int rgb) {
        writer.fill(x, y, width, height, rgb);
        stats.fills++;
    }

    /** Of a box's first pixel. */
    private int index(int cell, int box) {
        return (grid.y(cell) + Box.top(box)) * grid.width() + grid.x(cell) + Box.left(box);
    }
}
