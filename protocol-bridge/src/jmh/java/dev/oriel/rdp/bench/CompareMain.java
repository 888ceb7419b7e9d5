package dev.oriel.rdp.bench;

import com.sun.management.ThreadMXBean;
import dev.oriel.rdp.codec.color.PixelFormat;
import dev.oriel.rdp.codec.rfx.Rlgr;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Our decoders and FreeRDP's in turn, by the processor time of the one thread that decodes: figures that hold on a machine
 * that is not quiet, where JMH's do not. Prints a table's rows: million pixels (of ZGFX, bytes) a second, the ratio, and the
 * bytes of heap that ours take for a whole picture of {@link Desktop#TILES} tiles.
 */
public final class CompareMain {
    private static final int WARM_UP = 300;
    private static final int RUNS = 201;
    private static final ThreadMXBean THREAD = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private CompareMain() {}

    public static void main(String[] args) throws Throwable {
        for (PixelFormat format : new PixelFormat[] {PixelFormat.RGB_565, PixelFormat.BGR_24}) {
            RleBenchmark rle = with(new RleBenchmark(), benchmark -> benchmark.format = format);
            rle.encode();
            compare("interleaved RLE, " + format.bitsPerPixel() + " bits", rle::decode, rle::freeRdp, rle::check);
        }
        for (PlanarBenchmark.Form form : PlanarBenchmark.Form.values()) {
            PlanarBenchmark planar = with(new PlanarBenchmark(), benchmark -> benchmark.form = form);
            planar.encode();
            compare("planar, " + form, planar::decode, planar::freeRdp, planar::check);
        }
        for (boolean subsampled : new boolean[] {false, true}) {
            NsCodecBenchmark nsCodec = with(new NsCodecBenchmark(), benchmark -> benchmark.subsampled = subsampled);
            nsCodec.encode();
            compare("NSCodec" + (subsampled ? ", subsampled" : ""), nsCodec::decode, nsCodec::freeRdp, nsCodec::check);
        }
        ClearBenchmark clear = new ClearBenchmark();
        clear.encode();
        compare("ClearCodec, residual layer", clear::decode, clear::freeRdp, clear::check);
        for (Rlgr.Mode mode : Rlgr.Mode.values()) {
            RfxBenchmark remoteFx = with(new RfxBenchmark(), benchmark -> benchmark.mode = mode);
            remoteFx.encode();
            compare("RemoteFX, " + mode, remoteFx::decode, remoteFx::freeRdp, remoteFx::check);
        }
        for (boolean extrapolated : new boolean[] {false, true}) {
            ProgressiveBenchmark progressive =
                    with(new ProgressiveBenchmark(), benchmark -> benchmark.extrapolated = extrapolated);
            progressive.encode();
            compare(
                    "progressive" + (extrapolated ? ", reduce-extrapolate" : ""),
                    progressive::decode,
                    progressive::freeRdp,
                    progressive::check);
        }
        ZgfxBenchmark zgfx = new ZgfxBenchmark();
        zgfx.encode();
        compare(ZgfxBenchmark.LENGTH, "ZGFX", zgfx::decode, zgfx::freeRdp, zgfx::check);
    }

    @FunctionalInterface
    private interface Decode {
        Object run() throws Throwable;
    }

    private static <T> T with(T benchmark, Consumer<T> setting) {
        setting.accept(benchmark);
        return benchmark;
    }

    private static void compare(String codec, Decode ours, Decode theirs, Runnable check) throws Throwable {
        compare(Desktop.PIXELS, codec, ours, theirs, check);
    }

    private static void compare(int units, String codec, Decode ours, Decode theirs, Runnable check) throws Throwable {
        ours.run();
        check.run(); // of our picture: theirs has not been there yet
        for (int i = 0; i < WARM_UP; i++) {
            ours.run();
            theirs.run();
        }
        check.run();
        long[] our = new long[RUNS];
        long[] their = new long[RUNS];
        for (int i = 0; i < RUNS; i++) {
            our[i] = time(ours);
            their[i] = time(theirs);
        }
        long before = THREAD.getCurrentThreadAllocatedBytes();
        ours.run();
        long allocated = THREAD.getCurrentThreadAllocatedBytes() - before;
        double ourMedian = median(our);
        double theirMedian = median(their);
        System.out.printf(
                "| %s | %.0f | %.0f | %.2f | %d |%n",
                codec, units / ourMedian * 1e3, units / theirMedian * 1e3, theirMedian / ourMedian, allocated);
    }

    private static long time(Decode decode) throws Throwable {
        long start = THREAD.getCurrentThreadCpuTime();
        decode.run();
        return THREAD.getCurrentThreadCpuTime() - start;
    }

    private static double median(long[] nanos) {
        Arrays.sort(nanos);
        return nanos[nanos.length / 2];
    }
}
