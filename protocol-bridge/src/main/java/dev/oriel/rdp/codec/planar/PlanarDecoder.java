package dev.oriel.rdp.codec.planar;

import static dev.oriel.rdp.codec.planar.PlanarTables.*;

import dev.oriel.rdp.codec.color.PixelArea;
import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.DecodeException.Kind;
import dev.oriel.rdp.wire.Limits;
import dev.oriel.rdp.wire.WireReader;

/**
 * RDP 6.0 planar bitmaps: [MS-RDPEGDI] 2.2.2.5.1 RDP6_BITMAP_STREAM.
 *
 * <pre>
 *  FormatHeader  00 NA RLE CS CLL(3)
 *  alpha plane, unless NA; then red, green, blue; or luma, orange chroma, green chroma where CLL is not 0
 *  one byte of padding, unless RLE
 * </pre>
 *
 * Alpha is passed over: a surface has none. Holds a scratch of three planes of the largest bitmap decoded so far;
 * nothing else is kept from one bitmap to the next. Confined to one thread.
 */
public final class PlanarDecoder {
    private final Limits limits;
    private byte[] scratch = {};

    public PlanarDecoder(Limits limits) {
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
        in.require(1, "FormatHeader");
        int start = in.arrayPosition();
        int end = start + in.remaining();
        int header = in.u8();
        int loss = header & COLOR_LOSS_LEVEL_MASK;
        int subsampled = (header & CHROMA_SUBSAMPLING) != 0 ? 1 : 0;
        if (loss == 0 && subsampled == 1) {
            throw new DecodeException(Kind.INVALID, "FormatHeader", 0, "chroma subsampling without chroma");
        }
        boolean alpha = (header & NO_ALPHA) == 0;

        // sizes of the planes; none can wrap: the area is limited
        int full = width * height;
        int chromaWidth = (width + subsampled) >> subsampled;
        int chromaHeight = (height + subsampled) >> subsampled;
        int chroma = chromaWidth * chromaHeight;

        byte[] planes;
        int first;
        if ((header & RUN_LENGTH_ENCODED) != 0) {
            int size = full + 2 * chroma + PlanarKernel.SLACK;
            if (scratch.length < size) {
                scratch = new byte[size];
            }
            planes = scratch;
            first = 0;
            byte[] source = in.array();
            int at = in.arrayPosition();
            if (alpha) {
                at = PlanarKernel.skipPlane(source, at, end, start, width, height);
            }
            at = PlanarKernel.decodePlane(source, at, end, start, planes, 0, width, height);
            at = PlanarKernel.decodePlane(source, at, end, start, planes, full, chromaWidth, chromaHeight);
            PlanarKernel.decodePlane(source, at, end, start, planes, full + chroma, chromaWidth, chromaHeight);
        } else {
            long needed = (alpha ? full : 0) + (long) full + 2L * chroma;
            if (needed > in.remaining()) {
                throw new DecodeException(
                        Kind.TRUNCATED, "planes", 1, "needs " + needed + " bytes, " + in.remaining() + " are left");
            }
            planes = in.array();
            first = in.arrayPosition() + (alpha ? full : 0);
        }
        in.skip(in.remaining(), "bitmapDataStream");

        int second = first + full;
        int third = second + chroma;
        if (loss == 0) {
            PlanarKernel.mergeRgb(planes, first, planes, second, planes, third, target, offset, stride, width, height);
        } else {
            PlanarKernel.mergeYCoCg(
                    planes,
                    first,
                    planes,
                    second,
                    planes,
                    third,
                    subsampled,
                    loss,
                    target,
                    offset,
                    stride,
                    width,
                    height);
        }
    }
}
