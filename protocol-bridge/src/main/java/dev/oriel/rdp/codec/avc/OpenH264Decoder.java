package dev.oriel.rdp.codec.avc;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import dev.oriel.openh264.DecoderApi;
import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Limits;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** One stream decoded by DecoderApi. The pictures that it gives are copied, because it reuses their memory. */
final class OpenH264Decoder implements H264Decoder {
    private static final int OPTION_END_OF_STREAM = 1;
    private static final int OPTION_TRACE_LEVEL = 9;
    /** What follows the unit is zero: the library may look a little further than it is told. */
    private static final int PADDING = 64;

    private static final int BLOCK = 16;

    private final DecoderApi library;
    private final Limits limits;
    private final Arena arena = Arena.ofShared();
    private final MemorySegment decoder;
    private final MemorySegment info = arena.allocate(DecoderApi.INFO_SIZE, 8);
    private final MemorySegment planes = arena.allocate(3 * ADDRESS.byteSize(), 8);
    private Arena inputArena = Arena.ofShared();
    private MemorySegment input = MemorySegment.NULL;
    private boolean closed;

    OpenH264Decoder(DecoderApi library, Limits limits) {
        this.library = library;
        this.limits = limits;
        this.decoder = library.create(arena);
        library.setOption(decoder, OPTION_TRACE_LEVEL, 0);
        MemorySegment parameters = arena.allocate(DecoderApi.PARAMETERS_SIZE, 8);
        parameters.set(JAVA_BYTE, DecoderApi.PARAMETERS_TARGET_LAYER, (byte) 0xFF); // the highest
        parameters.set(JAVA_INT, DecoderApi.PARAMETERS_CONCEALMENT, 0); // ERROR_CON_DISABLE
        parameters.set(JAVA_INT, DecoderApi.PARAMETERS_PROPERTY_SIZE, 8);
        long status = library.initialize(decoder, parameters);
        if (status != 0) {
            close();
            throw new IllegalStateException("OpenH264 cannot be initialized: status " + status);
        }
    }

    @Override
    public boolean decode(byte[] unit, YuvPicture picture) throws DecodeException {
        info.fill((byte) 0);
        planes.fill((byte) 0);
        int state = library.decode(decoder, input(unit), unit.length, planes, info);
        if ((state & ~DecoderApi.FRAME_PENDING) != 0) {
            throw new DecodeException(
                    DecodeException.Kind.INVALID, "avc420EncodedBitstream", -1, "decoding state " + state);
        }
        if (info.get(JAVA_INT, DecoderApi.INFO_STATUS) == 0) {
            // pictures of all profiles but the baseline are held back, in case that they are to be reordered: never
            // here
            library.setOption(decoder, OPTION_END_OF_STREAM, 1);
            library.flush(decoder, planes, info);
            library.setOption(decoder, OPTION_END_OF_STREAM, 0);
        }
        if (info.get(JAVA_INT, DecoderApi.INFO_STATUS) == 0) {
            return false;
        }
        take(picture);
        return true;
    }

    private void take(YuvPicture picture) throws DecodeException {
        int width =
                Limits.check("picture width", -1, info.get(JAVA_INT, DecoderApi.INFO_WIDTH), limits.maxDesktopSide());
        int height =
                Limits.check("picture height", -1, info.get(JAVA_INT, DecoderApi.INFO_HEIGHT), limits.maxDesktopSide());
        Limits.check("picture area", -1, (long) width * height, limits.maxDesktopArea());
        int format = info.get(JAVA_INT, DecoderApi.INFO_FORMAT);
        int lumaStride = info.get(JAVA_INT, DecoderApi.INFO_STRIDES);
        int chromaStride = info.get(JAVA_INT, DecoderApi.INFO_STRIDES + 4);
        if (format != DecoderApi.FORMAT_I420 || width == 0 || height == 0) {
            throw DecodeException.invalid("picture format", -1, format);
        }
        // whole blocks: what lies beyond the visible size is part of the second view of a YUV444 picture
        int columns = wholeBlocks(width);
        int rows = wholeBlocks(height);
        if (columns > lumaStride || columns / 2 > chromaStride) {
            throw DecodeException.invalid("picture stride", -1, lumaStride);
        }
        picture.resize(columns, rows, lumaStride, chromaStride);
        picture.visibleWidth = width;
        // the last row may end with the picture, not with the stride
        int lumaLength = lumaStride * (rows - 1) + columns;
        int chromaLength = chromaStride * (rows / 2 - 1) + columns / 2;
        DecoderApi.copy(DecoderApi.plane(info, 0, lumaLength), picture.y, lumaLength);
        DecoderApi.copy(DecoderApi.plane(info, 1, chromaLength), picture.u, chromaLength);
        DecoderApi.copy(DecoderApi.plane(info, 2, chromaLength), picture.v, chromaLength);
    }

    private static int wholeBlocks(int side) {
        return (side + BLOCK - 1) & -BLOCK;
    }

    private MemorySegment input(byte[] unit) {
        long need = (long) unit.length + PADDING;
        if (input.byteSize() < need) {
            inputArena.close();
            inputArena = Arena.ofShared();
            input = inputArena.allocate(need, 16);
        }
        MemorySegment.copy(unit, 0, input, JAVA_BYTE, 0, unit.length);
        input.asSlice(unit.length, PADDING).fill((byte) 0);
        return input;
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            library.destroy(decoder);
            arena.close();
            inputArena.close();
        }
    }
}
