package dev.oriel.rdp.order;

import dev.oriel.rdp.order.primary.Primary;
import dev.oriel.rdp.order.primary.PrimaryHistory;
import dev.oriel.rdp.update.GraphicsUpdate;
import dev.oriel.rdp.wire.Bytes;
import dev.oriel.rdp.wire.Pdu;
import dev.oriel.rdp.wire.WireWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** All that a host draws in a session, as slow-path updates, and the picture that it comes to. */
public final class OrderStory {
    private static final int UPDATES = 20;

    private final List<Bytes> updates = new ArrayList<>();
    private final PlainRenderer plain;

    public OrderStory(int width, int height) {
        Random random = new Random(4711);
        plain = new PlainRenderer(width, height);
        for (Pdu order : new SampleCaches(random, plain).orders()) {
            updates.add(new GraphicsUpdate.Orders(1, order.toBytes()).toBytes());
        }
        PrimaryHistory host = new PrimaryHistory();
        RandomOrders orders = new RandomOrders(random, width, height);
        for (int i = 0; i < UPDATES; i++) {
            updates.add(update(orders, host));
        }
    }

    private Bytes update(RandomOrders orders, PrimaryHistory host) {
        WireWriter out = new WireWriter();
        for (String kind : RandomOrders.KINDS) {
            Primary order = Primary.of(orders.next(kind));
            host.encode(order, out);
            plain.draw(order);
        }
        return new GraphicsUpdate.Orders(RandomOrders.KINDS.size(), out.toBytes()).toBytes();
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
