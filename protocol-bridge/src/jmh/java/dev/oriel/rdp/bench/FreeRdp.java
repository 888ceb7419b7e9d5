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

    /** Decodes one tile to where it belongs. */
    @FunctionalInterface
    private interface TileCall {
        boolean run(MemorySegment data, int length, int x, int y) throws Throwable;
    }

    private Call each(byte[][] tiles, TileCall call) {
        MemorySegment[] data = Arrays.stream(tiles).map(this::copy).toArray(MemorySegment[]::new);
        int columns = Desktop.WIDTH / Desktop.TILE;
        return () -> {
            for (int i = 0; i < data.length; i++) {
                decoded(call.run(data[i], tiles[i].length, i % columns * Desktop.TILE, i / columns * Desktop.TILE));
            }
        };
    }

    /** @param signature result and parameters, a letter each: a pointer, an int, a short, or void */
    private MethodHandle find(String name, String signature) {
        return bind(library, name, signature);
    }

    private static MethodHandle bind(SymbolLookup library, String name, String signature) {
        MemoryLayout[] parameters = signature
                .substring(2, signature.length() - 1)
                .chars()
                .mapToObj(FreeRdp::layout)
                .toArray(MemoryLayout[]::new);
        FunctionDescriptor function = signature.charAt(0) == 'v'
                ? FunctionDescriptor.ofVoid(parameters)
                : FunctionDescriptor.of(layout(signature.charAt(0)), parameters);
        return Linker.nativeLinker().downcallHandle(library.findOrThrow(name), function);
    }

    private static MemoryLayout layout(int letter) {
        return switch (letter) {
            case 'p' -> ADDRESS;
            case 'i' -> JAVA_INT;
            case 's' -> JAVA_SHORT;
            default -> throw new IllegalArgumentException("no type " + (char) letter);
        };
    }

    private MemorySegment copy(byte[] bytes) {
        MemorySegment segment = arena.allocate(bytes.length + 64L, 64);
        MemorySegment.copy(bytes, 0, segment, ValueLayout.JAVA_BYTE, 0, bytes.length);
        return segment;
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
                find("bitmap_interleaved_context_new", "p(i)").invokeExact(0);
        MethodHandle decode = find("interleaved_decompress", "i(ppiiiipiiiiiip)");
        int side = Desktop.TILE;
        return each(
                tiles,
                (data, length, x, y) -> (int) decode.invokeExact(
                                context, data, length, side, side, bitsPerPixel, picture, BGRX, STRIDE, x, y, side, side, NULL)
                        != 0);
    }

    Call planar(byte[][] tiles) throws Throwable {
        int side = Desktop.TILE;
        MemorySegment context =
                (MemorySegment) find("freerdp_bitmap_planar_context_new", "p(iii)")
                        .invokeExact(0, side, side);
        MethodHandle decode = find("planar_decompress", "i(ppiiipiiiiiii)");
        return each(
                tiles,
                (data, length, x, y) -> (int) decode.invokeExact(
                                context, data, length, side, side, picture, BGRX, STRIDE, x, y, side, side, 1)
                        != 0);
    }

    Call nsCodec(byte[] message) throws Throwable {
        MemorySegment context = (MemorySegment) find("nsc_context_new", "p()").invokeExact();
        require((int) find("nsc_context_reset", "i(pii)")
                        .invokeExact(context, Desktop.WIDTH, Desktop.HEIGHT)
                != 0);
        MethodHandle decode = find("nsc_process_message", "i(psiipipiiiiiii)");
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
                (MemorySegment) find("clear_context_new", "p(i)").invokeExact(0);
        MethodHandle decode = find("clear_decompress", "i(ppiiipiiiiiip)");
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
                find("rfx_context_new_ex", "p(ii)").invokeExact(0, THREADS_OFF);
        require((int) find("rfx_context_reset", "i(pii)")
                        .invokeExact(context, Desktop.WIDTH, Desktop.HEIGHT)
                != 0);
        MethodHandle decode = find("rfx_process_message", "i(ppiiipiiip)");
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
                find("progressive_context_new_ex", "p(ii)").invokeExact(0, THREADS_OFF);
        require((int) find("progressive_create_surface_context", "i(psii)")
                        .invokeExact(context, (short) SURFACE_ID, Desktop.WIDTH, Desktop.HEIGHT)
                >= 0);
        MethodHandle decode = find("progressive_decompress", "i(ppipiiiipsi)");
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
                (MemorySegment) find("zgfx_context_new", "p(i)").invokeExact(0);
        MethodHandle decode = find("zgfx_decompress", "i(ppippi)");
        MethodHandle free = bind(Linker.nativeLinker().defaultLookup(), "free", "v(p)");
        MemorySegment data = copy(message);
        MemorySegment result = arena.allocate(ADDRESS);
        MemorySegment length = arena.allocate(JAVA_INT);
        return () -> {
            decoded((int) decode.invokeExact(context, data, message.length, result, length, 0) >= 0);
            free.invokeExact(result.get(ADDRESS, 0));
        };
    }

    private MethodHandle emptyRegion() throws Throwable {
        find("region16_init", "v(p)").invokeExact(region);
        return find("region16_clear", "v(p)");
    }
}
