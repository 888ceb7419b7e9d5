package dev.oriel.display;

/**
 * A rectangle of pixels, never empty in a {@link Region}.
 *
 * @param x left edge in pixels
 * @param y top edge in pixels
 * @param width in pixels, 0 or more
 * @param height in pixels, 0 or more
 */
public record Rect(int x, int y, int width, int height) {
    public Rect {
        if (width < 0 || height < 0) {
            throw new IllegalArgumentException("rectangle of negative size " + width + "x" + height);
        }
    }

    /** The rectangle from its edges; {@code right} and {@code bottom} are exclusive. Empty where they cross. */
    public static Rect ofEdges(int left, int top, int right, int bottom) {
        return new Rect(left, top, Math.max(0, right - left), Math.max(0, bottom - top));
    }

    /** Exclusive right edge. */
    public int right() {
        return x + width;
    }

    /** Exclusive bottom edge. */
    public int bottom() {
        return y + height;
    }

    public boolean isEmpty() {
        return width == 0 || height == 0;
    }

    /** Number of pixels. */
    public long area() {
        return (long) width * height;
    }

    public Rect translate(int dx, int dy) {
        return new Rect(x + dx, y + dy, width, height);
    }

    public Rect intersect(Rect other) {
        return ofEdges(
                Math.max(x, other.x),
                Math.max(y, other.y),
                Math.min(right(), other.right()),
                Math.min(bottom(), other.bottom()));
    }

    /** Whether the two have a pixel in common: an empty rectangle intersects nothing. */
    public boolean intersects(Rect other) {
        return Math.max(x, other.x) < Math.min(right(), other.right())
                && Math.max(y, other.y) < Math.min(bottom(), other.bottom());
    }

    /** The smallest rectangle around both. */
    public Rect union(Rect other) {
        return ofEdges(
                Math.min(x, other.x),
                Math.min(y, other.y),
                Math.max(right(), other.right()),
                Math.max(bottom(), other.bottom()));
    }

    public boolean contains(Rect other) {
        return x <= other.x && y <= other.y && right() >= other.right() && bottom() >= other.bottom();
    }
}
