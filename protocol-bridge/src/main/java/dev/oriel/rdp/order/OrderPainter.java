package dev.oriel.rdp.order;

import dev.oriel.display.Surface;
import dev.oriel.rdp.codec.color.ColorPalette;
import dev.oriel.rdp.order.alternate.AlternateOrder;
import dev.oriel.rdp.order.alternate.DesktopOrder;
import dev.oriel.rdp.order.alternate.GdiPlusOrder;
import dev.oriel.rdp.order.alternate.StreamOrder;
import dev.oriel.rdp.order.alternate.SurfaceOrder;
import dev.oriel.rdp.order.cache.BitmapCache;
import dev.oriel.rdp.order.cache.CachedBrush;
import dev.oriel.rdp.order.cache.OrderCaches;
import dev.oriel.rdp.order.paint.BlitPainter;
import dev.oriel.rdp.order.paint.Brushes;
import dev.oriel.rdp.order.paint.Canvas;
import dev.oriel.rdp.order.paint.Colors;
import dev.oriel.rdp.order.paint.SavedDesktop;
import dev.oriel.rdp.order.paint.ShapePainter;
import dev.oriel.rdp.order.paint.TextPainter;
import dev.oriel.rdp.order.primary.BlitOrder;
import dev.oriel.rdp.order.primary.LegacyOrder;
import dev.oriel.rdp.order.primary.Primary;
import dev.oriel.rdp.order.primary.PrimaryHistory;
import dev.oriel.rdp.order.primary.ShapeOrder;
import dev.oriel.rdp.order.primary.TextOrder;
import dev.oriel.rdp.order.secondary.CacheBitmapV1;
import dev.oriel.rdp.order.secondary.CacheBitmapV2;
import dev.oriel.rdp.order.secondary.CacheBitmapV3;
import dev.oriel.rdp.order.secondary.CacheBrush;
import dev.oriel.rdp.order.secondary.CacheColorTable;
import dev.oriel.rdp.order.secondary.CacheGlyph;
import dev.oriel.rdp.order.secondary.CacheGlyphV2;
import dev.oriel.rdp.order.secondary.GlyphData;
import dev.oriel.rdp.order.secondary.SecondaryOrder;
import dev.oriel.rdp.order.secondary.SecondaryOrder.GlyphRevision;
import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Limits;
import dev.oriel.rdp.wire.WireReader;
import java.util.List;
import java.util.Optional;

/**
 * Reads the orders of a session one after the other, paints them and keeps what they cache: [MS-RDPEGDI] 3.2.5.
 *
 * <p>Confined to the connection's thread; the caller holds the lock of the surface.
 */
public final class OrderPainter {
    /** What GlyphSupportLevel announces. */
    public static final GlyphRevision GLYPHS = GlyphRevision.REV2;

    private static final int STANDARD = 0x01;
    private static final int CLASS = 0x03;

    private final OrderListener listener;
    /** What is painted on where the host names a bitmap that is not there. */
    private final Surface nowhere = new Surface(1, 1);

    private final PrimaryHistory history = new PrimaryHistory();
    private final OrderCaches caches;
    private final Colors colors;
    private final Canvas canvas;
    private final BitmapDecoder bitmaps;
    private final BlitPainter blits;
    private final ShapePainter shapes;
    private final TextPainter texts;
    private final SavedDesktop saved;

    /** Of a desktop's first connection. */
    public OrderPainter(Surface desktop, ColorPalette palette, OrderListener listener, Limits limits) {
        this(desktop, palette, listener, limits, new BitmapCache());
    }

    /** @param kept bitmaps of the desktop's earlier connections */
    public OrderPainter(
            Surface desktop, ColorPalette palette, OrderListener listener, Limits limits, BitmapCache kept) {
        this.listener = listener;
        this.caches = new OrderCaches(limits, kept);
        this.colors = new Colors(palette);
        this.canvas = new Canvas(desktop, listener);
        this.bitmaps = new BitmapDecoder(caches.bitmaps(), limits);
        Brushes brushes = new Brushes(caches.brushes(), colors);
        this.blits = new BlitPainter(canvas, caches, colors, brushes);
        this.shapes = new ShapePainter(canvas, colors, brushes);
        this.texts = new TextPainter(canvas, caches.glyphs(), colors);
        this.saved = new SavedDesktop(canvas);
    }

    /**
     * The first share of a connection begins. Bitmaps with keys stay from the one before.
     *
     * @return their keys, of each cache in the order of their places
     */
    public List<List<Long>> renewBitmaps() {
        return caches.bitmaps().renew();
    }

    /** @param bitsPerPixel of the session from now on */
    public void colorDepth(int bitsPerPixel) {
        colors.depth(bitsPerPixel);
    }

    /** The share is left: in the next one, orders are told from nothing again, on the desktop. The caches stay. */
    public void reset() {
        history.clear();
        canvas.targetDesktop();
    }

    /**
     * Applies orders.
     *
     * @param count numberOrders
     */
    public void apply(int count, WireReader in) throws DecodeException {
        for (int i = 0; i < count; i++) {
            boolean understood = apply(in);
            if (understood) {
                listener.applied();
            } else {
                listener.passedOver();
            }
        }
    }

    /** Two bits of the first byte tell the class of an order: [MS-RDPEGDI] 2.2.2.2.1 Drawing Order. */
    private boolean apply(WireReader in) throws DecodeException {
        int control = in.peekU8() & CLASS;
        if (control == STANDARD) {
            return paint(history.decode(in));
        }
        if (control == SecondaryOrder.CONTROL_FLAGS) {
            return cache(SecondaryOrder.decode(in, GLYPHS));
        }
        return apply(AlternateOrder.decode(in));
    }

    private boolean paint(Primary primary) throws DecodeException {
        primary.bounds().ifPresentOrElse(bounds -> canvas.clip(bounds.rect()), canvas::clipToSurface);
        return switch (primary.order()) {
            case BlitOrder order -> blits.paint(order);
            case ShapeOrder order -> shapes.paint(order);
            case TextOrder order -> texts.paint(order);
            case LegacyOrder.SaveBitmap order -> saved.apply(order);
            case LegacyOrder.DrawNineGrid _, LegacyOrder.MultiDrawNineGrid _ -> false;
        };
    }

    private boolean cache(SecondaryOrder order) throws DecodeException {
        switch (order) {
            case CacheBitmapV1 bitmap -> bitmaps.put(bitmap);
            case CacheBitmapV2 bitmap -> bitmaps.put(bitmap, colors.depth());
            case CacheBitmapV3 bitmap -> {
                return bitmaps.put(bitmap);
            }
            case CacheColorTable table -> caches.putColorTable(table);
            case CacheBrush brush -> caches.brushes().put(brush.cacheEntry(), CachedBrush.of(brush, colors.depth()));
            case CacheGlyph glyphs -> putGlyphs(glyphs.cacheId(), glyphs.glyphs());
            case CacheGlyphV2 glyphs -> putGlyphs(glyphs.cacheId(), glyphs.glyphs());
            case SecondaryOrder.Unknown _ -> {
                return false;
            }
        }
        return true;
    }

    private void putGlyphs(int cacheId, List<GlyphData> glyphs) throws DecodeException {
        for (GlyphData glyph : glyphs) {
            caches.glyphs().put(cacheId, glyph);
        }
    }

    private boolean apply(AlternateOrder order) throws DecodeException {
        switch (order) {
            case SurfaceOrder.CreateOffscreenBitmap create -> create(create);
            case SurfaceOrder.SwitchSurface to -> {
                return switchTo(to.bitmapId());
            }
            case SurfaceOrder.FrameMarker marker -> listener.frame(marker.begin());
            case StreamOrder _, GdiPlusOrder _, DesktopOrder _ -> {
                return false;
            }
        }
        return true;
    }

    private void create(SurfaceOrder.CreateOffscreenBitmap order) throws DecodeException {
        for (int id : order.deleted()) {
            delete(id);
        }
        delete(order.bitmapId());
        caches.offscreen().create(order.bitmapId(), order.width(), order.height());
    }

    /** A bitmap that is no more is not painted on either. */
    private void delete(int id) {
        if (caches.offscreen().get(id).filter(canvas::paintsOn).isPresent()) {
            canvas.targetDesktop();
        }
        caches.offscreen().delete(id);
    }

    private boolean switchTo(int id) {
        if (id == SurfaceOrder.SwitchSurface.SCREEN) {
            canvas.targetDesktop();
            return true;
        }
        Optional<Surface> bitmap = caches.offscreen().get(id);
        canvas.target(bitmap.orElse(nowhere));
        return bitmap.isPresent();
    }
}
