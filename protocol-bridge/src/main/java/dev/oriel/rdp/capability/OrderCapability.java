package dev.oriel.rdp.capability;

import dev.oriel.rdp.wire.Bytes;
import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Range;
import dev.oriel.rdp.wire.WireReader;
import dev.oriel.rdp.wire.WireWriter;

/**
 * Which drawing orders may be sent: [MS-RDPBCGR] 2.2.7.1.3 TS_ORDER_CAPABILITYSET.
 *
 * @param terminalDescriptor 16 bytes, zeros
 * @param maximumOrderLevel 1
 * @param numberFonts 0
 * @param orderFlags a combination of the constants
 * @param orderSupport one byte for each kind of order, 32 in all: 1 where it is understood
 * @param textFlags ignored
 * @param orderSupportExFlags further kinds of orders
 * @param desktopSaveSize of the desktop save cache, in bytes
 * @param textAnsiCodePage 0 where unknown
 */
public record OrderCapability(
        Bytes terminalDescriptor,
        int maximumOrderLevel,
        int numberFonts,
        int orderFlags,
        Bytes orderSupport,
        int textFlags,
        int orderSupportExFlags,
        long desktopSaveSize,
        int textAnsiCodePage)
        implements CapabilitySet {
    static final int TYPE = 0x03;

    /** orderFlags: always set. */
    public static final int NEGOTIATE_ORDER_SUPPORT = 0x0002;

    /** orderFlags: always set. */
    public static final int ZERO_BOUNDS_DELTAS_SUPPORT = 0x0008;

    /** orderFlags: brushes may be indices of colours. */
    public static final int COLOR_INDEX_SUPPORT = 0x0020;

    /** orderFlags: brushes are solid or patterns alone. */
    public static final int SOLID_PATTERN_BRUSH_ONLY = 0x0040;

    /** orderSupportExFlags: alternate secondary orders may mark frames. */
    public static final int FRAME_MARKER_SUPPORT = 0x0004;

    /** orderFlags: {@link #orderSupportExFlags} counts. */
    public static final int EXTRA_FLAGS = 0x0080;

    private static final int NEG_MEMBLT_INDEX = 3;
    private static final int BODY_SIZE = 84;
    private static final int DESCRIPTOR_SIZE = 16;
    private static final int SUPPORT_SIZE = 32;
    private static final int DESKTOP_SAVE_X_GRANULARITY = 1;
    private static final int DESKTOP_SAVE_Y_GRANULARITY = 20;

    public OrderCapability {
        Range.exactly("terminalDescriptor", terminalDescriptor, DESCRIPTOR_SIZE);
        Range.u16("maximumOrderLevel", maximumOrderLevel);
        Range.u16("numberFonts", numberFonts);
        Range.u16("orderFlags", orderFlags);
        Range.exactly("orderSupport", orderSupport, SUPPORT_SIZE);
        Range.u16("textFlags", textFlags);
        Range.u16("orderSupportExFlags", orderSupportExFlags);
        Range.u32("desktopSaveSize", desktopSaveSize);
        Range.u16("textANSICodePage", textAnsiCodePage);
    }

    /** Whether bitmaps may be drawn from a cache, without which orders are of little use: TS_NEG_MEMBLT_INDEX. */
    public boolean hasMemBlt() {
        return orderSupport.get(NEG_MEMBLT_INDEX) != 0;
    }

    /** Of a client that understands no order at all and takes bitmaps only. */
    public static OrderCapability none() {
        return new OrderCapability(
                Bytes.wrap(new byte[DESCRIPTOR_SIZE]),
                1,
                0,
                NEGOTIATE_ORDER_SUPPORT | ZERO_BOUNDS_DELTAS_SUPPORT,
                Bytes.wrap(new byte[SUPPORT_SIZE]),
                0,
                0,
                0,
                0);
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
        out.bytes(terminalDescriptor);
        out.zeros(4); // pad4octetsA
        out.u16le(DESKTOP_SAVE_X_GRANULARITY);
        out.u16le(DESKTOP_SAVE_Y_GRANULARITY);
        out.zeros(2); // pad2octetsA
        out.u16le(maximumOrderLevel);
        out.u16le(numberFonts);
        out.u16le(orderFlags);
        out.bytes(orderSupport);
        out.u16le(textFlags);
        out.u16le(orderSupportExFlags);
        out.zeros(4); // pad4octetsB
        out.u32le(desktopSaveSize);
        out.zeros(4); // pad2octetsC, pad2octetsD
        out.u16le(textAnsiCodePage);
        out.zeros(2); // pad2octetsE
    }

    static OrderCapability decodeBody(WireReader in) throws DecodeException {
        in.require(BODY_SIZE, "OrderCapability");
        Bytes terminalDescriptor = in.bytes(DESCRIPTOR_SIZE, "terminalDescriptor");
        in.skip(4, "pad4octetsA");
        in.skip(4, "desktopSaveGranularity");
        in.skip(2, "pad2octetsA");
        int maximumOrderLevel = in.u16le();
        int numberFonts = in.u16le();
        int orderFlags = in.u16le();
        Bytes orderSupport = in.bytes(SUPPORT_SIZE, "orderSupport");
        int textFlags = in.u16le();
        int orderSupportExFlags = in.u16le();
        in.skip(4, "pad4octetsB");
        long desktopSaveSize = in.u32le();
        in.skip(4, "pad2octetsC");
        int textAnsiCodePage = in.u16le();
        in.skip(2, "pad2octetsE");
        return new OrderCapability(
                terminalDescriptor,
                maximumOrderLevel,
                numberFonts,
                orderFlags,
                orderSupport,
                textFlags,
                orderSupportExFlags,
                desktopSaveSize,
                textAnsiCodePage);
    }
}
