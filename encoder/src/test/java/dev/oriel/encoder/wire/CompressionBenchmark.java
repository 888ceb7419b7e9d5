package dev.oriel.encoder.wire;

import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import net.jpountz.lz4.LZ4Compressor;
import net.jpountz.lz4.LZ4Factory;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The ways to compress a frame's block, of text by a palette of four colours. Set-up prints what they make of it. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class CompressionBenchmark {
    private static final int GLYPHS = 60;
    private static final int GLYPH_ROWS = 14;
    private static final int ROW = 320;

    /** Bytes of the block: of a letter, of a line of text, of a screen of it. */
    @Param({"64", "5120", "262144"})
    public int length = 64;

    private final LZ4Compressor lz4Native = LZ4Factory.nativeInstance().fastCompressor();
    private final LZ4Compressor lz4Java = LZ4Factory.safeInstance().fastCompressor();
    private final Deflated fast = new Deflated(1);
    private final Deflated dense = new Deflated(6);
    private final Optional<LibDeflate> alone = LibDeflate.create(1);
    private final History history = new History();
    private byte[] block = new byte[0];
    private byte[] out = new byte[0];

    /** Sets the text: glyphs of two bytes' width, in lines. */
    @Setup(Level.Trial)
    public void write() {
        Random random = new Random(1);
        byte[] glyphs = new byte[GLYPHS * GLYPH_ROWS * 2];
        for (int i = 0; i < glyphs.length; i++) {
            glyphs[i] = (byte) (random.nextInt(3) == 0 ? random.nextInt(256) : 0);
        }
        block = text(random, glyphs, length);
        byte[] before = text(random, glyphs, 32 << 10);
        history.add(before, before.length);
        out = new byte[lz4Native.maxCompressedLength(length)];
        System.out.printf(
                Locale.ROOT,
                "%d bytes become: lz4Native %d, lz4Java %d, deflateFast %d, deflateDense %d, deflateAlone %d%n",
                length,
                lz4Native(),
                lz4Java(),
                deflateFast(),
                deflateDense(),
                deflateAlone());
    }

    private static byte[] text(Random random, byte[] glyphs, int length) {
        byte[] bytes = new byte[length];
        int[] line = new int[ROW / 2];
        for (int i = 0; i < length; i++) {
            int row = i / ROW % GLYPH_ROWS;
            if (row == 0 && i % ROW % 2 == 0) {
                line[i % ROW / 2] = random.nextInt(GLYPHS);
            }
            bytes[i] = glyphs[(line[i % ROW / 2] * GLYPH_ROWS + row) * 2 + i % 2];
        }
        return bytes;
    }

    @Benchmark
    public int lz4Native() {
        return lz4Native.compress(block, 0, length, out, 0, out.length);
    }

    @Benchmark
    public int lz4Java() {
        return lz4Java.compress(block, 0, length, out, 0, out.length);
    }

    @Benchmark
    public int deflateFast() {
        return fast.compress(block, length, history, out, 0);
    }

    @Benchmark
    public int deflateDense() {
        return dense.compress(block, length, history, out, 0);
    }

    /** By libdeflate, without what came before; -2 where it is not installed. */
    @Benchmark
    public int deflateAlone() {
        return alone.map(deflate -> deflate.compress(block, length, out, 0)).orElse(-2);
    }
}
