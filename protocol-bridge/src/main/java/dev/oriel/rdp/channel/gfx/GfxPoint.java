package dev.oriel.rdp.channel.gfx;

import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Range;
import dev.oriel.rdp.wire.WireReader;
import dev.oriel.rdp.wire.WireWriter;
import java.util.ArrayList;
import java.util.List;

/** RDPGFX_POINT16, [MS-RDPEGFX] 2.2.1.1, in pixels of a surface. */
public record GfxPoint(int x, int y) {
    /** In bytes. */
    static final int SIZE = 4;

    public GfxPoint {
        Range.u16("x", x);
        Range.u16("y", y);
    }

    void encode(WireWriter out) {
        out.u16le(x).u16le(y);
    }

    /** A count of 16 bits, and so many points. */
    static List<GfxPoint> decodeList(WireReader in) throws DecodeException {
        int count = in.u16le();
        in.require(SIZE * count, "destPts");
        List<GfxPoint> points = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            points.add(new GfxPoint(in.u16le(), in.u16le()));
        }
        return points;
    }

    static void encodeList(WireWriter out, List<GfxPoint> points) {
        out.u16le(points.size());
        points.forEach(point -> point.encode(out));
    }
}
