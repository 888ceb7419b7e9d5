package dev.oriel.rdp.bench;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Arrays;

/**
 * FreeRDP's decoders of the library that is installed, on one thread, into a picture of the desktop's size: what ours are
 * compared with on the same input.
 */
final class FreeRdp {
    /** PIXEL_FORMAT_BGRX32: blue in the lowest byte, as in our pixels. */
    private static final int BGRX = 0x20040888;

    private static final int THREADS_OFF = 1;
    private static final int STRIDE = 4 * Desktop.WIDTH;
    private static final int SURFACE_ID = 1;
    private static final MemorySegment NULL = MemorySegment.NULL;

    private final Arena arena = Arena.ofAuto();
    private final SymbolLookup library = SymbolLookup.libraryLookup("libfreerdp3.so.3", arena);
    private final MemorySegment picture = arena.allocate((long) STRIDE * Desktop.HEIGHT, 64);
    private final MemorySegment region = arena.allocate(16, 8);
    private int frame;
    private boolean used;

    /** Decodes one message or all tiles, once. */
    @FunctionalInterface
    interface Call {
        void run() throws Throwable;
    }

    private MethodHandle find(String name, MemoryLayout result, MemoryLayout... parameters) {
        return Linker.nativeLinker()
                .downcallHandle(library.findOrThrow(name), FunctionDescriptor.of(result, parameters));
    }

    private MethodHandle findVoid(String name, MemoryLayout... parameters) {
        return Linker.nativeLinker().downcallHandle(library.findOrThrow(name), FunctionDescriptor.ofVoid(parameters));
    }

    private MemorySegment copy(byte[] bytes) {
        MemorySegment segment = arena.allocate(bytes.length + 64L, 64);
        MemorySegment.copy(bytes, 0, segment, ValueLayout.JAVA_BYTE, 0, bytes.length);
        return segment;
    }

    private MemorySegment[] copy(byte[][] tiles) {
        return Arrays.stream(tiles).map(this::copy).toArray(MemorySegment[]::new);
    }

    /** What was decoded last, {@code 0x00RRGGBB}; our own picture where nothing was. */
    int[] pixelsOr(int[] ours) {
        if (!used) {
            return ours;
        }
        int[] pixels = picture.toArray(JAVA_INT);
        Arrays.setAll(pixels, i -> pixels[i] & 0xFFFFFF);
        return pixels;
    }

    private void decoded(boolean done) {
        used = true;
        require(done);
    }

    private static void require(boolean done) {
        if (!done) {
            throw new IllegalStateException("FreeRDP refuses the input");
        }
    }

    Call interleaved(byte[][] tiles, int bitsPerPixel) throws Throwable {
        MemorySegment context = (MemorySegment)
                find("bitmap_interleaved_context_new", ADDRESS, JAVA_INT).invokeExact(0);
        MethodHandle decode = find(
                "interleaved_decompress",
                JAVA_INT,
                ADDRESS,
                ADDRESS,
                JAVA_INT,
                JAVA_INT,
                JAVA_INT,
                JAVA_INT,
                ADDRESS,
                JAVA_INT,
                JAVA_INT,
                JAVA_INT,
                JAVA_INT,
                JAVA_INT,
                JAVA_INT,
                ADDRESS);
        MemorySegment[] data = copy(tiles);
        int side = Desktop.TILE;
        return () -> {
            for (int i = 0; i < data.length; i++) {
                int x = i % (Desktop.WIDTH / side) * side;
                int y = i / (Desktop.WIDTH / side) * side;
                decoded((int) decode.invokeExact(
                                context,
                                data[i],
                                tiles[i].length,
                                side,
                                side,
                                bitsPerPixel,
                                picture,
                                BGRX,
                                STRIDE,
                                x,
                                y,
                                side,
                                side,
                                NULL)
                        != 0);
            }
        };
    }

    Call planar(byte[][] tiles) throws Throwable {
        int side = Desktop.TILE;
        MemorySegment context =
                (MemorySegment) find("freerdp_bitmap_planar_context_new", ADDRESS, JAVA_INT, JAVA_INT, JAVA_INT)
                        .invokeExact(0, side, side);
        MethodHandle decode = find(
                "planar_decompress",
                JAVA_INT,
                ADDRESS,
                ADDRESS,
                JAVA_INT,
                JAVA_INT,
                JAVA_INT,
                ADDRESS,
                JAVA_INT,
                JAVA_INT,
                JAVA_INT,
                JAVA_INT,
                JAVA_INT,
                JAVA_INT,
                JAVA_INT);
        MemorySegment[] data = copy(tiles);
        return () -> {
            for (int i = 0; i < data.length; i++) {
                int x = i % (Desktop.WIDTH / side) * side;
                int y = i / (Desktop.WIDTH / side) * side;
                decoded((int) decode.invokeExact(
                                context,
                                data[i],
                                tiles[i].length,
                                side,
                                side,
                                picture,
                                BGRX,
                                STRIDE,
                                x,
                                y,
                                side,
                                side,
                                1)
                        != 0);
            }
        };
    }

    Call nsCodec(byte[] message) throws Throwable {
        MemorySegment context = (MemorySegment) find("nsc_context_new", ADDRESS).invokeExact();
        require((int) find("nsc_context_reset", JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT)
                        .invokeExact(context, Desktop.WIDTH, Desktop.HEIGHT)
                != 0);
        MethodHandle decode = find(
                "nsc_process_message",
                JAVA_INT,
                ADDRESS,
                JAVA_SHORT,
                JAVA_INT,
                JAVA_INT,
                ADDRESS,
                JAVA_INT,
                ADDRESS,
                JAVA_INT,
                JAVA_INT,
                JAVA_INT,
                JAVA_INT,
                JAVA_INT,
                JAVA_INT,
                JAVA_INT);
        MemorySegment data = copy(message);
        return () -> decoded((int) decode.invokeExact(
                        context,
                        (short) 32,
                        Desktop.WIDTH,
                        Desktop.HEIGHT,
                        data,
                        message.length,
                        picture,
                        BGRX,
                        STRIDE,
                        0,
                        0,
                        Desktop.WIDTH,
                        Desktop.HEIGHT,
                        0)
                != 0);
    }

    Call clear(byte[] message) throws Throwable {
        MemorySegment context =
                (MemorySegment) find("clear_context_new", ADDRESS, JAVA_INT).invokeExact(0);
        MethodHandle decode = find(
                "clear_decompress",
                JAVA_INT,
                ADDRESS,
                ADDRESS,
                JAVA_INT,
                JAVA_INT,
                JAVA_INT,
                ADDRESS,
                JAVA_INT,
                JAVA_INT,
                JAVA_INT,
                JAVA_INT,
                JAVA_INT,
                JAVA_INT,
                ADDRESS);
        MemorySegment data = copy(message);
        return () -> {
            data.set(ValueLayout.JAVA_BYTE, 1, (byte) frame++);
            decoded((int) decode.invokeExact(
                            context,
                            data,
                            message.length,
                            Desktop.WIDTH,
                            Desktop.HEIGHT,
                            picture,
                            BGRX,
                            STRIDE,
                            0,
                            0,
                            Desktop.WIDTH,
                            Desktop.HEIGHT,
                            NULL)
                    >= 0);
        };
    }

    Call remoteFx(byte[] message) throws Throwable {
        MemorySegment context = (MemorySegment)
                find("rfx_context_new_ex", ADDRESS, JAVA_INT, JAVA_INT).invokeExact(0, THREADS_OFF);
        require((int) find("rfx_context_reset", JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT)
                        .invokeExact(context, Desktop.WIDTH, Desktop.HEIGHT)
                != 0);
        MethodHandle decode = find(
                "rfx_process_message",
                JAVA_INT,
                ADDRESS,
                ADDRESS,
                JAVA_INT,
                JAVA_INT,
                JAVA_INT,
                ADDRESS,
                JAVA_INT,
                JAVA_INT,
                JAVA_INT,
                ADDRESS);
        MethodHandle clearRegion = emptyRegion();
        MemorySegment data = copy(message);
        return () -> {
            clearRegion.invokeExact(region);
            decoded((int) decode.invokeExact(
                            context, data, message.length, 0, 0, picture, BGRX, STRIDE, Desktop.HEIGHT, region)
                    != 0);
        };
    }

    Call progressive(byte[] message) throws Throwable {
        MemorySegment context = (MemorySegment)
                find("progressive_context_new_ex", ADDRESS, JAVA_INT, JAVA_INT).invokeExact(0, THREADS_OFF);
        require((int) find("progressive_create_surface_context", JAVA_INT, ADDRESS, JAVA_SHORT, JAVA_INT, JAVA_INT)
                        .invokeExact(context, (short) SURFACE_ID, Desktop.WIDTH, Desktop.HEIGHT)
                >= 0);
        MethodHandle decode = find(
                "progressive_decompress",
                JAVA_INT,
                ADDRESS,
                ADDRESS,
                JAVA_INT,
                ADDRESS,
                JAVA_INT,
                JAVA_INT,
                JAVA_INT,
                JAVA_INT,
                ADDRESS,
                JAVA_SHORT,
                JAVA_INT);
        MethodHandle clearRegion = emptyRegion();
        MemorySegment data = copy(message);
        return () -> {
            clearRegion.invokeExact(region);
            decoded((int) decode.invokeExact(
                            context,
                            data,
                            message.length,
                            picture,
                            BGRX,
                            STRIDE,
                            0,
                            0,
                            region,
                            (short) SURFACE_ID,
                            frame++)
                    >= 0);
        };
    }

    Call zgfx(byte[] message) throws Throwable {
        MemorySegment context =
                (MemorySegment) find("zgfx_context_new", ADDRESS, JAVA_INT).invokeExact(0);
        MethodHandle decode = find("zgfx_decompress", JAVA_INT, ADDRESS, ADDRESS, JAVA_INT, ADDRESS, ADDRESS, JAVA_INT);
        MethodHandle free = Linker.nativeLinker()
                .downcallHandle(
                        Linker.nativeLinker().defaultLookup().findOrThrow("free"), FunctionDescriptor.ofVoid(ADDRESS));
        MemorySegment data = copy(message);
        MemorySegment result = arena.allocate(ADDRESS);
        MemorySegment length = arena.allocate(JAVA_INT);
        return () -> {
            decoded((int) decode.invokeExact(context, data, message.length, result, length, 0) >= 0);
            free.invokeExact(result.get(ADDRESS, 0));
        };
    }

    private MethodHandle emptyRegion() throws Throwable {
        findVoid("region16_init", ADDRESS).invokeExact(region);
        return findVoid("region16_clear", ADDRESS);
    }
}
