package dev.oriel.rdp.order;

import dev.oriel.display.Rect;
import dev.oriel.rdp.order.field.DeltaPoints;
import dev.oriel.rdp.order.field.DeltaRects;
import dev.oriel.rdp.order.field.Point;
import dev.oriel.rdp.order.primary.Area;
import dev.oriel.rdp.order.primary.BlitOrder;
import dev.oriel.rdp.order.primary.BrushField;
import dev.oriel.rdp.order.primary.Edges;
import dev.oriel.rdp.order.primary.LegacyOrder;
import dev.oriel.rdp.order.primary.PrimaryOrder;
import dev.oriel.rdp.order.primary.ShapeOrder;
import dev.oriel.rdp.order.primary.TextOrder;
import dev.oriel.rdp.wire.Bytes;
import dev.oriel.rdp.wire.WireWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Makes orders with anything in them that may be, on and beside a surface. */
final class RandomOrders {
    /** How many bitmaps, glyphs and brushes there are to name. */
    static final int ENTRIES = 6;

    static final List<String> KINDS = List.of(
            "DstBlt",
            "PatBlt",
            "ScrBlt",
            "OpaqueRect",
            "MemBlt",
            "Mem3Blt",
            "MultiDstBlt",
            "MultiPatBlt",
            "MultiScrBlt",
            "MultiOpaqueRect",
            "LineTo",
            "Polyline",
            "PolygonSC",
            "PolygonCB",
            "EllipseSC",
            "EllipseCB",
            "GlyphIndex",
            "FastIndex",
            "FastGlyph",
            "SaveBitmap");

    /** Parts put aside, by their positions. */
    private final Map<Integer, Edges> saved = new HashMap<>();

    private final Random random;
    private final int width;
    private final int height;

    RandomOrders(Random random, int width, int height) {
        this.random = random;
        this.width = width;
        this.height = height;
    }

    PrimaryOrder next(String kind) {
        int rop = random.nextInt(256);
        return switch (kind) {
            case "DstBlt" -> new BlitOrder.DstBlt(Area.of(rect()), random.nextBoolean() ? 0x55 : 0xFF);
            case "PatBlt" -> new BlitOrder.PatBlt(Area.of(rect()), withoutSource(rop), color(), color(), brush());
            case "ScrBlt" -> new BlitOrder.ScrBlt(Area.of(rect()), copies(rop), x(), y());
            case "OpaqueRect" -> new BlitOrder.OpaqueRect(Area.of(rect()), color());
            case "MemBlt" -> memBlt(copies(rop));
            case "Mem3Blt" -> new BlitOrder.Mem3Blt(memBlt(rop), color(), color(), brush());
            case "MultiDstBlt" -> new BlitOrder.MultiDstBlt(Area.of(rect()), 0x55, rects());
            case "MultiPatBlt" ->
                new BlitOrder.MultiPatBlt(Area.of(rect()), withoutSource(rop), color(), color(), brush(), rects());
            case "MultiScrBlt" -> new BlitOrder.MultiScrBlt(Area.of(rect()), copies(rop), x(), y(), rects());
            case "MultiOpaqueRect" -> new BlitOrder.MultiOpaqueRect(Area.of(rect()), color(), rects());
            case "LineTo" -> new ShapeOrder.LineTo(1, point(), point(), 0, rop2(), 0, 1, color());
            case "Polyline" -> {
                Point start = point();
                yield new ShapeOrder.Polyline(start, rop2(), 0, color(), points(start));
            }
            case "PolygonSC" -> {
                Point start = point();
                yield new ShapeOrder.PolygonSC(start, rop2(), 1 + random.nextInt(2), color(), points(start));
            }
            case "PolygonCB" -> {
                Point start = point();
                int transparent = random.nextBoolean() ? ShapeOrder.TRANSPARENT_BACKGROUND : 0;
                BrushField brush = transparent != 0 ? ownBrush() : brush();
                yield new ShapeOrder.PolygonCB(
                        start, rop2() | transparent, 1 + random.nextInt(2), color(), color(), brush, points(start));
            }
            case "EllipseSC" -> new ShapeOrder.EllipseSC(box(), rop2(), random.nextInt(2), color());
            case "EllipseCB" -> new ShapeOrder.EllipseCB(box(), rop2(), random.nextInt(2), color(), color(), brush());
            case "GlyphIndex" -> glyphIndex();
            case "FastIndex" -> fastIndex();
            case "FastGlyph" -> fastGlyph();
            case "SaveBitmap" -> saveBitmap();
            default -> throw new AssertionError(kind);
        };
    }

    /** Brings back what was put aside, to its place; at first and from time to time puts something else aside there. */
    private LegacyOrder.SaveBitmap saveBitmap() {
        int position = 17_780 * random.nextInt(4);
        Edges last = saved.get(position);
        if (last != null && random.nextBoolean()) {
            return new LegacyOrder.SaveBitmap(position, last, LegacyOrder.SaveBitmap.RESTORE);
        }
        int x = x();
        int y = y();
        Edges box = new Edges(x, y, x + random.nextInt(127), y + random.nextInt(134));
        saved.put(position, box);
        return new LegacyOrder.SaveBitmap(position, box, LegacyOrder.SaveBitmap.SAVE);
    }

    private int x() {
        return random.nextInt(-width / 2, width * 3 / 2);
    }

    private int y() {
        return random.nextInt(-height / 2, height * 3 / 2);
    }

    private Point point() {
        return random.nextInt(10) == 0 ? new Point(x() * 30, y() * 30) : new Point(x(), y());
    }

    Rect rect() {
        return new Rect(x(), y(), random.nextInt(width), random.nextInt(height));
    }

    private Edges box() {
        Rect rect = rect();
        return new Edges(rect.x(), rect.y(), rect.right(), rect.bottom());
    }

    private int color() {
        return random.nextInt(0x1000000);
    }

    private int rop2() {
        return 1 + random.nextInt(16);
    }

    /** The pattern alone counts: what holds for a source bit of 0 holds for 1. */
    private static int withoutSource(int rop) {
        return (rop & 0x33) | (rop & 0x33) << 2;
    }

    private int copies(int rop) {
        return random.nextInt(3) == 0 ? 0xCC : (rop & 0xF) | (rop & 0xF) << 4;
    }

    private BrushField ownBrush() {
        int x = random.nextInt(-128, 128);
        int y = random.nextInt(-128, 128);
        byte[] extra = new byte[7];
        random.nextBytes(extra);
        return switch (random.nextInt(3)) {
            case 0 -> BrushField.solid();
            case 1 -> BrushField.hatched(x, y, random.nextInt(6));
            default -> new BrushField(x, y, BrushField.PATTERN, random.nextInt(256), Bytes.wrap(extra));
        };
    }

    private BrushField brush() {
        return random.nextInt(4) == 0
                ? BrushField.cached(random.nextInt(-128, 128), random.nextInt(-128, 128), 5, random.nextInt(ENTRIES))
                : ownBrush();
    }

    private BlitOrder.MemBlt memBlt(int rop) {
        return new BlitOrder.MemBlt(
                1, Area.of(rect()), rop, random.nextInt(-5, 20), random.nextInt(-5, 20), random.nextInt(ENTRIES));
    }

    private DeltaRects rects() {
        List<Rect> rects = new ArrayList<>();
        for (int i = random.nextInt(6); i >= 0; i--) {
            rects.add(rect());
        }
        return DeltaRects.of(rects);
    }

    private DeltaPoints points(Point start) {
        List<Point> points = new ArrayList<>();
        for (int i = random.nextInt(8); i >= 0; i--) {
            points.add(new Point(x(), y()));
        }
        return DeltaPoints.of(new Point(start.x(), start.y()), near(start) ? points : List.of());
    }

    /** Deltas have fifteen bits. */
    private static boolean near(Point start) {
        return Math.abs(start.x()) < 8000 && Math.abs(start.y()) < 8000;
    }

    private TextOrder.GlyphIndex glyphIndex() {
        int accel = random.nextInt(4) == 0 ? TextOrder.WIDTH_OF_BITMAP : 0;
        accel |= random.nextInt(4) == 0 ? TextOrder.VERTICAL : 0;
        int charInc = random.nextInt(3) == 0 ? 1 + random.nextInt(9) : 0;
        return new TextOrder.GlyphIndex(
                3,
                accel,
                charInc,
                random.nextInt(2),
                color(),
                color(),
                box(),
                box(),
                BrushField.solid(),
                new Point(x(), y()),
                glyphs(charInc == 0 && (accel & TextOrder.WIDTH_OF_BITMAP) == 0));
    }

    /** Coordinates of zero stand for those of the background. */
    private Edges opaqueBox() {
        Rect opaque = rect();
        return new Edges(
                opaque.x() == 0 ? 1 : opaque.x(),
                opaque.y(),
                opaque.right() == 0 ? 1 : opaque.right(),
                opaque.bottom());
    }

    /** Of a glyph that is there already. */
    private TextOrder.FastGlyph fastGlyph() {
        Bytes index = Bytes.wrap(new byte[] {(byte) random.nextInt(ENTRIES)});
        return new TextOrder.FastGlyph(3, 0, color(), color(), box(), opaqueBox(), new Point(x(), y()), index);
    }

    private TextOrder.FastIndex fastIndex() {
        Edges edges = opaqueBox();
        int charInc = random.nextInt(3) == 0 ? 1 + random.nextInt(9) : 0;
        return new TextOrder.FastIndex(
                3, charInc, color(), color(), box(), edges, new Point(x(), y()), glyphs(charInc == 0));
    }

    private Bytes glyphs(boolean distances) {
        WireWriter out = new WireWriter();
        for (int i = random.nextInt(12); i >= 0; i--) {
            out.u8(random.nextInt(ENTRIES));
            if (distances) {
                int distance = random.nextInt(8) == 0 ? 128 + random.nextInt(40) : random.nextInt(12);
                if (distance < 0x80) {
                    out.u8(distance);
                } else {
                    out.u8(0x80).u16le(distance);
                }
            }
        }
        return out.toBytes();
    }
}
