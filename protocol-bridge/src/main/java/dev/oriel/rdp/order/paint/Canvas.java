package dev.oriel.rdp.order.paint;

import dev.oriel.display.Rect;
import dev.oriel.display.Surface;
import dev.oriel.rdp.wire.Bytes;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A surface that orders paint on, cut off at the bounds of the order: the desktop, of which a listener hears what changed, or
 * an off-screen bitmap. In steady state nothing is allocated for pixels.
 *
 * <p>Confined to the connection's thread; the caller holds the lock of the desktop's surface.
 */
public final class Canvas {
    private final Surface desktop;
    private final PaintListener listener;
    private Surface target;
    private Rect clip;
    private int[] row = new int[0];
    private int[] patternRow = new int[0];
    private int[] sourceRow = new int[0];

    public Canvas(Surface desktop, PaintListener listener) {
        this.desktop = desktop;
        this.listener = listener;
        this.target = desktop;
        this.clip = desktop.bounds();
    }

    Surface desktop() {
        return desktop;
    }

    /** Paints on {@code surface} from now on. */
    public void target(Surface surface) {
        target = surface;
    }

    public void targetDesktop() {
        target = desktop;
    }

    public boolean paintsOn(Surface surface) {
        return target == surface;
    }

    /** Cuts off at the edges of the surface alone. */
    public void clipToSurface() {
        clip = target.bounds();
    }

    /** Cuts off at {@code bounds} as well. */
    public void clip(Rect bounds) {
        clip = bounds.intersect(target.bounds());
    }

    Rect clip() {
        return clip;
    }

    /** Fills {@code rect} with one colour. */
    void fill(Rect rect, int rgb) {
        Rect visible = rect.intersect(clip);
        if (!visible.isEmpty()) {
            target.fill(visible, rgb);
            if (target == desktop) {
                listener.filled(visible, rgb);
            }
        }
    }

    /** Says that what was painted lies within {@code rect}. */
    void painted(Rect rect) {
        Rect visible = rect.intersect(clip);
        if (target == desktop && !visible.isEmpty()) {
            listener.painted(visible);
        }
    }

    /** Applies an operation of brush and destination. */
    void fill(Rect rect, Rop3 rop, @Nullable Brush brush) {
        if (brush != null && brush.hasHoles()) {
            for (int y = rect.y(); y < rect.bottom(); y++) {
                span(rect.x(), y, rect.width(), rop, brush);
            }
            painted(rect);
            return;
        }
        blit(rect, rop, brush, null, 0, 0);
    }

    /**
     * Applies an operation of brush, source and destination.
     *
     * @param brush null where there is none: zeros
     * @param source null where there is none: zeros. May be the target itself
     * @param sourceX in {@code source}, of what comes to the left edge of {@code rect}
     * @param sourceY likewise, of the top edge
     */
    void blit(Rect rect, Rop3 rop, @Nullable Brush brush, @Nullable Picture source, int sourceX, int sourceY) {
        Rect visible = rect.intersect(clip);
        int dx = sourceX - rect.x();
        int dy = sourceY - rect.y();
        if (source != null && rop.usesSource()) {
            visible = visible.intersect(source.bounds().translate(-dx, -dy));
        }
        if (visible.isEmpty() || rop.index() == Rop3.NOP) {
            return;
        }
        if (rop.index() == Rop3.SRCCOPY && source != null) {
            copy(visible, source, dx, dy);
        } else if (isOneColor(rop, brush)) {
            fill(visible, rop.coefficient(0) ^ (brush == null ? 0 : rop.coefficient(4) & brush.color()));
        } else {
            rows(visible, rop, brush, source, dx, dy);
            painted(visible);
        }
    }

    private static boolean isOneColor(Rop3 rop, @Nullable Brush brush) {
        return !rop.usesDestination() && !rop.usesSource() && (!rop.usesPattern() || brush == null || brush.isSolid());
    }

    private void copy(Rect to, Picture source, int dx, int dy) {
        if (source.isOf(target)) {
            Rect from = to.translate(dx, dy);
            target.copy(from, to.x(), to.y());
            if (target == desktop) {
                listener.copied(from, to.x(), to.y());
            }
            return;
        }
        for (int y = to.y(); y < to.bottom(); y++) {
            int from = (y + dy) * source.width() + to.x() + dx;
            System.arraycopy(source.pixels(), from, target.pixels(), y * target.width() + to.x(), to.width());
        }
        painted(to);
    }

    private void rows(Rect visible, Rop3 rop, @Nullable Brush brush, @Nullable Picture source, int dx, int dy) {
        // where a surface is copied onto itself, a row is read before it is written to
        boolean upwards = dy < 0;
        for (int i = 0; i < visible.height(); i++) {
            int y = upwards ? visible.bottom() - 1 - i : visible.y() + i;
            int at = y * target.width() + visible.x();
            int from = source == null ? 0 : (y + dy) * source.width() + visible.x() + dx;
            row(visible.x(), y, visible.width(), at, rop, brush, source, from);
        }
    }

    /** Reads a row of each operand that counts, applies the operation, and writes the result. */
    private void row(
            int x, int y, int count, int at, Rop3 rop, @Nullable Brush brush, @Nullable Picture source, int from) {
        int[] pixels = target.pixels();
        row = grown(row, count);
        System.arraycopy(pixels, at, row, 0, count);
        if (rop.usesSource()) {
            sourceRow = grown(sourceRow, count);
            if (source == null) {
                Arrays.fill(sourceRow, 0, count, 0);
            } else {
                System.arraycopy(source.pixels(), from, sourceRow, 0, count);
            }
        }
        if (rop.usesPattern()) {
            patternRow = grown(patternRow, count);
            if (brush == null) {
                Arrays.fill(patternRow, 0, count, 0);
            } else {
                brush.row(x, y, patternRow, count);
            }
        }
        if (rop.usesSource() && rop.usesPattern()) {
            RopKernel.three(rop, row, sourceRow, patternRow, count);
        } else if (rop.usesSource() || rop.usesPattern()) {
            RopKernel.two(rop, row, rop.usesSource() ? sourceRow : patternRow, count);
        } else {
            RopKernel.destination(rop, row, count);
        }
        System.arraycopy(row, 0, pixels, at, count);
    }

    private static int[] grown(int[] row, int count) {
        return row.length >= count ? row : new int[Math.max(count, 64)];
    }

    /** Applies an operation of brush and destination to a run of pixels; {@link #painted} is the caller's. */
    void span(int x, int y, int width, Rop3 rop, Brush brush) {
        int from = Math.max(x, clip.x());
        int to = Math.min(x + width, clip.right());
        if (y < clip.y() || y >= clip.bottom() || from >= to) {
            return;
        }
        int row = y * target.width();
        if (!brush.hasHoles()) {
            row(from, y, to - from, row + from, rop, brush, null, 0);
            return;
        }
        for (int i = from; i < to; i++) {
            if (brush.paintsAt(i, y)) {
                row(i, y, 1, row + i, rop, brush, null, 0);
            }
        }
    }

    /** Sets the pixels whose bits are set, the leftmost one in the highest bit of a byte. */
    void stencil(Rect place, Bytes bits, int rowLength, int rgb, Rect within) {
        Rect visible = place.intersect(within).intersect(clip);
        int[] pixels = target.pixels();
        for (int y = visible.y(); y < visible.bottom(); y++) {
            int bitRow = (y - place.y()) * rowLength;
            int row = y * target.width();
            for (int x = visible.x(); x < visible.right(); x++) {
                int column = x - place.x();
                if ((bits.get(bitRow + column / 8) << column % 8 & 0x80) != 0) {
                    pixels[row + x] = rgb;
                }
            }
        }
    }
}
