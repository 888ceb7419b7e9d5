package dev.oriel.encoder.video;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import dev.oriel.openh264.DecoderApi;
import dev.oriel.openh264.OpenH264;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** What a browser makes of one stream: by the library's decoder, and plain arithmetic of BT.709 at full range. */
public final class TestDecoder implements AutoCloseable {
    /** An encoder's units are trusted here; this is room for what the decoder reads beyond them. */
    private static final int PADDING = 64;

    private static final int OPTION_END_OF_STREAM = 1;

    private final DecoderApi library;
    private final Arena arena = Arena.ofConfined();
    private final MemorySegment decoder;
    private final MemorySegment info = arena.allocate(DecoderApi.INFO_SIZE, 8);
    private final MemorySegment planes = arena.allocate(3 * ADDRESS.byteSize(), 8);

    public TestDecoder(OpenH264 installed) {
        library = installed.decoder();
        decoder = library.create(arena);
        MemorySegment parameters = arena.allocate(DecoderApi.PARAMETERS_SIZE, 8);
        parameters.set(JAVA_BYTE, DecoderApi.PARAMETERS_TARGET_LAYER, (byte) 0xFF);
        parameters.set(JAVA_INT, DecoderApi.PARAMETERS_PROPERTY_SIZE, 8);
        if (library.initialize(decoder, parameters) != 0) {
            throw new IllegalStateException("the decoder cannot be initialized");
        }
    }

    /** The picture of a unit, row-major; every unit has one, at once, of exactly the size that was encoded. */
    public int[] decode(byte[] unit, int width, int height) {
        try (Arena call = Arena.ofConfined()) {
            MemorySegment input = call.allocate(unit.length + PADDING, 16);
            MemorySegment.copy(unit, 0, input, JAVA_BYTE, 0, unit.length);
            info.fill((byte) 0);
            int state = library.decode(decoder, input, unit.length, planes, info);
            if (info.get(JAVA_INT, DecoderApi.INFO_STATUS) == 0) { // held back, in case that pictures are reordered
                library.setOption(decoder, OPTION_END_OF_STREAM, 1);
                library.flush(decoder, planes, info);
                library.setOption(decoder, OPTION_END_OF_STREAM, 0);
                state = 0;
            }
            boolean whole = state == 0
                    && info.get(JAVA_INT, DecoderApi.INFO_STATUS) == 1
                    && info.get(JAVA_INT, DecoderApi.INFO_WIDTH) == width
                    && info.get(JAVA_INT, DecoderApi.INFO_HEIGHT) == height;
            if (!whole) {
                throw new IllegalStateException("no picture of %dx%d, but state %d and %dx%d"
                        .formatted(
                                width,
                                height,
                                state,
                                info.get(JAVA_INT, DecoderApi.INFO_WIDTH),
                                info.get(JAVA_INT, DecoderApi.INFO_HEIGHT)));
            }
            return pixels(width, height);
        }
    }

    private int[] pixels(int width, int height) {
        int lumaStride = info.get(JAVA_INT, DecoderApi.INFO_STRIDES);
        int chromaStride = info.get(JAVA_INT, DecoderApi.INFO_STRIDES + 4);
        MemorySegment y = DecoderApi.plane(info, 0, (long) lumaStride * (height - 1) + width);
        MemorySegment u = DecoderApi.plane(info, 1, (long) chromaStride * (height / 2 - 1) + width / 2);
        MemorySegment v = DecoderApi.plane(info, 2, (long) chromaStride * (height / 2 - 1) + width / 2);
        int[] pixels = new int[width * height];
        for (int i = 0; i < pixels.length; i++) {
            int row = i / width;
            int column = i % width;
            long chroma = (long) (row / 2) * chromaStride + column / 2;
            double luma = y.get(JAVA_BYTE, (long) row * lumaStride + column) & 0xFF;
            double blue = (u.get(JAVA_BYTE, chroma) & 0xFF) - 128;
            double red = (v.get(JAVA_BYTE, chroma) & 0xFF) - 128;
            pixels[i] = byteOf(luma + 1.5748 * red) << 16
                    | byteOf(luma - 0.1873 * blue - 0.4681 * red) << 8
                    | byteOf(luma + 1.8556 * blue);
        }
        return pixels;
    }

    private static int byteOf(double value) {
        return (int) Math.round(Math.clamp(value, 0, 255));
    }

    @Override
    public void close() {
        library.destroy(decoder);
        arena.close();
    }
}
