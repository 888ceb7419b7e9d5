package dev.oriel.openh264;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BOOLEAN;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;

/**
 * The functions of {@code ISVCEncoder}, and where the fields of its structures are: {@code SEncParamExt}, of which one
 * {@code SSpatialLayerConfig} is used, {@code SSourcePicture}, {@code SFrameBSInfo} and {@code SLayerBSInfo}.
 */
@SuppressWarnings("restricted") // calls are made with what is allocated here, in the layouts of the library's headers
public final class EncoderApi {
    /** Beyond {@code sizeof(SEncParamExt)}, which is 912 to 924; its fields stand where they do in every version. */
    public static final long PARAMETERS_SIZE = 1024;

    public static final long USAGE_TYPE = 0;
    public static final long WIDTH = 4;
    public static final long HEIGHT = 8;
    public static final long BITRATE = 12;
    public static final long RATE_CONTROL = 16;
    public static final long FRAME_RATE = 20;
    public static final long TEMPORAL_LAYERS = 24;
    public static final long SPATIAL_LAYERS = 28;
    /** sSpatialLayers[0]; the fields that begin with {@code LAYER_} are relative to it. */
    public static final long LAYER = 32;

    public static final long COMPLEXITY = 832;
    public static final long INTRA_PERIOD = 836;
    public static final long REFERENCE_FRAMES = 840;
    public static final long PARAMETER_SET_STRATEGY = 844;
    public static final long ENTROPY_CODING = 856;
    public static final long FRAME_SKIP = 860;
    public static final long THREADS = 892;
    public static final long DENOISE = 908;
    public static final long BACKGROUND_DETECTION = 909;
    public static final long ADAPTIVE_QUANTIZATION = 910;
    public static final long SCENE_CHANGE_DETECTION = 912;

    public static final long LAYER_WIDTH = 0;
    public static final long LAYER_HEIGHT = 4;
    public static final long LAYER_FRAME_RATE = 8;
    public static final long LAYER_BITRATE = 12;
    public static final long LAYER_PROFILE = 20;
    public static final long LAYER_QUANTIZER = 28;
    public static final long LAYER_SIGNAL_TYPE_PRESENT = 184;
    public static final long LAYER_VIDEO_FORMAT = 185;
    public static final long LAYER_FULL_RANGE = 186;
    public static final long LAYER_COLOR_DESCRIPTION = 187;
    public static final long LAYER_PRIMARIES = 188;
    public static final long LAYER_TRANSFER = 189;
    public static final long LAYER_MATRIX = 190;

    /** Beyond {@code sizeof(SSourcePicture)}, which is 72 or 80. */
    public static final long PICTURE_SIZE = 128;

    public static final long PICTURE_FORMAT = 0;
    public static final long PICTURE_STRIDES = 4;
    public static final long PICTURE_PLANES = 24;
    public static final long PICTURE_WIDTH = 56;
    public static final long PICTURE_HEIGHT = 60;
    public static final long PICTURE_TIMESTAMP = 64;

    /** Beyond {@code sizeof(SFrameBSInfo)}, which is 5144 or 7192. */
    public static final long INFO_SIZE = 8192;

    private static final long INFO_LAYERS = 0;
    private static final long INFO_FIRST_LAYER = 8;
    private static final long BITS_FRAME_TYPE = 4;
    private static final long BITS_UNITS = 16;
    private static final long BITS_LENGTHS = 24;
    private static final long BITS_BUFFER = 32;
    /** {@code sizeof(SLayerBSInfo)}, which the measurement of noise has made longer. */
    private static final long LAYER_INFO_SIZE = 40;

    private static final long LAYER_INFO_SIZE_2_6 = 56;

    /** videoFrameTypeIDR. */
    public static final int FRAME_IDR = 1;

    private static final int SLOT_INITIALIZE_EXT = 1;
    private static final int SLOT_DEFAULTS = 2;
    private static final int SLOT_UNINITIALIZE = 3;
    private static final int SLOT_ENCODE = 4;
    private static final int SLOT_FORCE_INTRA = 6;
    private static final int SLOT_SET_OPTION = 7;

    private static final FunctionDescriptor WITH_POINTER = FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS);

    private final MethodHandle create;
    private final MethodHandle destroy;
    private final MethodHandle uninitialize = OpenH264.method(FunctionDescriptor.of(JAVA_INT, ADDRESS));
    private final MethodHandle withPointer = OpenH264.method(WITH_POINTER);
    private final MethodHandle encode = OpenH264.method(FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, ADDRESS));
    private final MethodHandle forceIntra =
            OpenH264.method(FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_BOOLEAN, JAVA_INT));
    private final MethodHandle setOption = OpenH264.method(FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT, ADDRESS));
    private final long layerInfoSize;

    EncoderApi(SymbolLookup symbols, int version) {
        this.create = OpenH264.function(symbols, "WelsCreateSVCEncoder", FunctionDescriptor.of(JAVA_INT, ADDRESS));
        this.destroy = OpenH264.function(symbols, "WelsDestroySVCEncoder", FunctionDescriptor.ofVoid(ADDRESS));
        this.layerInfoSize = version < 206 ? LAYER_INFO_SIZE : LAYER_INFO_SIZE_2_6;
    }

    /** An encoder that is to be {@linkplain #destroy destroyed}. */
    public MemorySegment create(Arena arena) {
        try {
            MemorySegment pointer = arena.allocate(ADDRESS);
            int status = (int) create.invokeExact(pointer);
            return OpenH264.made("encoder", status, pointer);
        } catch (Throwable e) {
            throw OpenH264.failed(e);
        }
    }

    /** Returns 0 where {@code parameters} have been filled with the library's own. */
    public int defaults(MemorySegment encoder, MemorySegment parameters) {
        return call(encoder, SLOT_DEFAULTS, parameters);
    }

    /** Returns 0 where it is ready to encode. */
    public int initialize(MemorySegment encoder, MemorySegment parameters) {
        return call(encoder, SLOT_INITIALIZE_EXT, parameters);
    }

    private int call(MemorySegment encoder, int slot, MemorySegment pointer) {
        try {
            return (int) withPointer.invokeExact(OpenH264.slot(encoder, slot), encoder, pointer);
        } catch (Throwable e) {
            throw OpenH264.failed(e);
        }
    }

    /** Sets an option that is an {@code int}. */
    public void setOption(MemorySegment encoder, int option, int value) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment pointer = arena.allocate(JAVA_INT);
            pointer.set(JAVA_INT, 0, value);
            int _ = (int) setOption.invokeExact(OpenH264.slot(encoder, SLOT_SET_OPTION), encoder, option, pointer);
        } catch (Throwable e) {
            throw OpenH264.failed(e);
        }
    }

    /** The next picture is to be one with which decoding can begin. */
    public int forceKeyFrame(MemorySegment encoder) {
        try {
            return (int) forceIntra.invokeExact(OpenH264.slot(encoder, SLOT_FORCE_INTRA), encoder, true, -1);
        } catch (Throwable e) {
            throw OpenH264.failed(e);
        }
    }

    /** Returns 0 where {@code info} describes what was encoded. */
    public int encode(MemorySegment encoder, MemorySegment picture, MemorySegment info) {
        try {
            return (int) encode.invokeExact(OpenH264.slot(encoder, SLOT_ENCODE), encoder, picture, info);
        } catch (Throwable e) {
            throw OpenH264.failed(e);
        }
    }

    public void destroy(MemorySegment encoder) {
        try {
            int _ = (int) uninitialize.invokeExact(OpenH264.slot(encoder, SLOT_UNINITIALIZE), encoder);
            destroy.invokeExact(encoder);
        } catch (Throwable e) {
            throw OpenH264.failed(e);
        }
    }

    /** How many parts an access unit has: its parameters, its slices. */
    public int layers(MemorySegment info) {
        return info.get(JAVA_INT, INFO_LAYERS);
    }

    /** {@link #FRAME_IDR}, or another kind of frame. */
    public int frameType(MemorySegment info, int layer) {
        return info.get(JAVA_INT, layerAt(layer) + BITS_FRAME_TYPE);
    }

    /** NAL units in byte-stream format, which are the encoder's until it is next used. */
    public MemorySegment units(MemorySegment info, int layer) {
        long at = layerAt(layer);
        int count = info.get(JAVA_INT, at + BITS_UNITS);
        MemorySegment lengths = info.get(ADDRESS, at + BITS_LENGTHS).reinterpret(count * JAVA_INT.byteSize());
        long length = 0;
        for (int i = 0; i < count; i++) {
            length += lengths.getAtIndex(JAVA_INT, i);
        }
        return info.get(ADDRESS, at + BITS_BUFFER).reinterpret(length);
    }

    private long layerAt(int layer) {
        return INFO_FIRST_LAYER + layer * layerInfoSize;
    }
}
