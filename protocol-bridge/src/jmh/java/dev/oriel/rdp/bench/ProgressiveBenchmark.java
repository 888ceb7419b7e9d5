package dev.oriel.rdp.bench;

import dev.oriel.rdp.codec.progressive.ExtrapolatedReference;
import dev.oriel.rdp.codec.progressive.ProgressiveDecoder;
import dev.oriel.rdp.codec.progressive.ProgressiveEncoder;
import dev.oriel.rdp.codec.progressive.ProgressiveSurface;
import dev.oriel.rdp.codec.rfx.RfxEncoder;
import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Limits;
import dev.oriel.rdp.wire.WireReader;
import java.util.ArrayList;
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

/** A desktop by RemoteFX progressive, each tile whole, with either transform; the score is in Mpx/s. FreeRDP decodes the same beside it. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class ProgressiveBenchmark {
    @Param({"false", "true"})
    public boolean extrapolated;

    private final int[] desktop = Desktop.pixels();
    private final int[] surface = new int[Desktop.PIXELS];
    private final ProgressiveDecoder decoder = new ProgressiveDecoder(Limits.DEFAULT);
    private final ProgressiveSurface tiles = new ProgressiveSurface(Desktop.WIDTH, Desktop.HEIGHT);
    private byte[] message = {};

    private final FreeRdp freeRdp = new FreeRdp();
    private FreeRdp.Call theirs = () -> {};

    @Setup
    public void encode() throws Throwable {
        ProgressiveEncoder encoder = new ProgressiveEncoder(extrapolated);
        List<byte[]> encoded = new ArrayList<>();
        for (int y = 0; y < Desktop.HEIGHT; y += Desktop.TILE) {
            for (int x = 0; x < Desktop.WIDTH; x += Desktop.TILE) {
                int[][] samples = RfxEncoder.components(desktop, Desktop.WIDTH, Desktop.HEIGHT, x, y);
                ProgressiveEncoder.Component[] components = new ProgressiveEncoder.Component[3];
                for (int i = 0; i < 3; i++) {
                    components[i] = new ProgressiveEncoder.Component(
                            extrapolated ? ExtrapolatedReference.forward(samples[i]) : RfxEncoder.forward(samples[i]));
                }
                encoded.add(encoder.simple(x / Desktop.TILE, y / Desktop.TILE, false, components));
            }
        }
        message = encoder.message(
                true, List.of(new ProgressiveEncoder.Box(0, 0, Desktop.WIDTH, Desktop.HEIGHT)), encoded);
        System.out.printf("%n%.1f %% of the pixels%n", 100.0 * message.length / 4 / Desktop.PIXELS);
        theirs = freeRdp.progressive(message);
    }

    @Benchmark
    @OperationsPerInvocation(Desktop.PIXELS)
    public int[] decode() throws DecodeException {
        decoder.decode(new WireReader(message), tiles, surface, Desktop.WIDTH, Desktop.HEIGHT, rect -> {});
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
        Desktop.checkClose("progressive", freeRdp.pixelsOr(surface), desktop, 30);
    }
}
