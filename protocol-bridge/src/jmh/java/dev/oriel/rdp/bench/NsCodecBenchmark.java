package dev.oriel.rdp.bench;

import dev.oriel.rdp.codec.nscodec.NsCodecDecoder;
import dev.oriel.rdp.codec.nscodec.NsCodecEncoder;
import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Limits;
import dev.oriel.rdp.wire.WireReader;
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

/** A desktop by NSCodec, with chroma of full or of half resolution; the score is in Mpx/s. FreeRDP decodes the same beside it. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class NsCodecBenchmark {
    @Param({"false", "true"})
    public boolean subsampled;

    private final int[] desktop = Desktop.pixels();
    private final int[] surface = new int[Desktop.PIXELS];
    private final NsCodecDecoder decoder = new NsCodecDecoder(Limits.DEFAULT);
    private byte[] bitmap = {};
    private final FreeRdp freeRdp = new FreeRdp();
    private FreeRdp.Call theirs = () -> {};

    @Setup
    public void encode() throws Throwable {
        bitmap = NsCodecEncoder.encode(desktop, Desktop.WIDTH, Desktop.HEIGHT, 1, subsampled, false);
        System.out.printf("%n%.1f %% of the pixels%n", 100.0 * bitmap.length / 4 / Desktop.PIXELS);
        theirs = freeRdp.nsCodec(bitmap);
    }

    @Benchmark
    @OperationsPerInvocation(Desktop.PIXELS)
    public int[] decode() throws DecodeException {
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
        Desktop.checkClose("NSCodec", freeRdp.pixelsOr(surface), desktop, subsampled ? 20 : 35);
    }
}
