package dev.oriel.rdp.bench;

import dev.oriel.rdp.codec.bulk.BulkDecompressor;
import dev.oriel.rdp.codec.bulk.MppcCompressor;
import dev.oriel.rdp.codec.planar.PlanarEncoder;
import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.WireReader;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
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

/** Packets of planar tiles, compressed once more, as xrdp sends them; the score is in plain MB/s. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class MppcBenchmark {
    private static final int PACKET = 8000;
    private static final int PACKETS = 200;

    @Param({"false", "true"})
    public boolean rdp5;

    private byte[] plain = new byte[0];
    private final byte[] decoded = new byte[PACKET * PACKETS];
    private final List<MppcCompressor.Packet> packets = new ArrayList<>();

    @Setup
    public void compress() {
        int[] desktop = Desktop.pixels();
        PlanarEncoder encoder = new PlanarEncoder(true, false, 0, false, PlanarEncoder.LONGEST_RUNS);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; bytes.size() < PACKET * PACKETS; i = (i + 1) % Desktop.TILES) {
            bytes.writeBytes(encoder.encode(Desktop.tile(desktop, i), Desktop.TILE, Desktop.TILE));
        }
        plain = Arrays.copyOf(bytes.toByteArray(), PACKET * PACKETS);
        MppcCompressor compressor = new MppcCompressor(rdp5);
        for (int i = 0; i < PACKETS; i++) {
            packets.add(compressor.compress(Arrays.copyOfRange(plain, i * PACKET, (i + 1) * PACKET)));
        }
        long size = packets.stream().mapToLong(packet -> packet.data().length).sum();
        System.out.printf("%n%s: to %.1f %%%n", rdp5 ? "64K" : "8K", 100.0 * size / plain.length);
    }

    @Benchmark
    @OperationsPerInvocation(PACKET * PACKETS)
    public byte[] decompress() throws DecodeException {
        BulkDecompressor decompressor = new BulkDecompressor();
        int at = 0;
        for (MppcCompressor.Packet packet : packets) {
            WireReader out = decompressor.decompress(packet.flags(), new WireReader(packet.data()));
            System.arraycopy(out.array(), out.arrayPosition(), decoded, at, out.remaining());
            at += out.remaining();
        }
        return decoded;
    }

    @TearDown
    public void check() {
        if (!Arrays.equals(decoded, plain)) {
            throw new IllegalStateException("the bytes are wrong at " + Arrays.mismatch(decoded, plain));
        }
        System.out.printf("%nmppc %s: checksum %08x%n", rdp5 ? "64K" : "8K", Arrays.hashCode(decoded));
    }
}
