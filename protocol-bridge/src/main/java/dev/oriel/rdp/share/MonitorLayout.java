package dev.oriel.rdp.share;

import dev.oriel.rdp.gcc.Monitor;
import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Limits;
import dev.oriel.rdp.wire.Range;
import dev.oriel.rdp.wire.WireReader;
import dev.oriel.rdp.wire.WireWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * The monitors as the host uses them: [MS-RDPBCGR] 2.2.12.1 Monitor Layout PDU.
 *
 * @param monitors at most {@value #MAX_MONITORS}
 */
public record MonitorLayout(List<Monitor> monitors) implements DataPdu {
    static final int TYPE = 0x37;

    /** [MS-RDPBCGR] 2.2.1.3.6 allows 16; hosts are not trusted to keep to it, only to stay near. */
    static final int MAX_MONITORS = 64;

    public MonitorLayout {
        monitors = List.copyOf(monitors);
        Range.check("monitorCount", monitors.size(), MAX_MONITORS);
    }

    @Override
    public int type() {
        return TYPE;
    }

    @Override
    public int size() {
        return 4 + monitors.size() * Monitor.SIZE;
    }

    @Override
    public void encode(WireWriter out) {
        out.u32le(monitors.size());
        monitors.forEach(monitor -> monitor.encode(out));
    }

    static MonitorLayout decode(WireReader in) throws DecodeException {
        in.require(4, "monitorCount");
        int count = Limits.check("monitorCount", 0, in.u32le(), MAX_MONITORS);
        List<Monitor> monitors = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            monitors.add(Monitor.decode(in));
        }
        return new MonitorLayout(monitors);
    }
}
