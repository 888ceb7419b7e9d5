package dev.oriel.openh264;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.nio.ByteOrder;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The library: found once in the life of the process, and never left.
 *
 * <p>Its functions, and the parts of its structures that are used here, are the same in versions 2.0 to 2.6, which are the
 * libraries' numbers 5 to 8, but for what {@link EncoderApi} says.
 */
@SuppressWarnings("restricted") // the libraries are named here and nothing of their names comes from outside
public final class OpenH264 {
    /** By the numbers of their interfaces, newest first. */
    private static final List<String> NAMES =
            List.of("libopenh264.so.8", "libopenh264.so.7", "libopenh264.so.6", "libopenh264.so.5");

    /** The table of an object's functions has no more than these. */
    private static final int SLOTS = 10;

    private static final @Nullable OpenH264 INSTALLED = load();

    private final String name;
    private final DecoderApi decoder;
    private final EncoderApi encoder;

    private OpenH264(String name, SymbolLookup symbols) {
        this.name = name;
        this.decoder = new DecoderApi(symbols);
        this.encoder = new EncoderApi(symbols, version(symbols));
    }

    /** Empty where the library is not installed. */
    public static Optional<OpenH264> installed() {
        return Optional.ofNullable(INSTALLED);
    }

    /** For logs: the file. */
    public String name() {
        return name;
    }

    /** The functions by which it decodes. */
    public DecoderApi decoder() {
        return decoder;
    }

    /** The functions by which it encodes. */
    public EncoderApi encoder() {
        return encoder;
    }

    private static @Nullable OpenH264 load() {
        if (ByteOrder.nativeOrder() != ByteOrder.LITTLE_ENDIAN || ADDRESS.byteSize() != 8) {
            return null;
        }
        for (String name : NAMES) {
            try {
                return new OpenH264(name, SymbolLookup.libraryLookup(name, Arena.global()));
            } catch (IllegalArgumentException | NoSuchElementException e) {
                // not installed under that name, or not the library that we know: callers do without
            }
        }
        return null;
    }

    /** Major version times 100, and the minor one. */
    private static int version(SymbolLookup symbols) {
        MethodHandle version = function(symbols, "WelsGetCodecVersionEx", FunctionDescriptor.ofVoid(ADDRESS));
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment numbers = arena.allocate(4L * JAVA_INT.byteSize(), 8);
            version.invokeExact(numbers);
            return numbers.getAtIndex(JAVA_INT, 0) * 100 + numbers.getAtIndex(JAVA_INT, 1);
        } catch (Throwable e) {
            throw failed(e);
        }
    }

    /** A function that the library exports. */
    static MethodHandle function(SymbolLookup symbols, String name, FunctionDescriptor descriptor) {
        return Linker.nativeLinker().downcallHandle(symbols.findOrThrow(name), descriptor);
    }

    /** A function of an object, whose address is the first argument: {@link #slot}. */
    static MethodHandle method(FunctionDescriptor descriptor) {
        return Linker.nativeLinker().downcallHandle(descriptor);
    }

    /** An object begins with a pointer to the table of its functions. */
    static MemorySegment slot(MemorySegment object, int slot) {
        MemorySegment table = object.reinterpret(ADDRESS.byteSize())
                .get(ADDRESS.withTargetLayout(MemoryLayout.sequenceLayout(SLOTS, ADDRESS)), 0);
        return table.getAtIndex(ADDRESS, slot);
    }

    /** The object that a function has made whose status is {@code status}. */
    static MemorySegment made(String what, long status, MemorySegment pointer) {
        MemorySegment object = pointer.get(ADDRESS, 0);
        if (status != 0 || object.equals(MemorySegment.NULL)) {
            throw new IllegalStateException("OpenH264 makes no " + what + ": status " + status);
        }
        return object;
    }

    /** A function of C throws nothing: what is caught is an error, or our own exception. */
    static RuntimeException failed(Throwable e) {
        return switch (e) {
            case RuntimeException runtime -> runtime;
            case Error error -> throw error;
            default -> new IllegalStateException("OpenH264 cannot be called", e);
        };
    }
}
