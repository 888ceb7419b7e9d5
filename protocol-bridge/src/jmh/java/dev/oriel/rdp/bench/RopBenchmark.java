package dev.oriel.rdp.bench;

import dev.oriel.display.Rect;
import dev.oriel.display.Surface;
import dev.oriel.rdp.codec.color.ColorPalette;
import dev.oriel.rdp.order.OrderListener;
import dev.oriel.rdp.order.OrderPainter;
import dev.oriel.rdp.order.alternate.SurfaceOrder.CreateOffscreenBitmap;
import dev.oriel.rdp.order.primary.Area;
import dev.oriel.rdp.order.primary.BlitOrder.Mem3Blt;
import dev.oriel.rdp.order.primary.BlitOrder.MemBlt;
import dev.oriel.rdp.order.primary.BrushField;
import dev.oriel.rdp.order.primary.Primary;
import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Limits;
import dev.oriel.rdp.wire.WireReader;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * One order that covers a desktop with an off-screen bitmap of its size and a hatched brush; the score is in Mpx/s. By the
 * operands that count: SRCCOPY, DSTINVERT, SRCINVERT, PATINVERT, and one of all three.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class RopBenchmark {
    @Param({"204", "85", "102", "90", "184"})
    private int rop;

    private final Surface surface = new Surface(Desktop.WIDTH, Desktop.HEIGHT);
    private final OrderPainter painter =
            new OrderPainter(surface, new ColorPalette(), new Deaf(), Limits.DEFAULT);
    private byte[] order = {};

    @Setup
    public void encode() throws DecodeException {
        WireReader create = new CreateOffscreenBitmap(0, Desktop.WIDTH, Desktop.HEIGHT, List.of())
                .toBytes()
                .reader();
        painter.apply(1, create);
        Area all = new Area(0, 0, Desktop.WIDTH, Desktop.HEIGHT);
        MemBlt source = new MemBlt(MemBlt.OFFSCREEN, all, rop, 0, 0, 0);
        order = Primary.of(new Mem3Blt(source, 0x112233, 0x445566, BrushField.hatched(1, 2, 5)))
                .toBytes()
                .toArray();
    }

    @Benchmark
    @OperationsPerInvocation(Desktop.PIXELS)
    public int[] paint() throws DecodeException {
        painter.apply(1, new WireReader(order));
        return surface.pixels();
    }

    private record Deaf() implements OrderListener {
        @Override
        public void painted(Rect rect) {}

        @Override
        public void copied(Rect from, int toX, int toY) {}

        @Override
        public void filled(Rect rect, int rgb) {}

        @Override
        public void frame(boolean begin) {}

        @Override
        public void applied() {}

        @Override
        public void passedOver() {}
    }
}
