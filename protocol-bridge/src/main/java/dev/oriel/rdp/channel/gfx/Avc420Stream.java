package dev.oriel.rdp.channel.gfx;

import dev.oriel.rdp.wire.Bytes;
import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Pdu;
import dev.oriel.rdp.wire.WireReader;
import dev.oriel.rdp.wire.WireWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * RFX_AVC420_BITMAP_STREAM, [MS-RDPEGFX] 2.2.4.4: an H.264 picture, and which parts of it are to be shown.
 *
 * @param h264 NAL units in byte-stream format; after decoding a view, valid as long as the buffer that was read
 */
public record Avc420Stream(List<AvcRegion> regions, Bytes h264) implements Pdu {
    public Avc420Stream {
        regions = List.copyOf(regions);
    }

    @Override
    public int size() {
        return 4 + (GfxRect.SIZE + 2) * regions.size() + h264.length();
    }

    @Override
    public void encode(WireWriter out) {
        out.u32le(regions.size());
        regions.forEach(region -> region.rect().encode(out));
        regions.forEach(region -> out.u8(region.quantByte()).u8(region.quality()));
        out.bytes(h264);
    }

    public static Avc420Stream decode(WireReader in) throws DecodeException {
        in.require(4, "RFX_AVC420_METABLOCK");
        List<GfxRect> rects = GfxRect.decodeList(in.u32le(), in, "regionRects");
        in.require(2 * rects.size(), "quantQualityVals");
        List<AvcRegion> regions = new ArrayList<>(rects.size());
        for (GfxRect rect : rects) {
            int quant = in.u8();
            regions.add(new AvcRegion(rect, quant & 0x3F, (quant & 0x80) != 0, (quant & 0x40) != 0, in.u8()));
        }
        return new Avc420Stream(regions, in.view(in.remaining(), "avc420EncodedBitstream"));
    }
}
