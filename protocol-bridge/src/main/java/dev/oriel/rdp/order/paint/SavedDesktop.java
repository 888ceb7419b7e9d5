package dev.oriel.rdp.order.paint;

import dev.oriel.display.Rect;
import dev.oriel.display.Surface;
import dev.oriel.rdp.order.cache.CachedBitmap;
import dev.oriel.rdp.order.primary.LegacyOrder.SaveBitmap;
import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Limits;
import java.util.TreeMap;

/**
 * Parts of the desktop that the host has put aside, to bring them back when what has covered them is gone: [MS-RDPEGDI]
 * 3.2.1.2 Save Bitmap.
 *
 * <p>A part is known by its position in a store of {@link #PIXELS}, of which it takes whole bands of {@link #BAND} rows. What
 * is saved over a part ends it, so memory is bounded by the store.
 *
 * <p>Confined to the connection's thread.
 */
public final class SavedDesktop {
    /** What desktopSaveSize announces: 480 × 480, [MS-RDPBCGR] 2.2.7.1.3. */
    public static final int PIXELS = 480 * 480;

    /** desktopSaveYGranularity. */
    private static final int BAND = 20;

    private final Canvas canvas;
    private final TreeMap<Integer, CachedBitmap> parts = new TreeMap<>();

    public SavedDesktop(Canvas canvas) {
        this.canvas = canvas;
    }

    /** @return whether what is to be brought back is there */
    public boolean apply(SaveBitmap order) throws DecodeException {
        Rect rect = order.area().inclusive();
        int position = Limits.check("savedBitmapPosition", -1, Integer.toUnsignedLong(order.position()), PIXELS);
        Limits.check("saved area", -1, area(rect.width(), rect.height()), PIXELS - position);
        if (rect.isEmpty()) {
            return true;
        }
        if (order.operation() == SaveBitmap.SAVE) {
            save(rect, position);
            return true;
        }
        CachedBitmap part = parts.get(position);
        if (part == null || part.width() != rect.width() || part.height() != rect.height()) {
            return false;
        }
        Picture picture = new Picture(part.pixels(), part.width(), part.height());
        canvas.blit(rect, Rop3.of(Rop3.SRCCOPY), null, picture, 0, 0);
        return true;
    }

    private void save(Rect rect, int position) {
        int end = position + (int) area(rect.width(), rect.height());
        parts.entrySet()
                .removeIf(part -> part.getKey() < end
                        && part.getKey()
                                        + area(
                                                part.getValue().width(),
                                                part.getValue().height())
                                > position);
        // beyond the desktop's edge there is nothing to save, nor to bring back
        int[] pixels = new int[rect.width() * rect.height()];
        Surface desktop = canvas.desktop();
        Rect visible = rect.intersect(desktop.bounds());
        for (int y = visible.y(); !visible.isEmpty() && y < visible.bottom(); y++) {
            int to = (y - rect.y()) * rect.width() + visible.x() - rect.x();
            System.arraycopy(desktop.pixels(), y * desktop.width() + visible.x(), pixels, to, visible.width());
        }
        parts.put(position, new CachedBitmap(rect.width(), rect.height(), false, pixels));
    }

    /** In pixels of the store: [MS-RDPEGDI] 4.5. */
    private static long area(int width, int height) {
        return (long) width * Math.ceilDiv(height, BAND) * BAND;
    }
}
