package dev.oriel.rdp.testing;

import dev.oriel.rdp.order.alternate.AlternateOrder;
import dev.oriel.rdp.order.primary.Primary;
import dev.oriel.rdp.order.secondary.SecondaryOrder;
import dev.oriel.rdp.order.secondary.SecondaryOrder.GlyphRevision;
import java.util.LinkedHashMap;
import java.util.Map;

/** Decoders of drawing orders. */
final class OrderOracles {
    private OrderOracles() {}

    static Map<String, Decoder<?>> decoders() {
        Map<String, Decoder<?>> decoders = new LinkedHashMap<>();
        decoders.put("primary", Primary::decode);
        decoders.put("secondary", in -> SecondaryOrder.decode(in, GlyphRevision.REV1));
        decoders.put("secondary with glyphs of revision 2", in -> SecondaryOrder.decode(in, GlyphRevision.REV2));
        decoders.put("alternate", AlternateOrder::decode);
        return decoders;
    }
}
