package dev.oriel.rdp.bench;

import dev.oriel.rdp.codec.color.PixelFormat;
import dev.oriel.rdp.codec.rle.RleDecoder;
import dev.oriel.rdp.codec.rle.RleEncoder;
import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Limits;
import dev.oriel.rdp.wire.WireReader;
import java.util.Arrays;
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

/** Tiles of interleaved RLE into the rows of a surface; the score is in Mpx/s. FreeRDP decodes the same beside it. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class RleBenchmark {
    @Param({"RGB_565", "BGR_24"})
    public PixelFormat format = PixelFormat.RGB_565;

    private final int[] expected = new int[Desktop.PIXELS];
    private final int[] surface = new int[Desktop.PIXELS];
    private final byte[][] tiles = new byte[Desktop.TILES][];
    private final RleDecoder decoder = new RleDecoder(Limits.DEFAULT);

    private final FreeRdp freeRdp = new FreeRdp();
    private FreeRdp.Call theirs = () -> {};

    @Setup
    public void encode() throws Throwable {
        int[] raw = Arrays.stream(Desktop.pixels()).map(this::reduce).toArray();
        Arrays.setAll(expected, i -> format.toRgb(raw[i]));
        long bytes = 0;
        for (int i = 0; i < tiles.length; i++) {
            tiles[i] = new RleEncoder(format, Desktop.tile(raw, i), Desktop.TILE, RleEncoder.LONGEST_RUNS).encode();
            bytes += tiles[i].length;
        }
        System.out.printf(
                "%n%s: %.1f %% of the pixels%n", format, 100.0 * bytes / format.bytesPerPixel() / Desktop.PIXELS);
        theirs = freeRdp.interleaved(tiles, format.bitsPerPixel());
    }

    private int reduce(int rgb) {
        return format == PixelFormat.BGR_24 ? rgb : ((rgb >> 8) & 0xF800) | ((rgb >> 5) & 0x07E0) | ((rgb >> 3) & 0x1F);
    }

    @Benchmark
    @OperationsPerInvocation(Desktop.PIXELS)
    public int[] decode() throws DecodeException {
        for (int i = 0; i < tiles.length; i++) {
            decoder.decode(
                    format,
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
        // FreeRDP widens 16 bits in another way
        Desktop.checkClose("interleaved " + format, freeRdp.pixelsOr(surface), expected, 30);
        if (freeRdp.pixelsOr(surface) == surface) {
            Desktop.check("interleaved " + format, surface, expected);
        }
    }
}
