package dev.oriel.encoder.wire;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Raw deflate (RFC 1951) by libdeflate where it is installed, through the foreign-function API: it compresses whole blocks
 * faster and denser than zlib, but knows no dictionary. So it is for blocks in which what came before them matters little.
 *
 * <p>Bytes are read and written where they are, without a copy; a garbage collection may have to wait for the call, about
 * a millisecond for half a megabyte. Belongs to one thread at a time.
 */
@SuppressWarnings("restricted") // the library is named here and nothing of its name comes from outside
final class LibDeflate {
    /** Where a C size_t has 64 bits: not on 32-bit systems. */
    private static final String[] LIBRARIES = {"libdeflate.so.0", "libdeflate.0.dylib"};

    private static final @Nullable Library LIBRARY = Library.load();

    /** The library's functions. */
    private record Library(MethodHandle allocate, MethodHandle compress, MethodHandle free) {
        static @Nullable Library load() {
            if (ADDRESS.byteSize() != JAVA_LONG.byteSize()) {
                return null;
            }
            for (String name : LIBRARIES) {
                try {
                    return of(SymbolLookup.libraryLookup(name, Arena.global()));
                } catch (IllegalArgumentException | NoSuchElementException e) {
                    // not installed under that name, or not the library that we know: zlib is there
                }
            }
            return null;
        }

        private static Library of(SymbolLookup symbols) {
            Linker linker = Linker.nativeLinker();
            return new Library(
                    linker.downcallHandle(
                            symbols.findOrThrow("libdeflate_alloc_compressor"),
                            FunctionDescriptor.of(ADDRESS, JAVA_INT)),
                    linker.downcallHandle(
                            symbols.findOrThrow("libdeflate_deflate_compress"),
                            FunctionDescriptor.of(JAVA_LONG, ADDRESS, ADDRESS, JAVA_LONG, ADDRESS, JAVA_LONG),
                            Linker.Option.critical(true)),
                    linker.downcallHandle(
                            symbols.findOrThrow("libdeflate_free_compressor"), FunctionDescriptor.ofVoid(ADDRESS)));
        }
    }

    private final Library library;
    private final MemorySegment compressor;

    private LibDeflate(Library library, MemorySegment compressor) {
        this.library = library;
        this.compressor = compressor;
    }

    /**
     * Empty where the library is not installed.
     *
     * @param level 1, the fastest, to 12
     */
    static Optional<LibDeflate> create(int level) {
        Library library = LIBRARY;
        if (library == null) {
            return Optional.empty();
        }
        try {
            MemorySegment raw = (MemorySegment) library.allocate.invokeExact(level);
            if (raw.equals(MemorySegment.NULL)) {
                return Optional.empty();
            }
            return Optional.of(new LibDeflate(library, raw.reinterpret(Arena.ofAuto(), used -> {
                try {
                    library.free.invokeExact(used);
                } catch (Throwable e) {
                    throw failed(e);
                }
            })));
        } catch (Throwable e) {
            throw failed(e);
        }
    }

    /**
     * Returns the compressed length, or -1 where it would not be shorter than the data.
     *
     * @param to has {@code length} bytes of room from {@code at} on
     */
    int compress(byte[] from, int length, byte[] to, int at) {
        try {
            long compressed = (long) library.compress.invokeExact(
                    compressor,
                    MemorySegment.ofArray(from),
                    (long) length,
                    MemorySegment.ofArray(to).asSlice(at),
                    length - 1L);
            return compressed == 0 ? -1 : Math.toIntExact(compressed);
        } catch (Throwable e) {
            throw failed(e);
        }
    }

    /** A function of C throws nothing: what is caught is an error, or our own exception. */
    private static RuntimeException failed(Throwable e) {
        return switch (e) {
            case RuntimeException runtime -> runtime;
            case Error error -> throw error;
            default -> new IllegalStateException("libdeflate cannot be called", e);
        };
    }
}
