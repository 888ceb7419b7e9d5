package dev.oriel.rdp.order.cache;

import dev.oriel.rdp.order.secondary.GlyphData;
import dev.oriel.rdp.wire.Bytes;
import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Limits;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Glyphs, and fragments of text made of them: [MS-RDPEGDI] 3.1.1.1.2. */
public final class GlyphCache {
    private final @Nullable GlyphData[][] glyphs = new GlyphData[CacheSizes.GLYPH_CACHES][CacheSizes.GLYPH_ENTRIES];
    private final @Nullable Bytes[] fragments = new Bytes[CacheSizes.FRAGMENT_ENTRIES];

    public void put(int cacheId, GlyphData glyph) throws DecodeException {
        Limits.check("cacheId", -1, cacheId, CacheSizes.GLYPH_CACHES - 1);
        Limits.check("cacheIndex", -1, glyph.cacheIndex(), CacheSizes.GLYPH_ENTRIES - 1);
        Limits.check("aj", -1, glyph.bits().length(), CacheSizes.GLYPH_BYTES);
        glyphs[cacheId][glyph.cacheIndex()] = glyph;
    }

    /** Empty where nothing was put. */
    public Optional<GlyphData> get(int cacheId, int index) throws DecodeException {
        Limits.check("cacheId", -1, cacheId, CacheSizes.GLYPH_CACHES - 1);
        Limits.check("cacheIndex", -1, index, CacheSizes.GLYPH_ENTRIES - 1);
        return Optional.ofNullable(glyphs[cacheId][index]);
    }

    /**
     * @param index 0..255
     * @param fragment at most 255 bytes, its own
     */
    public void putFragment(int index, Bytes fragment) {
        fragments[index] = fragment;
    }

    /** Empty where nothing was put. */
    public Optional<Bytes> fragment(int index) {
        return Optional.ofNullable(fragments[index]);
    }
}
