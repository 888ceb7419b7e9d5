package dev.oriel.encoder.tile;

import dev.oriel.encoder.wire.ByteSink;
import dev.oriel.encoder.wire.Wire;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The kernels on one cell of 64×64 pixels; nanoseconds a cell, so 4096 divided by the score is Gpx/s. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class KernelBenchmark {
    private static final int SIDE = 64;

    private final int[] text = text();
    private final int[] photo = photo();
    private final PixelHash hash = new PixelHash(1);
    private final PaletteAnalyzer palette = new PaletteAnalyzer();
    private final FewColours few = new FewColours();
    private final byte[] packed = new byte[3 * SIDE * SIDE];
    private final ByteSink jpegBytes = new ByteSink(1 << 16);
    private final JpegEncoder jpeg = JpegEncoder.fastest();
    private final JpegEncoder imageIo = new ImageIoJpegEncoder();

    private static int[] text() {
        Random random = new Random(1);
        int[] pixels = new int[SIDE * SIDE];
        for (int i = 0; i < pixels.length; i++) {
            boolean line = i / SIDE % 16 > 2 && i / SIDE % 16 < 13;
            pixels[i] = line && random.nextInt(4) == 0 ? 0x111111 * random.nextInt(12) : 0xFFFFFF;
        }
        return pixels;
    }

    private static int[] photo() {
        Random random = new Random(2);
        int[] pixels = new int[SIDE * SIDE];
        for (int i = 0; i < pixels.length; i++) {
            int grey = 60 + i / SIDE + i % SIDE + random.nextInt(9);
            pixels[i] = grey << 16 | (grey + 7) << 8 | (grey - random.nextInt(5));
        }
        return pixels;
    }

    @Benchmark
    public long hash() {
        hash.hash(text, 0, SIDE, SIDE, SIDE);
        return hash.low() ^ hash.high();
    }

    @Benchmark
    public int paletteAnalysis() {
        return palette.analyze(text, 0, SIDE, SIDE, SIDE);
    }

    @Benchmark
    public int fewColours() {
        return few.analyze(text, 0, SIDE, SIDE, SIDE);
    }

    @Benchmark
    public byte[] packingTwoBits() {
        PalettePacker.pack(few.packed(), SIDE, SIDE, 2, packed, 0);
        return packed;
    }

    @Benchmark
    public byte[] filterLeft() {
        PixelFilter.apply(photo, 0, SIDE, SIDE, SIDE, Wire.FILTER_LEFT, packed, 0);
        return packed;
    }

    @Benchmark
    public int filterChoice() {
        return PixelFilter.choose(photo, 0, SIDE, SIDE, SIDE);
    }

    @Benchmark
    public boolean photoDetection() {
        return PhotoDetector.isPhoto(photo, 0, SIDE, SIDE, SIDE);
    }

    @Benchmark
    public boolean uniformity() {
        return LosslessTile.isUniform(text, 0, SIDE, SIDE, SIDE);
    }

    @Benchmark
    public int jpeg() {
        jpegBytes.clear();
        jpeg.encode(photo, 0, SIDE, SIDE, SIDE, 80, jpegBytes);
        return jpegBytes.size();
    }

    @Benchmark
    public int jpegByImageIo() {
        jpegBytes.clear();
        imageIo.encode(photo, 0, SIDE, SIDE, SIDE, 80, jpegBytes);
        return jpegBytes.size();
    }
}
