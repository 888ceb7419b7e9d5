package dev.oriel.rdp.session;

import dev.oriel.bridge.DesktopListener;
import dev.oriel.display.Rect;
import dev.oriel.display.Surface;
import dev.oriel.rdp.codec.bulk.BulkDecompressor;
import dev.oriel.rdp.codec.color.ColorPalette;
import dev.oriel.rdp.fastpath.FastPathUpdate;
import dev.oriel.rdp.fastpath.FragmentBuffer;
import dev.oriel.rdp.order.OrderListener;
import dev.oriel.rdp.order.OrderPainter;
import dev.oriel.rdp.order.cache.BitmapCache;
import dev.oriel.rdp.session.SessionCounters.Counter;
import dev.oriel.rdp.update.BitmapData;
import dev.oriel.rdp.update.GraphicsUpdate;
import dev.oriel.rdp.update.PointerUpdate;
import dev.oriel.rdp.update.SlowPathPointer;
import dev.oriel.rdp.update.SurfaceCommand;
import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Limits;
import dev.oriel.rdp.wire.WireReader;
import java.util.List;
import java.util.function.LongConsumer;

/**
 * Applies what the host paints, from either path: [MS-RDPBCGR] 3.2.5.9. What was never announced, and what is not known,
 * is counted and passed over.
 *
 * <p>Confined to the connection's thread.
 */
final class UpdateProcessor {
    private final Surface surface;
    private final DesktopListener listener;
    private final SessionCounters counters;
    private final BulkDecompressor bulk;
    private final FragmentBuffer fragments;
    private final ColorPalette palette = new ColorPalette();
    private final BitmapPainter painter;
    private final SurfaceBitsPainter surfaceBits;
    private final Techniques techniques;
    private final OrderPainter orders;
    private final LongConsumer frameShown;
    private final PointerState pointer;
    /** Between two marks of a frame the picture is not fit to be shown. */
    private boolean insideFrame;

    private boolean painted;
    /** Orders have ended a frame: told when the surface is no longer locked. */
    private boolean frameDue;

    UpdateProcessor(
            Surface surface,
            DesktopListener listener,
            SessionCounters counters,
            BulkDecompressor bulk,
            Limits limits,
            BitmapCache kept,
            LongConsumer frameShown) {
        this.surface = surface;
        this.listener = listener;
        this.counters = counters;
        this.bulk = bulk;
        this.fragments = new FragmentBuffer(Math.min(SupportedCapabilities.MAX_REQUEST_SIZE, limits.maxPduLength()));
        this.painter = new BitmapPainter(surface, limits);
        this.surfaceBits = new SurfaceBitsPainter(surface, painter, limits);
        this.techniques = new Techniques(listener);
        this.orders = new OrderPainter(surface, palette, new OrderEvents(), limits, kept);
        this.frameShown = frameShown;
        this.pointer = new PointerState(listener, counters, limits);
    }

    /** Nothing of what was begun will be completed: the share is left. */
    void reset() {
        fragments.clear();
        orders.reset();
        insideFrame = false;
    }

    /** See {@link OrderPainter#renewBitmaps}. */
    List<List<Long>> renewBitmaps() {
        return orders.renewBitmaps();
    }

    /** @param bitsPerPixel of the session from now on */
    void colorDepth(int bitsPerPixel) {
        orders.colorDepth(bitsPerPixel);
    }

    /** Nothing more has arrived: what was painted is fit to be shown, unless the host is amid a frame. */
    void drained() {
        if (painted && !insideFrame) {
            painted = false;
            listener.paused();
        }
    }

    private void frameEnded() {
        if (painted) {
            painted = false;
            listener.frameEnded();
        }
    }

    /** All updates of a fast-path output PDU: [MS-RDPBCGR] 2.2.9.1.2 fpOutputUpdates. */
    void fastPath(WireReader in) throws DecodeException {
        while (in.hasRemaining()) {
            FastPathUpdate update = FastPathUpdate.decode(in);
            WireReader data = update.data().reader();
            if (update.compressionFlags() != FastPathUpdate.NOT_COMPRESSED) {
                data = decompress(update.compressionFlags(), data);
            }
            WireReader whole = fragments.add(update.code(), update.fragmentation(), data);
            if (whole != null) {
                apply(update.code(), whole);
            }
        }
    }

    /** Undoes bulk compression, on either path. */
    WireReader decompress(int flags, WireReader data) throws DecodeException {
        if ((flags & BulkDecompressor.COMPRESSED) == 0) {
            return bulk.decompress(flags, data);
        }
        counters.add(Counter.BULK_BYTES_IN, data.remaining());
        WireReader plain = bulk.decompress(flags, data);
        counters.add(Counter.BULK_BYTES_OUT, plain.remaining());
        return plain;
    }

    private void apply(int code, WireReader data) throws DecodeException {
        switch (code) {
            case FastPathUpdate.BITMAP, FastPathUpdate.PALETTE -> graphics(data);
            case FastPathUpdate.ORDERS -> orders(data.u16le(), data);
            // an artefact of T.128 without a meaning
            case FastPathUpdate.SYNCHRONIZE -> {}
            case FastPathUpdate.SURFACE_COMMANDS -> surfaceCommands(data);
            case FastPathUpdate.POINTER_HIDDEN -> pointer.apply(new PointerUpdate.Hidden(), palette);
            case FastPathUpdate.POINTER_DEFAULT -> pointer.apply(new PointerUpdate.SystemDefault(), palette);
            case FastPathUpdate.POINTER_POSITION -> pointer.apply(PointerUpdate.Position.decode(data), palette);
            case FastPathUpdate.POINTER_COLOR -> pointer.apply(PointerUpdate.Color.decode(data), palette);
            case FastPathUpdate.POINTER_CACHED -> pointer.apply(PointerUpdate.Cached.decode(data), palette);
            case FastPathUpdate.POINTER_NEW -> pointer.apply(PointerUpdate.New.decode(data), palette);
            case FastPathUpdate.POINTER_LARGE -> pointer.apply(PointerUpdate.Large.decode(data), palette);
            default -> counters.add(Counter.UPDATES_UNKNOWN, 1);
        }
    }

    /** A slow-path graphics update, or a bitmap or palette of the fast path. */
    void graphics(WireReader in) throws DecodeException {
        switch (GraphicsUpdate.decode(in)) {
            case GraphicsUpdate.Bitmap bitmap -> paint(bitmap);
            case GraphicsUpdate.Palette entries -> palette.set(entries.entries());
            case GraphicsUpdate.Synchronize _ -> {}
            case GraphicsUpdate.Orders update ->
                orders(update.count(), update.orderData().reader());
            case GraphicsUpdate.Unknown _ -> counters.add(Counter.UPDATES_UNKNOWN, 1);
        }
    }

    /** A slow-path pointer update. */
    void pointer(WireReader in) throws DecodeException {
        switch (SlowPathPointer.decode(in)) {
            case SlowPathPointer.Known known -> pointer.apply(known.update(), palette);
            case SlowPathPointer.Unknown _ -> counters.add(Counter.UPDATES_UNKNOWN, 1);
        }
    }

    private void paint(GraphicsUpdate.Bitmap update) throws DecodeException {
        surface.lock().lock();
        try {
            for (BitmapData bitmap : update.rectangles()) {
                techniques.used(bitmap);
                Rect changed = painter.paint(bitmap, palette);
                if (!changed.isEmpty()) {
                    counters.add(Counter.BITMAPS, 1);
                    counters.add(Counter.PIXELS, changed.area());
                    painted = true;
                    listener.painted(changed);
                }
            }
        } finally {
            surface.lock().unlock();
        }
    }

    private void orders(int count, WireReader in) throws DecodeException {
        surface.lock().lock();
        try {
            orders.apply(count, in);
        } finally {
            surface.lock().unlock();
        }
        if (frameDue) {
            frameDue = false;
            painted = insideFrame;
            listener.frameEnded();
        }
    }

    private void paint(SurfaceCommand.Bits bits) throws DecodeException {
        if (!SurfaceBitsPainter.knows(bits.codecId())) {
            counters.add(Counter.SURFACE_BITS_SKIPPED, 1);
            return;
        }
        surface.lock().lock();
        try {
            counters.add(Counter.BITMAPS, 1);
            techniques.used(bits);
            surfaceBits.paint(bits, changed -> {
                counters.add(Counter.PIXELS, changed.area());
                painted = true;
                listener.painted(changed);
            });
        } finally {
            surface.lock().unlock();
        }
    }

    private void surfaceCommands(WireReader in) throws DecodeException {
        while (in.hasRemaining()) {
            switch (SurfaceCommand.decode(in)) {
                case SurfaceCommand.Bits bits -> paint(bits);
                case SurfaceCommand.Unknown _ -> counters.add(Counter.UPDATES_UNKNOWN, 1);
                case SurfaceCommand.FrameMarker marker -> {
                    insideFrame = marker.begin();
                    if (!marker.begin()) {
                        frameEnded();
                        frameShown.accept(marker.frameId());
                    }
                }
            }
        }
    }

    /** What orders do, as the session reports it. */
    private final class OrderEvents implements OrderListener {
        @Override
        public void painted(Rect rect) {
            painted = true;
            listener.painted(rect);
        }

        @Override
        public void copied(Rect from, int toX, int toY) {
            painted = true;
            listener.copied(from, toX, toY);
        }

        @Override
        public void filled(Rect rect, int rgb) {
            painted = true;
            listener.filled(rect, rgb);
        }

        @Override
        public void frame(boolean begin) {
            insideFrame = begin;
            frameDue |= !begin && painted;
        }

        @Override
        public void applied() {
            counters.add(Counter.ORDERS, 1);
            techniques.usedOrders();
        }

        @Override
        public void passedOver() {
            counters.add(Counter.ORDERS_SKIPPED, 1);
        }
    }
}
