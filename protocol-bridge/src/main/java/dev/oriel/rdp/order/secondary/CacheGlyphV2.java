package dev.oriel.rdp.order.secondary;

import dev.oriel.rdp.wire.Bytes;
import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Range;
import dev.oriel.rdp.wire.WireReader;
import dev.oriel.rdp.wire.WireWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * [MS-RDPEGDI] 2.2.2.2.1.2.6 Cache Glyph - Revision 2.
 *
 * @param cacheId 0..9, four bits
 * @param unicode the characters in UTF-16LE, where they are told
 */
public record CacheGlyphV2(int cacheId, List<GlyphData> glyphs, Optional<Bytes> unicode) implements SecondaryOrder {
    private static final int UNICODE_PRESENT = 0x10;
    private static final int COUNT_SHIFT = 8;

    public CacheGlyphV2 {
        Range.check("cacheId", cacheId, 15);
        glyphs = List.copyOf(glyphs);
        Range.u8("cGlyphs", glyphs.size());
        int size = 2 * glyphs.size();
        unicode.ifPresent(characters -> Range.exactly("unicodeCharacters", characters, size));
    }

    @Override
    public int orderType() {
        return CacheGlyph.TYPE;
    }

    @Override
    public int extraFlags() {
        return glyphs.size() << COUNT_SHIFT | (unicode.isPresent() ? UNICODE_PRESENT : 0) | cacheId;
    }

    @Override
    public void encodeBody(WireWriter out) {
        glyphs.forEach(glyph -> glyph.encodeV2(out));
        unicode.ifPresent(out::bytes);
    }

    @Override
    public int bodySize() {
        return glyphs.stream().mapToInt(GlyphData::sizeV2).sum()
                + unicode.map(Bytes::length).orElse(0);
    }

    static CacheGlyphV2 decodeBody(int flags, WireReader in) throws DecodeException {
        int count = flags >> COUNT_SHIFT;
        List<GlyphData> glyphs = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            glyphs.add(GlyphData.decodeV2(in));
        }
        Optional<Bytes> unicode = (flags & UNICODE_PRESENT) != 0
                ? Optional.of(in.view(2 * count, "unicodeCharacters"))
                : Optional.empty();
        return new CacheGlyphV2(flags & 15, glyphs, unicode);
    }
}
