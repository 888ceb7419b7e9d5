package dev.oriel.rdp.bench;

import dev.oriel.rdp.codec.rfx.RfxDecoder;
import dev.oriel.rdp.codec.rfx.RfxEncoder;
import dev.oriel.rdp.codec.rfx.Rlgr;
import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Limits;
import dev.oriel.rdp.wire.WireReader;
import dev.oriel.rdp.wire.WireWriter;
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
import org.openjdk.jmh.annotations.TearDown;

/** A desktop by RemoteFX, with the quantization that hosts use; the score is in Mpx/s. FreeRDP decodes the same beside it. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class RfxBenchmark {
    @Param
    public Rlgr.Mode mode = Rlgr.Mode.RLGR3;

    private final int[] desktop = Desktop.pixels();
    private final int[] surface = new int[Desktop.PIXELS];
    private final RfxDecoder decoder = new RfxDecoder(Limits.DEFAULT);
    private byte[] message = {};

    private final FreeRdp freeRdp = new FreeRdp();
    private FreeRdp.Call theirs = () -> {};

    @Setup
    public void encode() throws Throwable {
        WireWriter out = new WireWriter();
        RfxEncoder.headers(out, mode, Desktop.WIDTH, Desktop.HEIGHT);
        List<RfxEncoder.Box> whole = List.of(new RfxEncoder.Box(0, 0, Desktop.WIDTH, Desktop.HEIGHT));
        RfxEncoder.frame(out, mode, desktop, Desktop.WIDTH, Desktop.HEIGHT, whole, RfxEncoder.usual());
        message = out.toArray();
        System.out.printf("%n%s: %.1f %% of the pixels%n", mode, 100.0 * message.length / 4 / Desktop.PIXELS);
        theirs = freeRdp.remoteFx(message);
    }

    @Benchmark
    @OperationsPerInvocation(Desktop.PIXELS)
    public int[] decode() throws DecodeException {
        decoder.decode(new WireReader(message), surface, Desktop.WIDTH, Desktop.HEIGHT, 0, 0, rect -> {});
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
        Desktop.checkClose("RemoteFX " + mode, freeRdp.pixelsOr(surface), desktop, 30);
    }
}
