package dev.oriel.rdp.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oriel.display.Surface;
import dev.oriel.rdp.order.field.Point;
import dev.oriel.rdp.order.primary.Area;
import dev.oriel.rdp.order.primary.BlitOrder;
import dev.oriel.rdp.order.primary.BrushField;
import dev.oriel.rdp.order.primary.Edges;
import dev.oriel.rdp.order.primary.Primary;
import dev.oriel.rdp.order.primary.PrimaryOrder;
import dev.oriel.rdp.order.primary.TextOrder;
import dev.oriel.rdp.order.secondary.CacheGlyphV2;
import dev.oriel.rdp.order.secondary.GlyphData;
import dev.oriel.rdp.wire.Bytes;
import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Pdu;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Text by examples written by hand: fragments, distances, and what lies behind it. */
class TextOrdersTest {
    private static final int SIDE = OrderDesktop.SIDE;
    private static final Edges EVERYWHERE = new Edges(0, 0, SIDE, SIDE);
    private static final Edges NOWHERE = new Edges(0, 0, 0, 0);

    private final OrderDesktop desktop = new OrderDesktop();
    private final Surface surface = desktop.surface;
    private final Mirror mirror = desktop.mirror;

    private void apply(Pdu... orders) throws DecodeException {
        desktop.apply(orders);
    }

    private static Primary order(PrimaryOrder order) {
        return Primary.of(order);
    }

    /** A glyph that is one pixel, at its origin. */
    private static CacheGlyphV2 dot() {
        GlyphData dot = new GlyphData(1, 0, 0, 1, 1, Bytes.ofHex("80000000"));
        return new CacheGlyphV2(0, List.of(dot), Optional.empty());
    }

    private static Primary text(int charInc, String glyphs) {
        return order(new TextOrder.GlyphIndex(
                0,
                3,
                charInc,
                1,
                0xFFFFFF,
                0,
                EVERYWHERE,
                NOWHERE,
                BrushField.solid(),
                new Point(0, 5),
                Bytes.ofHex(glyphs)));
    }

    private List<Integer> dots() {
        return IntStream.range(0, SIDE)
                .filter(x -> desktop.pixel(x, 5) != 0)
                .boxed()
                .toList();
    }

    @Test
    void keepsFragmentsOfTextAndUsesThem() throws DecodeException {
        // dots at 2 and 5, kept as fragment 7 from their own first distance on
        apply(dot(), text(0, "0102 0103 FF0704"));
        assertThat(dots()).containsExactly(2, 5);
        // a dot at 1, then the fragment: 2 and 3 further on
        apply(order(new BlitOrder.DstBlt(new Area(0, 0, SIDE, SIDE), 0)), text(0, "0101 FE0705"));
        assertThat(dots()).containsExactly(1, 3, 6);
        // one that begins with no distance lies at the distance that the use tells
        apply(text(0, "0100 0104 FF0804"), order(new BlitOrder.DstBlt(new Area(0, 0, SIDE, SIDE), 0)));
        apply(text(0, "FE0806 FE08801000"));
        assertThat(dots()).containsExactly(6, 10, 26, 30);
    }

    @Test
    void usesFragmentsOfGlyphsOfOneWidthWithoutDistances() throws DecodeException {
        apply(dot(), text(3, "0101 FF0902 FE09"));
        assertThat(dots()).containsExactly(0, 3, 6, 9);
    }

    @Test
    void cachesTheGlyphThatComesWithAFastGlyph() throws DecodeException {
        Bytes withBitmap = Bytes.ofHex("01 00 00 01 01 80000000");
        Edges none = new Edges(1, 0, 1, 0);
        apply(order(new TextOrder.FastGlyph(0, 0x0300, 0xFFFFFF, 0, EVERYWHERE, none, new Point(4, 5), withBitmap)));
        apply(order(
                new TextOrder.FastGlyph(0, 0x0300, 0xFFFFFF, 0, EVERYWHERE, none, new Point(8, 5), Bytes.ofHex("01"))));
        assertThat(dots()).containsExactly(4, 8);
    }

    @Test
    void fillsTheOpaqueRectangleBehindText() throws DecodeException {
        Edges opaque = new Edges(2, 5, 6, 7);
        apply(
                dot(),
                order(new TextOrder.FastIndex(
                        0, 0x0300, 0xFFFFFF, 0x0000FF, EVERYWHERE, opaque, new Point(3, 5), Bytes.ofHex("0100"))));
        assertThat(Arrays.copyOfRange(surface.pixels(), 5 * SIDE + 1, 5 * SIDE + 7))
                .containsExactly(0, 0xFF0000, 0xFFFFFF, 0xFF0000, 0xFF0000, 0);
        assertThat(mirror.fills).isEqualTo(1);
    }

    @Test
    void cutsTextOffAtItsBackground() throws DecodeException {
        apply(
                dot(),
                order(new TextOrder.GlyphIndex(
                        0,
                        3,
                        2,
                        1,
                        0xFFFFFF,
                        0,
                        new Edges(2, 5, 5, 6),
                        NOWHERE,
                        BrushField.solid(),
                        new Point(0, 5),
                        Bytes.ofHex("01010101"))));
        assertThat(dots()).containsExactly(2, 4);
    }
}
