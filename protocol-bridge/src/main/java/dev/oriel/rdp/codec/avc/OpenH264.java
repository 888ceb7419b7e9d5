package dev.oriel.rdp.codec.avc;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Cisco's OpenH264, where it is installed: its decoder's functions through the foreign-function API.
 *
 * <p>The functions and structures used here ({@code ISVCDecoderVtbl}, {@code SDecodingParam}, {@code SBufferInfo}) are the
 * same in versions 2.0 to 2.6, which are the libraries' numbers 5 to 8.
 */
@SuppressWarnings("restricted") // the libraries are named here and nothing of their names comes from outside
final class OpenH264 {
    private static final Logger log = LoggerFactory.getLogger(OpenH264.class);

    /** By the numbers of their interfaces, newest first. */
    private static final List<String> NAMES =
            List.of("libopenh264.so.8", "libopenh264.so.7", "libopenh264.so.6", "libopenh264.so.5");

    /** {@code sizeof(SDecodingParam)}, and where uiTargetDqLayer, eEcActiveIdc and sVideoProperty are. */
    static final long PARAMETERS_SIZE = 32;

    static final long PARAMETERS_TARGET_LAYER = 12;
    static final long PARAMETERS_CONCEALMENT = 16;
    static final long PARAMETERS_PROPERTY_SIZE = 24;

    /** {@code sizeof(SBufferInfo)}, and where its fields are. */
    static final long INFO_SIZE = 72;

    static final long INFO_STATUS = 0;
    static final long INFO_WIDTH = 24;
    static final long INFO_HEIGHT = 28;
    static final long INFO_FORMAT = 32;
    static final long INFO_STRIDES = 36;
    static final long INFO_PLANES = 48;

    /** dsFramePending: no picture yet. */
    static final int FRAME_PENDING = 1;

    /** videoFormatI420. */
    static final int FORMAT_I420 = 23;

    /** Where in ISVCDecoderVtbl the functions stand. */
    private static final int SLOT_INITIALIZE = 0;

    private static final int SLOT_UNINITIALIZE = 1;
    private static final int SLOT_DECODE_NO_DELAY = 3;
    private static final int SLOT_FLUSH = 5;
    private static final int SLOTS = 10;
    private static final int SLOT_SET_OPTION = 8;

    private static final FunctionDescriptor INITIALIZE = FunctionDescriptor.of(JAVA_LONG, ADDRESS, ADDRESS);
    private static final FunctionDescriptor UNINITIALIZE = FunctionDescriptor.of(JAVA_LONG, ADDRESS);
    private static final FunctionDescriptor DECODE =
            FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, JAVA_INT, ADDRESS, ADDRESS);
    private static final FunctionDescriptor FLUSH = FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, ADDRESS);
    private static final FunctionDescriptor SET_OPTION = FunctionDescriptor.of(JAVA_LONG, ADDRESS, JAVA_INT, ADDRESS);

    private static final @Nullable OpenH264 INSTALLED = load();

    private final MethodHandle create;
    private final MethodHandle destroy;
    private final MethodHandle initialize;
    private final MethodHandle uninitialize;
    private final MethodHandle decode;
    private final MethodHandle flush;
    private final MethodHandle setOption;

    private OpenH264(SymbolLookup symbols) {
        Linker linker = Linker.nativeLinker();
        this.create = linker.downcallHandle(
                symbols.findOrThrow("WelsCreateDecoder"), FunctionDescriptor.of(JAVA_LONG, ADDRESS));
        this.destroy =
                linker.downcallHandle(symbols.findOrThrow("WelsDestroyDecoder"), FunctionDescriptor.ofVoid(ADDRESS));
        this.initialize = linker.downcallHandle(INITIALIZE);
        this.uninitialize = linker.downcallHandle(UNINITIALIZE);
        this.decode = linker.downcallHandle(DECODE);
        this.flush = linker.downcallHandle(FLUSH);
        this.setOption = linker.downcallHandle(SET_OPTION);
    }

    /** Empty where the library is not installed. */
    static Optional<OpenH264> installed() {
        return Optional.ofNullable(INSTALLED);
    }

    private static @Nullable OpenH264 load() {
        if (ByteOrder.nativeOrder() != ByteOrder.LITTLE_ENDIAN || ADDRESS.byteSize() != 8) {
            return null;
        }
        for (String name : NAMES) {
            try {
                OpenH264 found = new OpenH264(SymbolLookup.libraryLookup(name, Arena.global()));
                log.info("H.264 is decoded by {}", name);
                return found;
            } catch (IllegalArgumentException | NoSuchElementException e) {
                log.debug("{} cannot be used: {}", name, e.getMessage());
            }
        }
        log.warn("OpenH264 is not installed (Debian: libopenh264-7 or libopenh264-8): hosts are not offered H.264");
        return null;
    }

    /** A decoder object: its functions stand in a table at its beginning. */
    MemorySegment create(Arena arena) {
        try {
            MemorySegment pointer = arena.allocate(ADDRESS);
            long status = (long) create.invokeExact(pointer);
            MemorySegment decoder = pointer.get(ADDRESS, 0);
            if (status != 0 || decoder.equals(MemorySegment.NULL)) {
                throw new IllegalStateException("OpenH264 makes no decoder: status " + status);
            }
            return decoder;
        } catch (Throwable e) {
            throw failed(e);
        }
    }

    /** Returns 0 where it is ready to decode. */
    long initialize(MemorySegment decoder, MemorySegment parameters) {
        try {
            return (long) initialize.invokeExact(slot(decoder, SLOT_INITIALIZE), decoder, parameters);
        } catch (Throwable e) {
            throw failed(e);
        }
    }

    /** Sets an option that is an {@code int}. */
    void setOption(MemorySegment decoder, int option, int value) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment pointer = arena.allocate(JAVA_INT);
            pointer.set(JAVA_INT, 0, value);
            long _ = (long) setOption.invokeExact(slot(decoder, SLOT_SET_OPTION), decoder, option, pointer);
        } catch (Throwable e) {
            throw failed(e);
        }
    }

    /** Returns a combination of DECODING_STATE flags, 0 for none. */
    int decode(MemorySegment decoder, MemorySegment unit, int length, MemorySegment planes, MemorySegment info) {
        try {
            return (int) decode.invokeExact(slot(decoder, SLOT_DECODE_NO_DELAY), decoder, unit, length, planes, info);
        } catch (Throwable e) {
            throw failed(e);
        }
    }

    /** Gives a picture that has been held back. */
    int flush(MemorySegment decoder, MemorySegment planes, MemorySegment info) {
        try {
            return (int) flush.invokeExact(slot(decoder, SLOT_FLUSH), decoder, planes, info);
        } catch (Throwable e) {
            throw failed(e);
        }
    }

    void destroy(MemorySegment decoder) {
        try {
            long _ = (long) uninitialize.invokeExact(slot(decoder, SLOT_UNINITIALIZE), decoder);
            destroy.invokeExact(decoder);
        } catch (Throwable e) {
            throw failed(e);
        }
    }

    private static MemorySegment slot(MemorySegment decoder, int slot) {
        MemorySegment table = decoder.reinterpret(ADDRESS.byteSize())
                .get(ADDRESS.withTargetLayout(MemoryLayout.sequenceLayout(SLOTS, ADDRESS)), 0);
        return table.getAtIndex(ADDRESS, slot);
    }

    /** A plane of {@code length} bytes that the decoder owns until it is next used. */
    static MemorySegment plane(MemorySegment info, int index, long length) {
        return info.get(ADDRESS, INFO_PLANES + index * ADDRESS.byteSize()).reinterpret(length);
    }

    static void copy(MemorySegment from, byte[] to, int length) {
        MemorySegment.copy(from, JAVA_BYTE, 0, to, 0, length);
    }

    /** A function of C throws nothing: what is caught is an error, or our own exception. */
    private static RuntimeException failed(Throwable e) {
        return switch (e) {
            case RuntimeException runtime -> runtime;
            case Error error -> throw error;
            default -> new IllegalStateException("OpenH264 cannot be called", e);
        };
    }
}
