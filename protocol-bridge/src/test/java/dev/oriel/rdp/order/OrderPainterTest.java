package dev.oriel.rdp.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oriel.display.Surface;
import dev.oriel.rdp.codec.color.ColorPalette;
import dev.oriel.rdp.order.primary.Bounds;
import dev.oriel.rdp.order.primary.Primary;
import dev.oriel.rdp.order.primary.PrimaryHistory;
import dev.oriel.rdp.order.secondary.SecondaryOrder;
import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Limits;
import dev.oriel.rdp.wire.WireWriter;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Orders of each kind with anything in them, told in their short form, against a plain renderer. */
class OrderPainterTest {
    private static final int WIDTH = 70;
    private static final int HEIGHT = 50;
    private static final int ORDERS = 300;

    private final Surface surface = new Surface(WIDTH, HEIGHT);
    private final Mirror mirror = new Mirror(surface);
    private final OrderPainter painter = new OrderPainter(surface, new ColorPalette(), mirror, Limits.DEFAULT);
    private final PlainRenderer plain = new PlainRenderer(WIDTH, HEIGHT);
    private final Random random = new Random(20261121);

    static List<String> kinds() {
        return RandomOrders.KINDS;
    }

    @BeforeEach
    void fillCaches() throws DecodeException {
        List<SecondaryOrder> orders = new SampleCaches(random, plain).orders();
        WireWriter out = new WireWriter();
        orders.forEach(order -> order.encode(out));
        painter.apply(orders.size(), out.toBytes().reader());
        assertThat(mirror.applied).isEqualTo(orders.size());
    }

    private Bounds bounds(RandomOrders orders) {
        var rect = orders.rect();
        return new Bounds(rect.x(), rect.y(), rect.right(), rect.bottom());
    }

    private void draw(Primary order, PrimaryHistory host) throws DecodeException {
        WireWriter out = new WireWriter();
        host.encode(order, out);
        painter.apply(1, out.toBytes().reader());
        plain.draw(order);
        assertThat(surface.pixels()).as("%s", order).isEqualTo(plain.pixels());
        assertThat(mirror.copy.pixels()).as("what is reported of %s", order).isEqualTo(surface.pixels());
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void paintsWhatThePlainRendererDraws(String kind) throws DecodeException {
        RandomOrders orders = new RandomOrders(random, WIDTH, HEIGHT);
        PrimaryHistory host = new PrimaryHistory();
        int before = mirror.applied;
        for (int i = 0; i < ORDERS; i++) {
            // something to see the order on
            String next = i % 4 == 0 ? RandomOrders.KINDS.get(random.nextInt(RandomOrders.KINDS.size())) : kind;
            Primary order = Primary.of(orders.next(next));
            draw(random.nextBoolean() ? order : new Primary(Optional.of(bounds(orders)), order.order()), host);
        }
        assertThat(mirror.applied - before).isEqualTo(ORDERS);
        assertThat(mirror.passedOver).isZero();
    }
}
