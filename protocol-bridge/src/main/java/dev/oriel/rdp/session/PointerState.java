package dev.oriel.rdp.session;

import dev.oriel.bridge.DesktopListener;
import dev.oriel.bridge.PointerShape;
import dev.oriel.rdp.codec.color.ColorPalette;
import dev.oriel.rdp.codec.pointer.PointerDecoder;
import dev.oriel.rdp.update.PointerUpdate;
import dev.oriel.rdp.update.PointerUpdate.PointerMasks;
import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Limits;
import org.jspecify.annotations.Nullable;

/**
 * The pointer's shape and the cache of shapes: [MS-RDPBCGR] 3.2.5.9.4 and 2.2.7.1.5. Confined to the connection's
 * thread.
 */
final class PointerState {
    private final @Nullable PointerShape[] cache = new PointerShape[SupportedCapabilities.POINTER_CACHE_SIZE];
    private final PointerDecoder decoder;
    private final DesktopListener listener;
    private final SessionCounters counters;

    PointerState(DesktopListener listener, SessionCounters counters, Limits limits) {
        this.decoder = new PointerDecoder(limits);
        this.listener = listener;
        this.counters = counters;
    }

    void apply(PointerUpdate update, ColorPalette palette) throws DecodeException {
        counters.add(SessionCounters.Counter.POINTERS, 1);
        switch (update) {
            case PointerUpdate.Position position -> listener.pointerMoved(position.x(), position.y());
            case PointerUpdate.Hidden _ -> listener.pointer(new PointerShape.Hidden());
            case PointerUpdate.SystemDefault _ -> listener.pointer(new PointerShape.SystemDefault());
            case PointerUpdate.Color color -> store(24, color.masks(), palette);
            case PointerUpdate.New pointer -> store(pointer.xorBpp(), pointer.masks(), palette);
            case PointerUpdate.Large large -> store(large.xorBpp(), large.masks(), palette);
            case PointerUpdate.Cached cached -> show(cached.cacheIndex());
        }
    }

    private void store(int xorBpp, PointerMasks masks, ColorPalette palette) throws DecodeException {
        int index = checkIndex(masks.cacheIndex());
        PointerShape shape = decoder.decode(xorBpp, masks, palette);
        cache[index] = shape;
        listener.pointer(shape);
    }

    private void show(int cacheIndex) throws DecodeException {
        PointerShape shape = cache[checkIndex(cacheIndex)];
        if (shape == null) {
            counters.add(SessionCounters.Counter.POINTERS_MISSING, 1);
        } else {
            listener.pointer(shape);
        }
    }

    private int checkIndex(int index) throws DecodeException {
        return Limits.check("cacheIndex", -1, index, cache.length - 1);
    }
}
