package dev.oriel.rdp.order.primary;

import dev.oriel.display.Rect;
import dev.oriel.rdp.order.field.DeltaPoints;
import dev.oriel.rdp.order.field.DeltaRects;
import dev.oriel.rdp.order.field.Point;
import dev.oriel.rdp.wire.Bytes;
import java.util.List;
import java.util.stream.Stream;

/** One order of each kind, with all fields different from zero. */
final class PrimarySamples {
    private static final Area AREA = new Area(10, -20, 300, 40);
    private static final Edges EDGES = new Edges(-1, 2, 333, 444);
    private static final BrushField BRUSH =
            new BrushField(-3, 4, BrushField.PATTERN, 0xAA, Bytes.ofHex("01020304050607"));
    private static final DeltaRects RECTS =
            DeltaRects.of(List.of(new Rect(1, 2, 3, 4), new Rect(1, 200, 3, 40), new Rect(5, 6, 70, 8)));
    private static final Point START = new Point(7, -8);
    private static final DeltaPoints POINTS =
            DeltaPoints.of(START, List.of(new Point(7, 9), new Point(100, 9), new Point(-300, 2000)));
    private static final Bytes GLYPHS = Bytes.ofHex("0102030405FF0006");

    private PrimarySamples() {}

    static List<PrimaryOrder> all() {
        BlitOrder.MemBlt memBlt = new BlitOrder.MemBlt(0x0102, AREA, 0xCC, 5, 6, 0x7FFF);
        return List.of(
                new BlitOrder.DstBlt(AREA, 0x55),
                new BlitOrder.PatBlt(AREA, 0xF0, 0x112233, 0x445566, BRUSH),
                new BlitOrder.ScrBlt(AREA, 0xCC, -5, 6),
                new BlitOrder.OpaqueRect(AREA, 0xABCDEF),
                memBlt,
                new BlitOrder.Mem3Blt(memBlt, 1, 2, BRUSH),
                new BlitOrder.MultiDstBlt(AREA, 0xFF, RECTS),
                new BlitOrder.MultiPatBlt(AREA, 0x5A, 3, 4, BRUSH, RECTS),
                new BlitOrder.MultiScrBlt(AREA, 0x88, 30, 40, RECTS),
                new BlitOrder.MultiOpaqueRect(AREA, 0x010203, RECTS),
                new ShapeOrder.LineTo(1, START, new Point(50, 60), 7, 13, 2, 1, 0xFFFFFF),
                new ShapeOrder.Polyline(START, 7, 0x1234, 0x00FF00, POINTS),
                new ShapeOrder.PolygonSC(START, 13, ShapeOrder.WINDING, 0x334455, POINTS),
                new ShapeOrder.PolygonCB(
                        START, 13 | ShapeOrder.TRANSPARENT_BACKGROUND, ShapeOrder.ALTERNATE, 8, 9, BRUSH, POINTS),
                new ShapeOrder.EllipseSC(EDGES, 13, ShapeOrder.NO_FILL, 0x778899),
                new ShapeOrder.EllipseCB(EDGES, 13, ShapeOrder.ALTERNATE, 10, 11, BRUSH),
                new TextOrder.GlyphIndex(9, 3, 8, 1, 12, 13, EDGES, EDGES, BRUSH, START, GLYPHS),
                new TextOrder.FastIndex(9, 0x0308, 12, 13, EDGES, EDGES, START, GLYPHS),
                new TextOrder.FastGlyph(9, 0x0308, 12, 13, EDGES, EDGES, START, GLYPHS),
                new LegacyOrder.SaveBitmap(0x12345678, EDGES, 1),
                new LegacyOrder.DrawNineGrid(EDGES, 5),
                new LegacyOrder.MultiDrawNineGrid(EDGES, 5, RECTS));
    }

    static Stream<Primary> primaries() {
        return all().stream()
                .flatMap(order -> Stream.of(Primary.of(order), Primary.of(order).within(1, 2, 1000, -3)));
    }
}
