package dev.oriel.rdp.channel.gfx;

import dev.oriel.display.Rect;
import dev.oriel.rdp.codec.progressive.ProgressiveSurface;
import dev.oriel.rdp.wire.DecodeException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A surface of the graphics pipeline: its pixels, where they go, and what the progressive codec keeps for it.
 *
 * <p>Its sides are rounded up to multiples of 16, because hosts draw whole blocks; what lies beyond the width and height
 * that they asked for is never shown.
 */
final class GfxSurface {
    private static final int BLOCK = 16;

    private final int id;
    private final int width;
    private final int height;
    private final int stride;
    private final int rows;
    private final int[] pixels;
    private @Nullable ProgressiveSurface progressive;
    private @Nullable Mapping mapping;
    /** Nothing has been drawn on it. */
    private boolean blank = true;

    private @Nullable VideoStream video;
    private int videoId;
    private boolean passing;

    /**
     * Where a surface appears.
     *
     * @param area of the output
     */
    record Mapping(Rect area) {}

    /** A black surface. */
    GfxSurface(int id, int width, int height) {
        this.id = id;
        this.width = width;
        this.height = height;
        this.stride = roundUp(width);
        this.rows = roundUp(height);
        this.pixels = new int[stride * rows];
    }

    /** Pixels that a surface of this size takes. */
    static long area(int width, int height) {
        return (long) roundUp(width) * roundUp(height);
    }

    private static int roundUp(int side) {
        return (side + BLOCK - 1) & -BLOCK;
    }

    int id() {
        return id;
    }

    int[] pixels() {
        return pixels;
    }

    /** Width of the pixels that are there. */
    int stride() {
        return stride;
    }

    /** Height of the pixels that are there. */
    int rows() {
        return rows;
    }

    /** What is shown of it. */
    Rect visible() {
        return new Rect(0, 0, width, height);
    }

    long area() {
        return pixels.length;
    }

    @Nullable
    Mapping mapping() {
        return mapping;
    }

    void map(Rect area) {
        mapping = new Mapping(area);
    }

    void unmap() {
        mapping = null;
    }

    /** Whether the host has drawn nothing on it yet. */
    boolean isBlank() {
        return blank;
    }

    void drawn() {
        blank = false;
    }

    ProgressiveSurface progressive() {
        ProgressiveSurface tiles = progressive;
        if (tiles == null) {
            tiles = new ProgressiveSurface(stride, rows);
            progressive = tiles;
        }
        return tiles;
    }

    /** What is drawn here by H.264; null where nothing ever was. */
    @Nullable
    VideoStream video() {
        return video;
    }

    /** Number of the video as viewers know it. */
    int videoId() {
        return videoId;
    }

    void beginVideo(VideoStream stream, int id) {
        video = stream;
        videoId = id;
    }

    /** Whether viewers are passed the video as it is. */
    boolean isPassing() {
        return passing;
    }

    void pass(boolean on) {
        passing = on;
    }

    /** Whether pixels of {@code rect} were drawn by H.264 and have not been decoded. */
    boolean lacks(Rect rect) {
        VideoStream stream = video;
        return stream != null && stream.lacks(rect);
    }

    void closeVideo() {
        VideoStream stream = video;
        video = null;
        passing = false;
        if (stream != null) {
            stream.close();
        }
    }

    void dropProgressive() {
        progressive = null;
    }

    /** Checks a rectangle from the wire. */
    Rect inside(String field, GfxRect rect) throws DecodeException {
        if (rect.right() < rect.left() || rect.bottom() < rect.top()) {
            throw new DecodeException(DecodeException.Kind.INVALID, field, -1, "edges cross in " + rect);
        }
        return inside(field, rect.toRect());
    }

    /** Checks a rectangle that came from the wire in parts. */
    Rect inside(String field, Rect rect) throws DecodeException {
        if (rect.right() > stride || rect.bottom() > rows) {
            throw new DecodeException(
                    DecodeException.Kind.INVALID,
                    field,
                    -1,
                    rect + " is not inside surface " + id + " of " + width + "x" + height);
        }
        return rect;
    }

    void fill(Rect rect, int rgb) {
        for (int y = rect.y(); y < rect.bottom(); y++) {
            Arrays.fill(pixels, y * stride + rect.x(), y * stride + rect.right(), rgb);
        }
    }

    /** Copies a part of this surface into another one, or itself: then as it was before the copy. */
    void copyTo(Rect from, GfxSurface target, int toX, int toY) {
        boolean upwards = target == this && toY > from.y();
        for (int i = 0; i < from.height(); i++) {
            int row = upwards ? from.height() - 1 - i : i;
            System.arraycopy(
                    pixels,
                    (from.y() + row) * stride + from.x(),
                    target.pixels,
                    (toY + row) * target.stride + toX,
                    from.width());
        }
    }
}
