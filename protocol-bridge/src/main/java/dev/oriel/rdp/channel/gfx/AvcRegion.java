package dev.oriel.rdp.channel.gfx;

import dev.oriel.rdp.wire.Range;

/**
 * A rectangle of an H.264 picture, with what it is worth: RDPGFX_RECT16 and RDPGFX_AVC420_QUANT_QUALITY,
 * [MS-RDPEGFX] 2.2.4.4.2.
 *
 * @param qp quantization parameter, 0..63
 * @param progressive whether better quality is going to follow
 * @param reserved bit 6 of the first byte
 * @param quality 0..255, as the host sends it
 */
public record AvcRegion(GfxRect rect, int qp, boolean progressive, boolean reserved, int quality) {
    public AvcRegion {
        Range.check("qp", qp, 0x3F);
        Range.u8("qualityVal", quality);
    }

    int quantByte() {
        return qp | (reserved ? 0x40 : 0) | (progressive ? 0x80 : 0);
    }
}
