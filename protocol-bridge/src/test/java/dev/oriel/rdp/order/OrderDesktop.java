package dev.oriel.rdp.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oriel.display.Surface;
import dev.oriel.rdp.codec.color.ColorPalette;
import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Limits;
import dev.oriel.rdp.wire.Pdu;
import dev.oriel.rdp.wire.WireWriter;

/** A small desktop that orders are told to; what is reported of it must be all that happens. */
final class OrderDesktop {
    static final int SIDE = 32;

    final Surface surface = new Surface(SIDE, SIDE);
    final Mirror mirror = new Mirror(surface);
    final ColorPalette palette = new ColorPalette();
    final OrderPainter painter = new OrderPainter(surface, palette, mirror, Limits.DEFAULT);

    void apply(Pdu... orders) throws DecodeException {
        WireWriter out = new WireWriter();
        for (Pdu order : orders) {
            order.encode(out);
        }
        painter.apply(orders.length, out.toBytes().reader());
        assertThat(mirror.copy.pixels()).as("what is reported").isEqualTo(surface.pixels());
    }

    int pixel(int x, int y) {
        return surface.pixels()[y * SIDE + x];
    }
}
