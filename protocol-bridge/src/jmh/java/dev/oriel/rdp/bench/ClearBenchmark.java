package dev.oriel.rdp.bench;

import dev.oriel.rdp.codec.clear.ClearDecoder;
import dev.oriel.rdp.codec.clear.ClearStream;
import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Limits;
import dev.oriel.rdp.wire.WireReader;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A desktop by the residual layer of ClearCodec; the score is in Mpx/s. FreeRDP decodes the same beside it. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class ClearBenchmark {
    private final int[] desktop = Desktop.pixels();
    private final int[] surface = new int[Desktop.PIXELS];
    private final ClearDecoder decoder = new ClearDecoder(Limits.DEFAULT);
    private byte[] bitmap = {};
    private int sequence;

    private final FreeRdp freeRdp = new FreeRdp();
    private FreeRdp.Call theirs = () -> {};

    @Setup
    public void encode() throws Throwable {
        bitmap = new ClearStream().residual(desktop).toBytes(0);
        System.out.printf("%n%.1f %% of the pixels%n", 100.0 * bitmap.length / 4 / Desktop.PIXELS);
        theirs = freeRdp.clear(bitmap);
    }

    @Benchmark
    @OperationsPerInvocation(Desktop.PIXELS)
    public int[] decode() throws DecodeException {
        bitmap[1] = (byte) sequence++;
        decoder.decode(new WireReader(bitmap), Desktop.WIDTH, Desktop.HEIGHT, surface, 0, Desktop.WIDTH);
        return surface;
    }

    @Benchmark
    @OperationsPerInvocation(Desktop.PIXELS)
    public FreeRdp freeRdp() throws Throwable {
        theirs.run();
        return freeRdp;
    }

    @TearDown
    public void check() {
        Desktop.check("ClearCodec", freeRdp.pixelsOr(surface), desktop);
    }
}
