package dev.oriel.rdp.testing;

import dev.oriel.display.Rect;
import dev.oriel.display.Surface;
import dev.oriel.rdp.codec.color.ColorPalette;
import dev.oriel.rdp.order.OrderListener;
import dev.oriel.rdp.order.OrderPainter;
import dev.oriel.rdp.order.alternate.AlternateOrder;
import dev.oriel.rdp.order.primary.Primary;
import dev.oriel.rdp.order.secondary.SecondaryOrder;
import dev.oriel.rdp.order.secondary.SecondaryOrder.GlyphRevision;
import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.WireReader;
import java.util.LinkedHashMap;
import java.util.Map;

/** Decoders of drawing orders. */
final class OrderOracles {
    /** Small, so that a fuzzer finds the edges. */
    private static final int SIDE = 40;

    private OrderOracles() {}

    static Map<String, Decoder<?>> decoders() {
        Map<String, Decoder<?>> decoders = new LinkedHashMap<>();
        decoders.put("primary", Primary::decode);
        decoders.put("secondary", in -> SecondaryOrder.decode(in, GlyphRevision.REV1));
        decoders.put("secondary with glyphs of revision 2", in -> SecondaryOrder.decode(in, GlyphRevision.REV2));
        decoders.put("alternate", AlternateOrder::decode);
        decoders.put("painter", OrderOracles::paint);
        return decoders;
    }

    /** Paints orders to the end on a small desktop, the first byte the colour depth. */
    private static Object paint(WireReader in) throws DecodeException {
        Surface surface = new Surface(SIDE, SIDE);
        OrderPainter painter =
                new OrderPainter(surface, new ColorPalette(), new Deaf(), GraphicsOracles.SMALL_DESKTOPS);
        painter.colorDepth(in.u8());
        while (in.hasRemaining()) {
            painter.apply(1, in);
        }
        return surface;
    }

    private record Deaf() implements OrderListener {
        @Override
        public void painted(Rect rect) {}

        @Override
        public void copied(Rect from, int toX, int toY) {}

        @Override
        public void filled(Rect rect, int rgb) {}

        @Override
        public void frame(boolean begin) {}

        @Override
        public void applied() {}

        @Override
        public void passedOver() {}
    }
}
