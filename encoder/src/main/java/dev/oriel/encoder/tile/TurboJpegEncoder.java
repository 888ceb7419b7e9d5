package dev.oriel.encoder.tile;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.oriel.encoder.wire.ByteSink;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.nio.ByteOrder;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * By libjpeg-turbo where it is installed, through the foreign-function API: nine times as fast as the JDK's encoder.
 *
 * <p>Uses the functions that TurboJPEG 2 and 3 have in common (tjInitCompress, tjCompress2, tjBufSize, tjDestroy). Pixels
 * are read where they are, without a copy; a garbage collection may have to wait for the call, about half a millisecond
 * for the largest rectangle.
 */
@SuppressWarnings("restricted") // the library is named here and nothing of its name comes from outside
public final class TurboJpegEncoder implements JpegEncoder {
    /** Where a C long has 64 bits: not on Windows. */
    private static final String[] LIBRARIES = {"libturbojpeg.so.0", "libturbojpeg.dylib"};

    /** TJPF_BGRX: an {@code int} 0x00RRGGBB in little-endian memory. */
    private static final int PIXEL_FORMAT_BGRX = 3;
    /** TJSAMP_420. */
    private static final int SUBSAMPLING_420 = 2;
    /** TJFLAG_NOREALLOC: the buffer is ours and large enough. */
    private static final int FLAG_NO_REALLOC = 1024;

    private static final @Nullable Library LIBRARY = Library.load();

    /** The library's functions. */
    private record Library(MethodHandle init, MethodHandle compress, MethodHandle bound, MethodHandle destroy) {
        static @Nullable Library load() {
            if (ByteOrder.nativeOrder() != ByteOrder.LITTLE_ENDIAN) {
                return null;
            }
            for (String name : LIBRARIES) {
                try {
                    return of(SymbolLookup.libraryLookup(name, Arena.global()));
                } catch (IllegalArgumentException | NoSuchElementException e) {
                    // not installed under that name, or not the library that we know: the JDK's encoder is there
                }
            }
            return null;
        }

        private static Library of(SymbolLookup symbols) {
            Linker linker = Linker.nativeLinker();
            return new Library(
                    linker.downcallHandle(symbols.findOrThrow("tjInitCompress"), FunctionDescriptor.of(ADDRESS)),
                    linker.downcallHandle(
                            symbols.findOrThrow("tjCompress2"),
                            FunctionDescriptor.of(
                                    JAVA_INT, ADDRESS, ADDRESS, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS,
                                    ADDRESS, JAVA_INT, JAVA_INT, JAVA_INT),
                            Linker.Option.critical(true)),
                    linker.downcallHandle(
                            symbols.findOrThrow("tjBufSize"),
                            FunctionDescriptor.of(JAVA_LONG, JAVA_INT, JAVA_INT, JAVA_INT)),
                    linker.downcallHandle(symbols.findOrThrow("tjDestroy"), FunctionDescriptor.of(JAVA_INT, ADDRESS)));
        }
    }

    private final Library library;
    private final MemorySegment handle;
    /** The address of the buffer, and then the length that was written. */
    private final MemorySegment result = Arena.ofAuto().allocate(16, 8);

    private MemorySegment buffer = MemorySegment.NULL;

    private TurboJpegEncoder(Library library, MemorySegment handle) {
        this.library = library;
        this.handle = handle;
    }

    /** Empty where the library is not installed. */
    public static Optional<JpegEncoder> create() {
        Library library = LIBRARY;
        if (library == null) {
            return Optional.empty();
        }
        try {
            MemorySegment raw = (MemorySegment) library.init.invokeExact();
            if (raw.equals(MemorySegment.NULL)) {
                return Optional.empty();
            }
            return Optional.of(new TurboJpegEncoder(library, raw.reinterpret(Arena.ofAuto(), used -> {
                try {
                    int _ = (int) library.destroy.invokeExact(used);
                } catch (Throwable e) {
                    throw failed(e);
                }
            })));
        } catch (Throwable e) {
            throw failed(e);
        }
    }

    @Override
    public void encode(int[] pixels, int offset, int stride, int width, int height, int quality, ByteSink out) {
        try {
            long bound = (long) library.bound.invokeExact(width, height, SUBSAMPLING_420);
            if (buffer.byteSize() < bound) {
                buffer = Arena.ofAuto().allocate(bound);
            }
            result.set(ADDRESS, 0, buffer);
            result.set(JAVA_LONG, 8, buffer.byteSize());
            MemorySegment source = MemorySegment.ofArray(pixels).asSlice(4L * offset);
            int status = (int) library.compress.invokeExact(
                    handle,
                    source,
                    width,
                    4 * stride,
                    height,
                    PIXEL_FORMAT_BGRX,
                    result,
                    result.asSlice(8),
                    SUBSAMPLING_420,
                    quality,
                    FLAG_NO_REALLOC);
            if (status != 0) {
                throw new IllegalStateException(
                        "libjpeg-turbo refused a rectangle of " + width + "x" + height + " with status " + status);
            }
            int length = Math.toIntExact(result.get(JAVA_LONG, 8));
            int at = out.reserve(length);
            MemorySegment.copy(buffer, 0, MemorySegment.ofArray(out.array()), at, length);
        } catch (Throwable e) {
            throw failed(e);
        }
    }

    @Override
    public String name() {
        return "libjpeg-turbo";
    }

    /** A function of C throws nothing: what is caught is an error, or our own exception. */
    private static RuntimeException failed(Throwable e) {
        return switch (e) {
            case RuntimeException runtime -> runtime;
            case Error error -> throw error;
            default -> new IllegalStateException("libjpeg-turbo cannot be called", e);
        };
    }
}
