package dev.oriel.rdp.session;

import dev.oriel.rdp.channel.gfx.GfxCache;
import dev.oriel.rdp.order.cache.BitmapCache;

/**
 * The bitmaps of one desktop that outlive a connection: its next one tells the host their keys, and the host need not send
 * them again. In memory only, no more than the caches of one connection, and never another desktop's: see decision 7.
 *
 * @param orders caches of drawing orders: [MS-RDPEGDI] 3.1.1.1.1
 * @param pipeline cache of the graphics pipeline: [MS-RDPEGFX] 3.3.1.4
 */
public record KeptBitmaps(BitmapCache orders, GfxCache pipeline) {
    /** Of a desktop that has had no connection yet. */
    public static KeptBitmaps none() {
        return new KeptBitmaps(new BitmapCache(), new GfxCache());
    }
}
