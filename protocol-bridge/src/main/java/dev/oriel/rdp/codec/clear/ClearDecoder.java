package dev.oriel.rdp.codec.clear;

import dev.oriel.rdp.codec.color.PixelArea;
import dev.oriel.rdp.codec.nscodec.NsCodecDecoder;
import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Limits;
import dev.oriel.rdp.wire.WireReader;

/**
 * ClearCodec bitmaps: [MS-RDPEGFX] 2.2.4.1 CLEARCODEC_BITMAP_STREAM.
 *
 * <pre>
 *  flags(1) seqNumber(1) [glyphIndex(2)]
 *  residualByteCount(4) bandsByteCount(4) subcodecByteCount(4)
 *  residual layer: runs that fill the bitmap; bands; rectangles of other codecs
 * </pre>
 *
 * A later layer paints over an earlier one; where there is none, the picture stays as it was. Glyphs and columns are
 * kept for the whole connection: RDPGFX_RESET_GRAPHICS leaves them alone.
 *
 * <p>Confined to the thread of its connection.
 */
public final class ClearDecoder {
    private static final int FLAG_GLYPH_INDEX = 0x01;
    private static final int FLAG_GLYPH_HIT = 0x02;
    private static final int FLAG_CACHE_RESET = 0x04;

    private static final int SUBCODEC_UNCOMPRESSED = 0;
    private static final int SUBCODEC_NSCODEC = 1;
    private static final int SUBCODEC_RLEX = 2;

    private final Limits limits;
    private final NsCodecDecoder nsCodec;
    private final ClearKernel kernel = new ClearKernel();
    private final ClearBands bands = new ClearBands();
    private final GlyphCache glyphs = new GlyphCache();
    private int nextSequence = -1;

    public ClearDecoder(Limits limits) {
        this.limits = limits;
        this.nsCodec = new NsCodecDecoder(limits);
    }

    /**
     * Decodes a bitmap.
     *
     * @param target where to, see {@link PixelArea}; {@code 0x00RRGGBB}. Its pixels there may be part of the result
     */
    public void decode(WireReader in, int width, int height, int[] target, int offset, int stride)
            throws DecodeException {
        PixelArea.checkSize(width, height, limits);
        PixelArea.checkTarget(target, offset, stride, width, height);
        in.require(2, "CLEARCODEC_BITMAP_STREAM");
        int flags = in.u8();
        sequence(in.u8());
        if ((flags & FLAG_CACHE_RESET) != 0) {
            bands.rewind();
        }
        int glyph = -1;
        if ((flags & FLAG_GLYPH_INDEX) != 0) {
            glyph = in.u16le();
            if (glyph >= GlyphCache.CAPACITY) {
                throw DecodeException.invalid("glyphIndex", 2, glyph);
            }
            Limits.check("glyph area", 2, (long) width * height, GlyphCache.MAX_AREA);
        }
        if ((flags & FLAG_GLYPH_HIT) != 0) {
            if (glyph < 0 || !glyphs.holds(glyph, width, height)) {
                throw DecodeException.unexpected("glyphIndex", 2, "reference to no glyph of this size");
            }
            glyphs.copyTo(glyph, target, offset, stride);
            return;
        }
        layers(in, width, height, target, offset, stride);
        if (glyph >= 0) {
            glyphs.store(glyph, target, offset, stride, width, height);
        }
    }

    /** The channel is reliable, so a gap means that a bitmap was not decoded, and the caches are no longer the host's. */
    private void sequence(int number) throws DecodeException {
        if (nextSequence >= 0 && number != nextSequence) {
            throw DecodeException.unexpected("seqNumber", 1, number + " instead of " + nextSequence);
        }
        nextSequence = (number + 1) & 0xFF;
    }

    /** CLEARCODEC_COMPOSITE_PAYLOAD, [MS-RDPEGFX] 2.2.4.1.1. */
    private void layers(WireReader in, int width, int height, int[] target, int offset, int stride)
            throws DecodeException {
        in.require(12, "CLEARCODEC_COMPOSITE_PAYLOAD");
        int residual = layerSize(in, "residualByteCount");
        int band = layerSize(in, "bandsByteCount");
        int subcodec = layerSize(in, "subcodecByteCount");
        if (residual > 0) {
            int outer = in.narrow(residual, "residualData");
            kernel.residual(in, width, height, target, offset, stride);
            in.widen(outer);
        }
        if (band > 0) {
            int outer = in.narrow(band, "bandsData");
            bands.decode(in, width, height, target, offset, stride);
            in.widen(outer);
        }
        if (subcodec > 0) {
            int outer = in.narrow(subcodec, "subcodecData");
            subcodecs(in, width, height, target, offset, stride);
            in.widen(outer);
        }
    }

    private int layerSize(WireReader in, String field) throws DecodeException {
        return Limits.check(field, in.position(), in.u32le(), limits.maxBitmapLength());
    }

    /** CLEARCODEC_SUBCODEC, [MS-RDPEGFX] 2.2.4.1.1.3.1. */
    private void subcodecs(WireReader in, int width, int height, int[] target, int offset, int stride)
            throws DecodeException {
        while (in.hasRemaining()) {
            int at = in.position();
            in.require(13, "CLEARCODEC_SUBCODEC");
            int x = in.u16le();
            int y = in.u16le();
            int w = in.u16le();
            int h = in.u16le();
            int length = layerSize(in, "bitmapDataByteCount");
            int codec = in.u8();
            if (w == 0 || x + w > width) {
                throw DecodeException.invalid("width", at + 4, w);
            }
            if (h == 0 || y + h > height) {
                throw DecodeException.invalid("height", at + 6, h);
            }
            int outer = in.narrow(length, "bitmapData");
            int to = offset + y * stride + x;
            switch (codec) {
                case SUBCODEC_UNCOMPRESSED -> ClearKernel.raw(in, w, h, target, to, stride);
                case SUBCODEC_NSCODEC -> nsCodec.decode(in, w, h, target, to, stride);
                case SUBCODEC_RLEX -> kernel.rlex(in, w, h, target, to, stride);
                default -> throw DecodeException.invalid("subcodecId", at + 12, codec);
            }
            in.widen(outer);
        }
    }
}
