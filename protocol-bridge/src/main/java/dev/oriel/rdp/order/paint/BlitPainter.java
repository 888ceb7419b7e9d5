package dev.oriel.rdp.order.paint;

import dev.oriel.display.Rect;
import dev.oriel.display.Surface;
import dev.oriel.rdp.order.cache.CachedBitmap;
import dev.oriel.rdp.order.cache.OrderCaches;
import dev.oriel.rdp.order.primary.BlitOrder;
import dev.oriel.rdp.order.primary.BrushField;
import dev.oriel.rdp.wire.DecodeException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Paints orders that fill and copy rectangles. */
public final class BlitPainter {
    private final Canvas canvas;
    private final OrderCaches caches;
    private final Colors colors;
    private final Brushes brushes;
    private int[] scratch = new int[0];

    public BlitPainter(Canvas canvas, OrderCaches caches, Colors colors, Brushes brushes) {
        this.canvas = canvas;
        this.caches = caches;
        this.colors = colors;
        this.brushes = brushes;
    }

    /** @return whether all that the order needs was there */
    public boolean paint(BlitOrder order) throws DecodeException {
        switch (order) {
            case BlitOrder.DstBlt o -> canvas.fill(o.area().rect(), Rop3.of(o.rop()), null);
            case BlitOrder.MultiDstBlt o ->
                o.rects().rects().forEach(rect -> canvas.fill(rect, Rop3.of(o.rop()), null));
            case BlitOrder.OpaqueRect o -> canvas.fill(o.area().rect(), colors.rgb(o.color()));
            case BlitOrder.MultiOpaqueRect o ->
                o.rects().rects().forEach(rect -> canvas.fill(rect, colors.rgb(o.color())));
            case BlitOrder.PatBlt o -> {
                return pattern(List.of(o.area().rect()), o.rop(), o.brush(), o.backColor(), o.foreColor());
            }
            case BlitOrder.MultiPatBlt o -> {
                return pattern(o.rects().rects(), o.rop(), o.brush(), o.backColor(), o.foreColor());
            }
            case BlitOrder.ScrBlt o -> screen(o.area().rect(), o.rop(), o.sourceX(), o.sourceY());
            case BlitOrder.MultiScrBlt o -> {
                int dx = o.sourceX() - o.area().left();
                int dy = o.sourceY() - o.area().top();
                o.rects().rects().forEach(rect -> screen(rect, o.rop(), rect.x() + dx, rect.y() + dy));
            }
            case BlitOrder.MemBlt o -> {
                return memory(o, null);
            }
            case BlitOrder.Mem3Blt o -> {
                Optional<Brush> brush = brushes.of(o.brush(), o.backColor(), o.foreColor());
                if (brush.isPresent() || !Rop3.of(o.source().rop()).usesPattern()) {
                    return memory(o.source(), brush.orElse(null));
                }
                return o.brush().style() == BrushField.NULL;
            }
        }
        return true;
    }

    private boolean pattern(List<Rect> rects, int rop, BrushField field, int backColor, int foreColor)
            throws DecodeException {
        Optional<Brush> brush = brushes.of(field, backColor, foreColor);
        if (brush.isPresent() || !Rop3.of(rop).usesPattern()) {
            rects.forEach(rect -> canvas.fill(rect, Rop3.of(rop), brush.orElse(null)));
        }
        return brush.isPresent() || field.style() == BrushField.NULL;
    }

    private void screen(Rect rect, int rop, int sourceX, int sourceY) {
        canvas.blit(rect, Rop3.of(rop), null, Picture.of(canvas.desktop()), sourceX, sourceY);
    }

    private boolean memory(BlitOrder.MemBlt order, @Nullable Brush brush) throws DecodeException {
        Optional<Picture> source = source(order);
        source.ifPresent(picture -> canvas.blit(
                order.area().rect(), Rop3.of(order.rop()), brush, picture, order.sourceX(), order.sourceY()));
        return source.isPresent();
    }

    private Optional<Picture> source(BlitOrder.MemBlt order) throws DecodeException {
        int cache = order.cacheId() & 0xFF;
        if (cache == BlitOrder.MemBlt.OFFSCREEN) {
            Optional<Surface> bitmap = caches.offscreen().get(order.cacheIndex());
            return bitmap.map(Picture::of);
        }
        Optional<CachedBitmap> bitmap = caches.bitmaps().get(cache, order.cacheIndex());
        if (bitmap.isEmpty()) {
            return Optional.empty();
        }
        CachedBitmap found = bitmap.get();
        int[] pixels = found.indexed() ? looked(found.pixels(), order.cacheId() >> 8) : found.pixels();
        return Optional.of(new Picture(pixels, found.width(), found.height()));
    }

    /** The colours of indexes, by the table that the order names, or by the palette where there is none. */
    private int[] looked(int[] indexes, int table) throws DecodeException {
        if (scratch.length < indexes.length) {
            scratch = new int[indexes.length];
        }
        Optional<int[]> found = caches.colorTable(table);
        for (int i = 0; i < indexes.length; i++) {
            int index = indexes[i] & 0xFF;
            scratch[i] =
                    found.isPresent() ? found.get()[index] : colors.palette().rgb(index);
        }
        return scratch;
    }
}
