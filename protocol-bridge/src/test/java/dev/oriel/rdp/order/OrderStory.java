package dev.oriel.rdp.order;

import dev.oriel.display.Rect;
import dev.oriel.rdp.order.alternate.AlternateOrder;
import dev.oriel.rdp.order.alternate.DesktopOrder;
import dev.oriel.rdp.order.alternate.GdiPlusOrder;
import dev.oriel.rdp.order.alternate.StreamOrder;
import dev.oriel.rdp.order.alternate.SurfaceOrder;
import dev.oriel.rdp.order.field.DeltaRects;
import dev.oriel.rdp.order.primary.Area;
import dev.oriel.rdp.order.primary.BlitOrder;
import dev.oriel.rdp.order.primary.Edges;
import dev.oriel.rdp.order.primary.LegacyOrder;
import dev.oriel.rdp.order.primary.Primary;
import dev.oriel.rdp.order.primary.PrimaryHistory;
import dev.oriel.rdp.order.primary.PrimaryOrder;
import dev.oriel.rdp.update.GraphicsUpdate;
import dev.oriel.rdp.wire.Bytes;
import dev.oriel.rdp.wire.Pdu;
import dev.oriel.rdp.wire.WireWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * All that a host draws in a session, as slow-path updates, and the picture that it comes to: every primary and alternate
 * secondary order, and every secondary one but glyphs of revision 1, of which and revision 2 a client announces one. Vectors are
 * made from the field layouts of [MS-RDPEGDI] 2.2.2.2.1.
 */
public final class OrderStory {
    private static final int UPDATES = 20;

    /** An off-screen bitmap and its size. */
    private static final int OFFSCREEN = 20;

    private static final int OFFSCREEN_WIDTH = 60;
    private static final int OFFSCREEN_HEIGHT = 40;
    private static final int OFFSCREEN_ORDERS = 60;

    private static final int SRCCOPY = 0xCC;

    private final List<Bytes> updates = new ArrayList<>();
    private final Random random = new Random(4711);
    private final PrimaryHistory host = new PrimaryHistory();
    private final PlainRenderer plain;

    public OrderStory(int width, int height) {
        plain = new PlainRenderer(width, height);
        SampleCaches caches = new SampleCaches(random, plain);
        caches.orders().forEach(this::tell);
        caches.others().forEach(this::tell);
        RandomOrders orders = new RandomOrders(random, width, height);
        for (int i = 0; i < UPDATES; i++) {
            tell(new SurfaceOrder.FrameMarker(true));
            for (String kind : RandomOrders.KINDS) {
                draw(orders.next(kind), plain);
            }
            tell(new SurfaceOrder.FrameMarker(false));
        }
        int side = SampleCaches.OTHER_SIDE;
        for (int i = 0; i < 3; i++) {
            int table = i == 2 ? 1 << 8 : 0;
            Area area = new Area(5 + i * side, 5, side, side);
            draw(new BlitOrder.MemBlt(1 | table, area, SRCCOPY, 0, 0, SampleCaches.OTHERS + i), plain);
        }
        drawOffscreen();
        passedOver().forEach(this::tell);
        Edges box = new Edges(0, 0, width, height);
        DeltaRects whole = DeltaRects.of(List.of(new Rect(0, 0, width, height)));
        tell(Primary.of(new LegacyOrder.DrawNineGrid(box, 7)));
        tell(Primary.of(new LegacyOrder.MultiDrawNineGrid(box, 7, whole)));
    }

    /** Draws on a bitmap that nobody sees, and shows it. */
    private void drawOffscreen() {
        PlainRenderer bitmap = new PlainRenderer(OFFSCREEN_WIDTH, OFFSCREEN_HEIGHT);
        bitmap.bitmaps.putAll(plain.bitmaps);
        bitmap.glyphs.putAll(plain.glyphs);
        bitmap.colorBrushes.putAll(plain.colorBrushes);
        tell(new SurfaceOrder.CreateOffscreenBitmap(OFFSCREEN, OFFSCREEN_WIDTH, OFFSCREEN_HEIGHT, List.of()));
        tell(new SurfaceOrder.SwitchSurface(OFFSCREEN));
        RandomOrders orders = new RandomOrders(random, OFFSCREEN_WIDTH, OFFSCREEN_HEIGHT);
        // the source of these is the desktop, whatever is painted on
        List<String> kinds = RandomOrders.KINDS.stream()
                .filter(kind -> !kind.endsWith("ScrBlt") && !kind.equals("SaveBitmap"))
                .toList();
        for (int i = 0; i < OFFSCREEN_ORDERS; i++) {
            draw(orders.next(kinds.get(i % kinds.size())), bitmap);
        }
        tell(new SurfaceOrder.SwitchSurface(SurfaceOrder.SwitchSurface.SCREEN));
        plain.bitmaps.put(OFFSCREEN, bitmap.rows());
        Area area = new Area(9, 11, OFFSCREEN_WIDTH, OFFSCREEN_HEIGHT);
        draw(new BlitOrder.MemBlt(BlitOrder.MemBlt.OFFSCREEN, area, SRCCOPY, 0, 0, OFFSCREEN), plain);
    }

    /** What was never offered: understood by its length, and without effect. */
    private static List<AlternateOrder> passedOver() {
        Bytes data = Bytes.ofHex("0102030405060708");
        return List.of(
                new StreamOrder.First(StreamOrder.REV2, 32, 1, 16, 8, 8, data),
                new StreamOrder.Next(1, 1, data),
                new StreamOrder.CreateNineGridBitmap(32, 7, 16, 8, Bytes.wrap(new byte[16])),
                new GdiPlusOrder.Records(GdiPlusOrder.FIRST, 100, 50, data),
                new GdiPlusOrder.Records(GdiPlusOrder.NEXT, 0, 0, data),
                new GdiPlusOrder.Records(GdiPlusOrder.END, 100, 50, data),
                new GdiPlusOrder.Cache(GdiPlusOrder.CACHE_FIRST, 1, 2, 3, 4, data),
                new GdiPlusOrder.Cache(GdiPlusOrder.CACHE_NEXT, 1, 2, 3, 0, data),
                new GdiPlusOrder.Cache(GdiPlusOrder.CACHE_END, 1, 2, 3, 4, data),
                new DesktopOrder.Window(data),
                new DesktopOrder.Composition(1, data));
    }

    private void draw(PrimaryOrder order, PlainRenderer on) {
        Primary primary = Primary.of(order);
        tell(primary);
        on.draw(primary);
    }

    private void tell(Pdu order) {
        WireWriter out = new WireWriter();
        if (order instanceof Primary primary) {
            host.encode(primary, out);
        } else {
            order.encode(out);
        }
        updates.add(new GraphicsUpdate.Orders(1, out.toBytes()).toBytes());
    }

    /** Bodies of slow-path graphics updates. */
    public List<Bytes> updates() {
        return List.copyOf(updates);
    }

    /** {@code 0x00RRGGBB}, row-major. */
    public int[] picture() {
        return plain.pixels().clone();
    }
}
