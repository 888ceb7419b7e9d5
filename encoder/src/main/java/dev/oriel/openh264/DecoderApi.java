package dev.oriel.openh264;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;

/**
 * The functions of {@code ISVCDecoder}, and where the fields of its structures are: {@code SDecodingParam},
 * {@code SBufferInfo}.
 */
@SuppressWarnings("restricted") // calls are made with what is allocated here, in the layouts of the library's headers
public final class DecoderApi {
    /** {@code sizeof(SDecodingParam)}, and where uiTargetDqLayer, eEcActiveIdc and sVideoProperty are. */
    public static final long PARAMETERS_SIZE = 32;

    public static final long PARAMETERS_TARGET_LAYER = 12;
    public static final long PARAMETERS_CONCEALMENT = 16;
    public static final long PARAMETERS_PROPERTY_SIZE = 24;

    /** {@code sizeof(SBufferInfo)}, and where its fields are. */
    public static final long INFO_SIZE = 72;

    public static final long INFO_STATUS = 0;
    public static final long INFO_WIDTH = 24;
    public static final long INFO_HEIGHT = 28;
    public static final long INFO_FORMAT = 32;
    public static final long INFO_STRIDES = 36;
    public static final long INFO_PLANES = 48;

    /** dsFramePending: no picture yet. */
    public static final int FRAME_PENDING = 1;

    /** videoFormatI420. */
    public static final int FORMAT_I420 = 23;

    /** Where in ISVCDecoderVtbl the functions stand. */
    private static final int SLOT_INITIALIZE = 0;

    private static final int SLOT_UNINITIALIZE = 1;
    private static final int SLOT_DECODE_NO_DELAY = 3;
    private static final int SLOT_FLUSH = 5;
    private static final int SLOT_SET_OPTION = 8;

    private static final FunctionDescriptor INITIALIZE = FunctionDescriptor.of(JAVA_LONG, ADDRESS, ADDRESS);
    private static final FunctionDescriptor UNINITIALIZE = FunctionDescriptor.of(JAVA_LONG, ADDRESS);
    private static final FunctionDescriptor DECODE =
            FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, JAVA_INT, ADDRESS, ADDRESS);
    private static final FunctionDescriptor FLUSH = FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, ADDRESS);
    private static final FunctionDescriptor SET_OPTION = FunctionDescriptor.of(JAVA_LONG, ADDRESS, JAVA_INT, ADDRESS);

    private final MethodHandle create;
    private final MethodHandle destroy;
    private final MethodHandle initialize;
    private final MethodHandle uninitialize;
    private final MethodHandle decode;
    private final MethodHandle flush;
    private final MethodHandle setOption;

    DecoderApi(SymbolLookup symbols) {
        this.create = OpenH264.function(symbols, "WelsCreateDecoder", FunctionDescriptor.of(JAVA_LONG, ADDRESS));
        this.destroy = OpenH264.function(symbols, "WelsDestroyDecoder", FunctionDescriptor.ofVoid(ADDRESS));
        this.initialize = OpenH264.method(INITIALIZE);
        this.uninitialize = OpenH264.method(UNINITIALIZE);
        this.decode = OpenH264.method(DECODE);
        this.flush = OpenH264.method(FLUSH);
        this.setOption = OpenH264.method(SET_OPTION);
    }

    /** A decoder object: its functions stand in a table at its beginning. */
    public MemorySegment create(Arena arena) {
        try {
            MemorySegment pointer = arena.allocate(ADDRESS);
            long status = (long) create.invokeExact(pointer);
            return OpenH264.made("decoder", status, pointer);
        } catch (Throwable e) {
            throw OpenH264.failed(e);
        }
    }

    /** Returns 0 where it is ready to decode. */
    public long initialize(MemorySegment decoder, MemorySegment parameters) {
        try {
            return (long) initialize.invokeExact(OpenH264.slot(decoder, SLOT_INITIALIZE), decoder, parameters);
        } catch (Throwable e) {
            throw OpenH264.failed(e);
        }
    }

    /** Sets an option that is an {@code int}. */
    public void setOption(MemorySegment decoder, int option, int value) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment pointer = arena.allocate(JAVA_INT);
            pointer.set(JAVA_INT, 0, value);
            long _ = (long) setOption.invokeExact(OpenH264.slot(decoder, SLOT_SET_OPTION), decoder, option, pointer);
        } catch (Throwable e) {
            throw OpenH264.failed(e);
        }
    }

    /** Returns a combination of DECODING_STATE flags, 0 for none. */
    public int decode(MemorySegment decoder, MemorySegment unit, int length, MemorySegment planes, MemorySegment info) {
        try {
            return (int) decode.invokeExact(
                    OpenH264.slot(decoder, SLOT_DECODE_NO_DELAY), decoder, unit, length, planes, info);
        } catch (Throwable e) {
            throw OpenH264.failed(e);
        }
    }

    /** Gives a picture that has been held back. */
    public int flush(MemorySegment decoder, MemorySegment planes, MemorySegment info) {
        try {
            return (int) flush.invokeExact(OpenH264.slot(decoder, SLOT_FLUSH), decoder, planes, info);
        } catch (Throwable e) {
            throw OpenH264.failed(e);
        }
    }

    public void destroy(MemorySegment decoder) {
        try {
            long _ = (long) uninitialize.invokeExact(OpenH264.slot(decoder, SLOT_UNINITIALIZE), decoder);
            destroy.invokeExact(decoder);
        } catch (Throwable e) {
            throw OpenH264.failed(e);
        }
    }

    /** A plane of {@code length} bytes that the decoder owns until it is next used. */
    public static MemorySegment plane(MemorySegment info, int index, long length) {
        return info.get(ADDRESS, INFO_PLANES + index * ADDRESS.byteSize()).reinterpret(length);
    }

    public static void copy(MemorySegment from, byte[] to, int length) {
        MemorySegment.copy(from, JAVA_BYTE, 0, to, 0, length);
    }
}
