package dev.oriel.rdp.codec.nscodec;

import dev.oriel.rdp.codec.color.PixelArea;
import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Limits;
import dev.oriel.rdp.wire.WireReader;

/**
 * NSCodec bitmaps: [MS-RDPNSC] 2.2.2 NSCODEC_BITMAP_STREAM.
 *
 * <pre>
 *  LumaPlaneByteCount(4) OrangeChromaPlaneByteCount(4) GreenChromaPlaneByteCount(4) AlphaPlaneByteCount(4)
 *  ColorLossLevel(1) ChromaSubsamplingLevel(1) Reserved(2)
 *  planes, each run-length encoded where its byte count is less than its size
 * </pre>
 *
 * With chroma subsampling, luma rows are as wide as the next multiple of 8, and chroma planes have half of that width
 * and half of the height, rounded up. Alpha is passed over: a surface has none.
 *
 * <p>Holds a scratch of three planes of the largest bitmap decoded so far. Confined to one thread.
 */
public final class NsCodecDecoder {
    private static final int HEADER = 20;
    private static final int MAX_COLOR_LOSS = 7;

    private final Limits limits;
    private byte[] planes = {};
    private int[] luma = new int[0];
    private int[] orange = new int[0];
    private int[] green = new int[0];
    private int[] rgb = new int[0];

    public NsCodecDecoder(Limits limits) {
        this.limits = limits;
    }

    /**
     * Decodes a bitmap; what comes after it is ignored.
     *
     * @param target where to, see {@link PixelArea}; {@code 0x00RRGGBB}. Left alone where the stream is faulty
     */
    public void decode(WireReader in, int width, int height, int[] target, int offset, int stride)
            throws DecodeException {
        PixelArea.checkSize(width, height, limits);
        PixelArea.checkTarget(target, offset, stride, width, height);
        in.require(HEADER, "NSCODEC_BITMAP_STREAM");
        int lumaBytes = planeBytes(in, "LumaPlaneByteCount");
        int orangeBytes = planeBytes(in, "OrangeChromaPlaneByteCount");
        int greenBytes = planeBytes(in, "GreenChromaPlaneByteCount");
        int alphaBytes = planeBytes(in, "AlphaPlaneByteCount");
        int loss = in.u8();
        if (loss < 1 || loss > MAX_COLOR_LOSS) {
            throw DecodeException.invalid("ColorLossLevel", 16, loss);
        }
        boolean subsampled = in.u8() != 0;
        in.skip(2, "Reserved");

        // sizes of the planes; none can wrap: the area is limited
        int lumaWidth = subsampled ? (width + 7) & -8 : width;
        int chromaWidth = subsampled ? lumaWidth / 2 : width;
        int chromaHeight = subsampled ? (height + 1) / 2 : height;
        int lumaSize = lumaWidth * height;
        int chromaSize = chromaWidth * chromaHeight;
        reserve(lumaSize + 2 * chromaSize, lumaWidth);
        plane(in, "LumaPlane", lumaBytes, 0, lumaSize);
        plane(in, "OrangeChromaPlane", orangeBytes, lumaSize, chromaSize);
        plane(in, "GreenChromaPlane", greenBytes, lumaSize + chromaSize, chromaSize);
        in.skip(alphaBytes, "AlphaPlane");

        int shift = loss - 1;
        for (int y = 0; y < height; y++) {
            NsCodecKernel.lumaRow(planes, y * lumaWidth, luma, width);
            if (!subsampled) {
                NsCodecKernel.chromaRow(planes, lumaSize + y * width, shift, orange, width);
                NsCodecKernel.chromaRow(planes, lumaSize + chromaSize + y * width, shift, green, width);
            } else if ((y & 1) == 0) {
                int row = lumaSize + (y >> 1) * chromaWidth;
                NsCodecKernel.wideChromaRow(planes, row, shift, orange, width);
                NsCodecKernel.wideChromaRow(planes, row + chromaSize, shift, green, width);
            }
            NsCodecKernel.mergeRow(luma, orange, green, rgb, width);
            System.arraycopy(rgb, 0, target, offset + y * stride, width);
        }
    }

    private int planeBytes(WireReader in, String field) throws DecodeException {
        return Limits.check(field, in.position(), in.u32le(), limits.maxBitmapLength());
    }

    private void reserve(int size, int width) {
        if (planes.length < size) {
            planes = new byte[size];
        }
        // an odd width has its last pixel's twin behind it
        if (rgb.length <= width) {
            luma = new int[width + 1];
            orange = new int[width + 1];
            green = new int[width + 1];
            rgb = new int[width + 1];
        }
    }

    private void plane(WireReader in, String field, int bytes, int at, int size) throws DecodeException {
        in.require(bytes, field);
        if (bytes >= size) {
            System.arraycopy(in.array(), in.arrayPosition(), planes, at, size);
        } else {
            NsCodecKernel.decodePlane(in.array(), in.arrayPosition(), bytes, planes, at, size);
        }
        in.skip(bytes, field);
    }
}
