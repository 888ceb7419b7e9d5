package dev.oriel.encoder.video;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.oriel.encoder.wire.ByteSink;
import dev.oriel.openh264.DecoderApi;
import dev.oriel.openh264.EncoderApi;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** One stream encoded by OpenH264, in one thread, each picture as one slice with the same quantizer. */
final class OpenH264Encoder implements VideoEncoder {
    /** Of 0..51, each six halve the bits. What rests is made exact in any case, so this is for what moves alone. */
    private static final int QUANTIZER = 28;

    /** CAMERA_VIDEO_REAL_TIME: the modes for screens search for text, which is never encoded here. */
    private static final int USAGE_CAMERA = 0;
    /** RC_OFF_MODE. */
    private static final int RATE_CONTROL_OFF = -1;
    /** LOW_COMPLEXITY. */
    private static final int COMPLEXITY_LOW = 0;
    /** CONSTANT_ID: every key frame replaces the parameters before it. */
    private static final int CONSTANT_ID = 0;
    /** CABAC. */
    private static final int ARITHMETIC_CODING = 1;
    /** PRO_MAIN, which has CABAC. */
    private static final int PROFILE_MAIN = 77;
    /** Bounds the level that is written, and nothing else: pictures come when they come. */
    private static final float FRAME_RATE = 60;
    /** In bits a second; meant for rate control, which is off, but has to be one. */
    private static final int BITRATE = 8_000_000;

    private static final byte FORMAT_UNSPECIFIED = 5;
    private static final byte BT709 = 1;
    private static final byte SRGB_TRANSFER = 13;

    /** ENCODER_OPTION_TRACE_LEVEL. */
    private static final int OPTION_TRACE_LEVEL = 25;

    private final EncoderApi library;
    private final int width;
    private final int height;
    private final Arena arena = Arena.ofShared();
    private final MemorySegment encoder;
    private final MemorySegment picture = arena.allocate(EncoderApi.PICTURE_SIZE, 8);
    private final MemorySegment info = arena.allocate(EncoderApi.INFO_SIZE, 8);
    private final MemorySegment planes;
    private final YuvKernel kernel;
    private final byte[] luma;
    private final byte[] u;
    private final byte[] v;
    private long pictures;
    private boolean closed;

    OpenH264Encoder(EncoderApi library, int width, int height) {
        if (((width | height) & 1) != 0 || width < MIN_SIDE || height < MIN_SIDE) {
            throw new IllegalArgumentException("picture of " + width + "x" + height + " is odd or too small");
        }
        this.library = library;
        this.width = width;
        this.height = height;
        this.kernel = new YuvKernel(width, height);
        this.luma = new byte[width * height];
        this.u = new byte[luma.length / 4];
        this.v = new byte[u.length];
        this.planes = arena.allocate(luma.length + 2L * u.length, 64);
        this.encoder = library.create(arena);
        try {
            initialize();
        } catch (RuntimeException e) {
            close();
            throw e;
        }
        describePicture();
    }

    private void initialize() {
        library.setOption(encoder, OPTION_TRACE_LEVEL, 0);
        MemorySegment parameters = arena.allocate(EncoderApi.PARAMETERS_SIZE, 8);
        check("defaults", library.defaults(encoder, parameters));
        parameters.set(JAVA_INT, EncoderApi.USAGE_TYPE, USAGE_CAMERA);
        parameters.set(JAVA_INT, EncoderApi.WIDTH, width);
        parameters.set(JAVA_INT, EncoderApi.HEIGHT, height);
        parameters.set(JAVA_INT, EncoderApi.BITRATE, BITRATE);
        parameters.set(JAVA_INT, EncoderApi.RATE_CONTROL, RATE_CONTROL_OFF);
        parameters.set(JAVA_FLOAT, EncoderApi.FRAME_RATE, FRAME_RATE);
        parameters.set(JAVA_INT, EncoderApi.TEMPORAL_LAYERS, 1);
        parameters.set(JAVA_INT, EncoderApi.SPATIAL_LAYERS, 1);
        parameters.set(JAVA_INT, EncoderApi.COMPLEXITY, COMPLEXITY_LOW);
        parameters.set(JAVA_INT, EncoderApi.INTRA_PERIOD, 0); // a line loses nothing
        parameters.set(JAVA_INT, EncoderApi.REFERENCE_FRAMES, 1);
        parameters.set(JAVA_INT, EncoderApi.PARAMETER_SET_STRATEGY, CONSTANT_ID);
        parameters.set(JAVA_INT, EncoderApi.ENTROPY_CODING, ARITHMETIC_CODING);
        parameters.set(JAVA_INT, EncoderApi.THREADS, 1);
        for (long unwanted : new long[] {
            EncoderApi.FRAME_SKIP,
            EncoderApi.DENOISE,
            EncoderApi.BACKGROUND_DETECTION,
            EncoderApi.ADAPTIVE_QUANTIZATION,
            EncoderApi.SCENE_CHANGE_DETECTION
        }) {
            parameters.set(JAVA_BYTE, unwanted, (byte) 0);
        }
        describeLayer(parameters.asSlice(EncoderApi.LAYER));
        check("initialization", library.initialize(encoder, parameters));
    }

    private void describeLayer(MemorySegment layer) {
        layer.set(JAVA_INT, EncoderApi.LAYER_WIDTH, width);
        layer.set(JAVA_INT, EncoderApi.LAYER_HEIGHT, height);
        layer.set(JAVA_FLOAT, EncoderApi.LAYER_FRAME_RATE, FRAME_RATE);
        layer.set(JAVA_INT, EncoderApi.LAYER_BITRATE, BITRATE);
        layer.set(JAVA_INT, EncoderApi.LAYER_PROFILE, PROFILE_MAIN);
        layer.set(JAVA_INT, EncoderApi.LAYER_QUANTIZER, QUANTIZER);
        layer.set(JAVA_BYTE, EncoderApi.LAYER_SIGNAL_TYPE_PRESENT, (byte) 1);
        layer.set(JAVA_BYTE, EncoderApi.LAYER_VIDEO_FORMAT, FORMAT_UNSPECIFIED);
        layer.set(JAVA_BYTE, EncoderApi.LAYER_FULL_RANGE, (byte) 1);
        layer.set(JAVA_BYTE, EncoderApi.LAYER_COLOR_DESCRIPTION, (byte) 1);
        layer.set(JAVA_BYTE, EncoderApi.LAYER_PRIMARIES, BT709);
        layer.set(JAVA_BYTE, EncoderApi.LAYER_TRANSFER, SRGB_TRANSFER);
        layer.set(JAVA_BYTE, EncoderApi.LAYER_MATRIX, BT709);
    }

    private void describePicture() {
        picture.set(JAVA_INT, EncoderApi.PICTURE_FORMAT, DecoderApi.FORMAT_I420);
        picture.set(JAVA_INT, EncoderApi.PICTURE_WIDTH, width);
        picture.set(JAVA_INT, EncoderApi.PICTURE_HEIGHT, height);
        int[] strides = {width, width / 2, width / 2};
        long[] starts = {0, luma.length, luma.length + u.length};
        for (int plane = 0; plane < strides.length; plane++) {
            picture.set(JAVA_INT, EncoderApi.PICTURE_STRIDES + 4L * plane, strides[plane]);
            picture.set(ADDRESS, EncoderApi.PICTURE_PLANES + plane * ADDRESS.byteSize(), planes.asSlice(starts[plane]));
        }
    }

    @Override
    public boolean encode(int[] pixels, int offset, int stride, boolean key, ByteSink out) {
        kernel.luma(pixels, offset, stride, luma);
        kernel.chroma(pixels, offset, stride, u, v);
        MemorySegment.copy(luma, 0, planes, JAVA_BYTE, 0, luma.length);
        MemorySegment.copy(u, 0, planes, JAVA_BYTE, luma.length, u.length);
        MemorySegment.copy(v, 0, planes, JAVA_BYTE, luma.length + u.length, v.length);
        if (key) {
            check("key frame", library.forceKeyFrame(encoder));
        }
        // in milliseconds; only its order counts
        picture.set(JAVA_LONG, EncoderApi.PICTURE_TIMESTAMP, pictures++ * 16);
        info.fill((byte) 0);
        check("encoding", library.encode(encoder, picture, info));
        return take(out);
    }

    private boolean take(ByteSink out) {
        boolean began = false;
        int layers = library.layers(info);
        for (int layer = 0; layer < layers; layer++) {
            MemorySegment units = library.units(info, layer);
            int length = Math.toIntExact(units.byteSize());
            int at = out.reserve(length);
            MemorySegment.copy(units, JAVA_BYTE, 0, out.array(), at, length);
            began |= library.frameType(info, layer) == EncoderApi.FRAME_IDR;
        }
        if (layers == 0) {
            throw new IllegalStateException("OpenH264 has left out picture " + pictures);
        }
        return began;
    }

    private static void check(String what, int status) {
        if (status != 0) {
            throw new IllegalStateException("OpenH264 refuses " + what + " with status " + status);
        }
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            library.destroy(encoder);
            arena.close();
        }
    }
}
