package dev.oriel.rdp.order.primary;

import dev.oriel.rdp.wire.DecodeException;

/**
 * What a primary drawing order draws, with all its fields, those included that the wire leaves out because they are as
 * they were: [MS-RDPEGDI] 2.2.2.2.1.1.2. Colours are the three bytes of the wire, the first one lowest: what they mean
 * depends on the colour depth of the session.
 */
public sealed interface PrimaryOrder permits BlitOrder, ShapeOrder, TextOrder, LegacyOrder {
    PrimaryType type();

    /** Puts all fields, in the order of the wire. */
    void put(FieldValues out);

    static PrimaryOrder take(PrimaryType type, FieldValues in) throws DecodeException {
        return switch (type) {
            case DST_BLT -> BlitOrder.DstBlt.take(in);
            case PAT_BLT -> BlitOrder.PatBlt.take(in);
            case SCR_BLT -> BlitOrder.ScrBlt.take(in);
            case OPAQUE_RECT -> BlitOrder.OpaqueRect.take(in);
            case MEM_BLT -> BlitOrder.MemBlt.take(in);
            case MEM3_BLT -> BlitOrder.Mem3Blt.take(in);
            case MULTI_DST_BLT -> BlitOrder.MultiDstBlt.take(in);
            case MULTI_PAT_BLT -> BlitOrder.MultiPatBlt.take(in);
            case MULTI_SCR_BLT -> BlitOrder.MultiScrBlt.take(in);
            case MULTI_OPAQUE_RECT -> BlitOrder.MultiOpaqueRect.take(in);
            case LINE_TO -> ShapeOrder.LineTo.take(in);
            case POLYLINE -> ShapeOrder.Polyline.take(in);
            case POLYGON_SC -> ShapeOrder.PolygonSC.take(in);
            case POLYGON_CB -> ShapeOrder.PolygonCB.take(in);
            case ELLIPSE_SC -> ShapeOrder.EllipseSC.take(in);
            case ELLIPSE_CB -> ShapeOrder.EllipseCB.take(in);
            case GLYPH_INDEX -> TextOrder.GlyphIndex.take(in);
            case FAST_INDEX -> TextOrder.FastIndex.take(in);
            case FAST_GLYPH -> TextOrder.FastGlyph.take(in);
            case SAVE_BITMAP -> LegacyOrder.SaveBitmap.take(in);
            case DRAW_NINE_GRID -> LegacyOrder.DrawNineGrid.take(in);
            case MULTI_DRAW_NINE_GRID -> LegacyOrder.MultiDrawNineGrid.take(in);
        };
    }
}
