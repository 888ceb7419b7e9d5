package dev.oriel.rdp.bench;

import dev.oriel.rdp.codec.zgfx.ZgfxDecoder;
import dev.oriel.rdp.codec.zgfx.ZgfxEncoder;
import dev.oriel.rdp.wire.Bytes;
import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Limits;
import dev.oriel.rdp.wire.WireReader;
import dev.oriel.rdp.wire.WireWriter;
import java.util.Arrays;
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

/** Pixels by RDP 8.0 bulk compression; the score is in MB/s of what comes out. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class ZgfxBenchmark {
    static final int LENGTH = 256 * 1024;

    private final byte[] message = message();
    private final ZgfxDecoder decoder = ZgfxDecoder.rdp8(Limits.DEFAULT);
    private byte[] compressed = {};
    private Bytes decoded = Bytes.EMPTY;

    private static byte[] message() {
        WireWriter out = new WireWriter(LENGTH);
        int[] desktop = Desktop.pixels();
        int from = Desktop.PIXELS / 3;
        for (int pixel : Arrays.copyOfRange(desktop, from, from + LENGTH / 4)) {
            out.i32le(pixel);
        }
        return out.toArray();
    }

    private final FreeRdp freeRdp = new FreeRdp();
    private FreeRdp.Call theirs = () -> {};

    @Setup
    public void encode() throws Throwable {
        compressed = new ZgfxEncoder(false).encode(message, 65_535, true);
        System.out.printf("%n%.1f %% of the bytes%n", 100.0 * compressed.length / LENGTH);
        theirs = freeRdp.zgfx(compressed);
    }

    @Benchmark
    @OperationsPerInvocation(LENGTH)
    public Bytes decode() throws DecodeException {
        decoded = decoder.decode(new WireReader(compressed));
        return decoded;
    }

    @Benchmark
    @OperationsPerInvocation(LENGTH)
    public FreeRdp freeRdp() throws Throwable {
        theirs.run();
        return freeRdp;
    }

    @TearDown
    public void check() {
        if (!decoded.equals(Bytes.EMPTY) && !Arrays.equals(decoded.toArray(), message)) {
            throw new AssertionError("the message is another one");
        }
    }
}
