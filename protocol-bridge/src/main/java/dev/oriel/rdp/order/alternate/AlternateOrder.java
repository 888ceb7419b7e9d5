package dev.oriel.rdp.order.alternate;

import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Pdu;
import dev.oriel.rdp.wire.WireReader;
import dev.oriel.rdp.wire.WireWriter;

/**
 * An alternate secondary drawing order with its header, one byte: two bits of class, six of type. [MS-RDPEGDI]
 * 2.2.2.2.1.3.1.1 Alternate Secondary Drawing Order Header.
 *
 * <p>Bytes in an order are valid as long as the buffer it was read from.
 */
public sealed interface AlternateOrder extends Pdu permits SurfaceOrder, StreamOrder, GdiPlusOrder, DesktopOrder {
    /** The class in the low bits: TS_SECONDARY without TS_STANDARD. */
    int CLASS = 0x02;

    int CLASS_MASK = 0x03;

    int TYPE_SHIFT = 2;

    int orderType();

    void encodeBody(WireWriter out);

    /** In bytes. */
    int bodySize();

    @Override
    default void encode(WireWriter out) {
        out.u8(orderType() << TYPE_SHIFT | CLASS);
        encodeBody(out);
    }

    @Override
    default int size() {
        return 1 + bodySize();
    }

    /** Decodes an order from its header on. One of an unknown type has no length: it cannot be passed over. */
    static AlternateOrder decode(WireReader in) throws DecodeException {
        int header = in.u8();
        int type = header >> TYPE_SHIFT;
        if ((header & CLASS_MASK) != CLASS) {
            throw DecodeException.invalid("controlFlags", in.position() - 1, header);
        }
        return switch (type) {
            case SurfaceOrder.SwitchSurface.TYPE -> SurfaceOrder.SwitchSurface.decodeBody(in);
            case SurfaceOrder.CreateOffscreenBitmap.TYPE -> SurfaceOrder.CreateOffscreenBitmap.decodeBody(in);
            case SurfaceOrder.FrameMarker.TYPE -> SurfaceOrder.FrameMarker.decodeBody(in);
            case StreamOrder.First.TYPE -> StreamOrder.First.decodeBody(in);
            case StreamOrder.Next.TYPE -> StreamOrder.Next.decodeBody(in);
            case StreamOrder.CreateNineGridBitmap.TYPE -> StreamOrder.CreateNineGridBitmap.decodeBody(in);
            case GdiPlusOrder.FIRST, GdiPlusOrder.NEXT, GdiPlusOrder.END -> GdiPlusOrder.Records.decodeBody(type, in);
            case GdiPlusOrder.CACHE_FIRST, GdiPlusOrder.CACHE_NEXT, GdiPlusOrder.CACHE_END ->
                GdiPlusOrder.Cache.decodeBody(type, in);
            case DesktopOrder.Window.TYPE -> DesktopOrder.Window.decodeBody(in);
            case DesktopOrder.Composition.TYPE -> DesktopOrder.Composition.decodeBody(in);
            default -> throw DecodeException.invalid("orderType", in.position() - 1, type);
        };
    }
}
