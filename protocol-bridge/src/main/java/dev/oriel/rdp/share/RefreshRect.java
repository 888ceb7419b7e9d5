package dev.oriel.rdp.share;

import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Range;
import dev.oriel.rdp.wire.WireReader;
import dev.oriel.rdp.wire.WireWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * Asks the host to paint areas again: [MS-RDPBCGR] 2.2.11.2 Refresh Rect PDU.
 *
 * @param areas at most 255
 */
public record RefreshRect(List<InclusiveRect> areas) implements DataPdu {
    static final int TYPE = 0x21;

    private static final int FIXED_SIZE = 4;

    public RefreshRect {
        areas = List.copyOf(areas);
        Range.u8("numberOfAreas", areas.size());
    }

    @Override
    public int type() {
        return TYPE;
    }

    @Override
    public int size() {
        return FIXED_SIZE + areas.size() * InclusiveRect.SIZE;
    }

    @Override
    public void encode(WireWriter out) {
        out.u8(areas.size());
        out.zeros(3); // pad3Octets
        areas.forEach(area -> area.encode(out));
    }

    static RefreshRect decode(WireReader in) throws DecodeException {
        in.require(FIXED_SIZE, "RefreshRect");
        int count = in.u8();
        in.skip(3, "pad3Octets");
        List<InclusiveRect> areas = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            areas.add(InclusiveRect.decode(in));
        }
        return new RefreshRect(areas);
    }
}
