package dev.oriel.rdp.bench;

import dev.oriel.rdp.codec.planar.PlanarDecoder;
import dev.oriel.rdp.codec.planar.PlanarEncoder;
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

/** Planar tiles into the rows of a surface; the score is in Mpx/s. FreeRDP decodes the same beside it. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class PlanarBenchmark {
    public enum Form {
        RUNS(true, false),
        RUNS_ALPHA(true, true),
        RAW(false, false);

        private final boolean runs;
        private final boolean alpha;

        Form(boolean runs, boolean alpha) {
            this.runs = runs;
            this.alpha = alpha;
        }
    }

    @Param
    public Form form = Form.RUNS;

    private final int[] desktop = Desktop.pixels();
    private final int[] surface = new int[Desktop.PIXELS];
    private final byte[][] tiles = new byte[Desktop.TILES][];
    private final PlanarDecoder decoder = new PlanarDecoder(Limits.DEFAULT);

    private final FreeRdp freeRdp = new FreeRdp();
    private FreeRdp.Call theirs = () -> {};

    @Setup
    public void encode() throws Throwable {
        PlanarEncoder encoder = new PlanarEncoder(form.runs, form.alpha, 0, false, PlanarEncoder.LONGEST_RUNS);
        long bytes = 0;
        for (int i = 0; i < tiles.length; i++) {
            tiles[i] = encoder.encode(Desktop.tile(desktop, i), Desktop.TILE, Desktop.TILE);
            bytes += tiles[i].length;
        }
        System.out.printf("%n%s: %.1f %% of the pixels%n", form, 100.0 * bytes / 4 / Desktop.PIXELS);
        theirs = freeRdp.planar(tiles);
    }

    @Benchmark
    @OperationsPerInvocation(Desktop.PIXELS)
    public int[] decode() throws DecodeException {
        for (int i = 0; i < tiles.length; i++) {
            decoder.decode(
                    new WireReader(tiles[i]),
                    Desktop.TILE,
                    Desktop.TILE,
                    surface,
                    Desktop.bottomRow(i),
                    -Desktop.WIDTH);
        }
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
        Desktop.check("planar " + form, freeRdp.pixelsOr(surface), desktop);
    }
}
