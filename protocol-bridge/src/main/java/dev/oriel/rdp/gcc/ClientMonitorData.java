package dev.oriel.rdp.gcc;

import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Limits;
import dev.oriel.rdp.wire.Range;
import dev.oriel.rdp.wire.WireReader;
import dev.oriel.rdp.wire.WireWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * The client's monitors: [MS-RDPBCGR] 2.2.1.3.6 TS_UD_CS_MONITOR.
 *
 * @param monitors at most {@value #MAX_MONITORS}
 */
public record ClientMonitorData(List<Monitor> monitors) implements ClientBlock {
    static final int TYPE = 0xC005;

    public static final int MAX_MONITORS = 16;

    public ClientMonitorData {
        monitors = List.copyOf(monitors);
        Range.check("monitorCount", monitors.size(), MAX_MONITORS);
    }

    @Override
    public int type() {
        return TYPE;
    }

    @Override
    public int bodySize() {
        return 8 + monitors.size() * Monitor.SIZE;
    }

    @Override
    public void encodeBody(WireWriter out) {
        out.zeros(4); // flags
        out.u32le(monitors.size());
        monitors.forEach(monitor -> monitor.encode(out));
    }

    static ClientMonitorData decodeBody(WireReader in) throws DecodeException {
        in.require(8, "TS_UD_CS_MONITOR");
        in.skip(4, "flags");
        int count = Limits.check("monitorCount", in.position(), in.u32le(), MAX_MONITORS);
        List<Monitor> monitors = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            monitors.add(Monitor.decode(in));
        }
        return new ClientMonitorData(monitors);
    }
}
