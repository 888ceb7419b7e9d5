package dev.oriel.display;

import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The framebuffer of a desktop: 32-bit pixels {@code 0x00RRGGBB}, row-major, stride equal to the width.
 *
 * <p>Painted by the one thread of the host's connection, read by the encoders of its viewers. Everything here is
 * guarded by {@link #lock()}: the painter holds it while it applies what it has received, an encoder while it takes
 * its snapshot, and neither while it waits for a socket.
 *
 * <p>INVARIANT: the upper eight bits of every pixel are zero, so that pixels compare and hash as integers.
 */
public final class Surface {
    /** Largest width or height, in pixels: [MS-RDPBCGR] 2.2.7.1.1 allows more, no host draws more. */
    public static final int MAX_SIDE = 8192;

    private final ReentrantLock lock = new ReentrantLock();
    private int width;
    private int height;
    private int[] pixels;
    private final Region missing = new Region();

    /** A black surface. */
    public Surface(int width, int height) {
        checkSide("width", width);
        checkSide("height", height);
        this.width = width;
        this.height = height;
        this.pixels = new int[width * height];
    }

    /** Guards every other member. */
    public ReentrantLock lock() {
        return lock;
    }

    /** In pixels. */
    public int width() {
        return width;
    }

    /** In pixels. */
    public int height() {
        return height;
    }

    public Rect bounds() {
        return new Rect(0, 0, width, height);
    }

    /** The pixels themselves, valid until the next {@link #resize}: row {@code y} starts at {@code y * width()}. */
    public int[] pixels() {
        return pixels;
    }

    /**
     * What is not here, because a host has drawn it as video that nobody has asked to be decoded: a viewer that has the
     * video shows it, others wait until it is painted.
     */
    public Region missing() {
        return missing;
    }

    /** Changes the size; what lies in both sizes is kept, the rest is black. */
    public void resize(int newWidth, int newHeight) {
        checkSide("width", newWidth);
        checkSide("height", newHeight);
        if (newWidth == width && newHeight == height) {
            return;
        }
        int[] next = new int[newWidth * newHeight];
        int columns = Math.min(width, newWidth);
        for (int y = 0; y < Math.min(height, newHeight); y++) {
            System.arraycopy(pixels, y * width, next, y * newWidth, columns);
        }
        width = newWidth;
        height = newHeight;
        pixels = next;
        missing.clip(bounds());
    }

    /** Fills the part of {@code rect} that lies inside the surface. */
    public void fill(Rect rect, int rgb) {
        Rect inside = rect.intersect(bounds());
        for (int y = inside.y(); y < inside.bottom(); y++) {
            Arrays.fill(pixels, y * width + inside.x(), y * width + inside.right(), rgb & 0xFFFFFF);
        }
    }

    /**
     * Moves {@code from} so that its top left corner comes to {@code (toX, toY)}; the two may overlap. Both must lie
     * inside the surface.
     */
    public void copy(Rect from, int toX, int toY) {
        checkInside(from);
        checkInside(new Rect(toX, toY, from.width(), from.height()));
        boolean down = toY > from.y();
        for (int i = 0; i < from.height(); i++) {
            int row = down ? from.height() - 1 - i : i;
            System.arraycopy(
                    pixels, (from.y() + row) * width + from.x(), pixels, (toY + row) * width + toX, from.width());
        }
    }

    private void checkInside(Rect rect) {
        Objects.checkFromToIndex(rect.x(), rect.right(), width);
        Objects.checkFromToIndex(rect.y(), rect.bottom(), height);
    }

    private static void checkSide(String name, int side) {
        if (side < 1 || side > MAX_SIDE) {
            throw new IllegalArgumentException(name + " " + side + " is not in 1.." + MAX_SIDE);
        }
    }
}
