package dev.oriel.rdp.order.cache;

/**
 * A bitmap in a cache.
 *
 * @param indexed pixels are indexes of a colour table, else {@code 0x00RRGGBB}
 * @param pixels row-major, from the top
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, never changed
public record CachedBitmap(int width, int height, boolean indexed, int[] pixels) {}
