package dev.oriel.rdp.capability;

import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Range;
import dev.oriel.rdp.wire.WireReader;
import dev.oriel.rdp.wire.WireWriter;
import java.util.Collections;
import java.util.List;

/**
 * Glyph caches of drawing orders: [MS-RDPBCGR] 2.2.7.1.8 TS_GLYPHCACHE_CAPABILITYSET.
 *
 * @param glyphCaches ten
 * @param fragmentCache of fragments of glyph runs
 * @param glyphSupportLevel 0 none, 1 partial, 2 full, 3 revision 2
 */
public record GlyphCacheCapability(List<CellCache> glyphCaches, CellCache fragmentCache, int glyphSupportLevel)
        implements CapabilitySet {
    static final int TYPE = 0x10;

    private static final int CACHES = 10;
    private static final int BODY_SIZE = CACHES * CellCache.SIZE + 8;

    public GlyphCacheCapability {
        glyphCaches = List.copyOf(glyphCaches);
        Range.check("missing glyph caches", CACHES - glyphCaches.size(), 0);
        Range.u16("GlyphSupportLevel", glyphSupportLevel);
    }

    /** Of a client that caches no glyphs. */
    public static GlyphCacheCapability none() {
        CellCache empty = new CellCache(0, 0);
        return new GlyphCacheCapability(Collections.nCopies(CACHES, empty), empty, 0);
    }

    @Override
    public int type() {
        return TYPE;
    }

    @Override
    public int bodySize() {
        return BODY_SIZE;
    }

    @Override
    public void encodeBody(WireWriter out) {
        CellCache.encodeList(out, glyphCaches);
        CellCache.encodeList(out, List.of(fragmentCache));
        out.u16le(glyphSupportLevel);
        out.zeros(2); // pad2octets
    }

    static GlyphCacheCapability decodeBody(WireReader in) throws DecodeException {
        in.require(BODY_SIZE, "GlyphCacheCapability");
        List<CellCache> glyphCaches = CellCache.decodeList(in, CACHES);
        CellCache fragmentCache = CellCache.decodeList(in, 1).getFirst();
        return new GlyphCacheCapability(glyphCaches, fragmentCache, in.u16le());
    }
}
