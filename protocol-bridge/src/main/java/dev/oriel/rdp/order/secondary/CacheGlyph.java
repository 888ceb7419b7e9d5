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
 * [MS-RDPEGDI] 2.2.2.2.1.2.5 Cache Glyph - Revision 1.
 *
 * @param cacheId 0..9
 * @param unicode the characters in UTF-16LE, where they are told
 */
public record CacheGlyph(int cacheId, List<GlyphData> glyphs, Optional<Bytes> unicode) implements SecondaryOrder {
    static final int TYPE = 0x03;

    private static final int UNICODE_PRESENT = 0x0100;

    public CacheGlyph {
        Range.u8("cacheId", cacheId);
        glyphs = List.copyOf(glyphs);
        Range.u8("cGlyphs", glyphs.size());
        int size = 2 * glyphs.size();
        unicode.ifPresent(characters -> Range.exactly("unicodeCharacters", characters, size));
    }

    @Override
    public int orderType() {
        return TYPE;
    }

    @Override
    public int extraFlags() {
        return unicode.isPresent() ? UNICODE_PRESENT : 0;
    }

    @Override
    public void encodeBody(WireWriter out) {
        out.u8(cacheId).u8(glyphs.size());
        glyphs.forEach(glyph -> glyph.encode(out));
        unicode.ifPresent(out::bytes);
    }

    @Override
    public int bodySize() {
        return 2
                + glyphs.stream().mapToInt(GlyphData::size).sum()
                + unicode.map(Bytes::length).orElse(0);
    }

    static CacheGlyph decodeBody(int flags, WireReader in) throws DecodeException {
        int cacheId = in.u8();
        int count = in.u8();
        List<GlyphData> glyphs = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            glyphs.add(GlyphData.decode(in));
        }
        Optional<Bytes> unicode = (flags & UNICODE_PRESENT) != 0
                ? Optional.of(in.view(2 * count, "unicodeCharacters"))
                : Optional.empty();
        return new CacheGlyph(cacheId, glyphs, unicode);
    }
}
