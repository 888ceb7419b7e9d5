package dev.oriel.rdp.channel.display;

import dev.oriel.rdp.wire.Bytes;
import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Limits;
import dev.oriel.rdp.wire.Pdu;
import dev.oriel.rdp.wire.Range;
import dev.oriel.rdp.wire.WireReader;
import dev.oriel.rdp.wire.WireWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * A message of display control: [MS-RDPEDISP] 2.2.
 *
 * <pre>{@code
 *  0      4        8
 * +------+--------+------+
 * | Type | Length | body |    Length in bytes, includes this header
 * +------+--------+------+
 * }</pre>
 */
public sealed interface DisplayPdu extends Pdu {
    long CAPS = 0x00000005;
    long MONITOR_LAYOUT = 0x00000002;
    int HEADER_SIZE = 8;

    /**
     * [MS-RDPEDISP] 2.2.2.1 DISPLAYCONTROL_CAPS_PDU: what the host takes. The area of all monitors together is at most
     * the product of the three.
     */
    record Caps(long maxNumMonitors, long maxMonitorAreaFactorA, long maxMonitorAreaFactorB) implements DisplayPdu {
        public Caps {
            Range.u32("MaxNumMonitors", maxNumMonitors);
            Range.u32("MaxMonitorAreaFactorA", maxMonitorAreaFactorA);
            Range.u32("MaxMonitorAreaFactorB", maxMonitorAreaFactorB);
        }

        @Override
        public int size() {
            return HEADER_SIZE + 12;
        }

        @Override
        public void encode(WireWriter out) {
            out.u32le(CAPS).u32le(size());
            out.u32le(maxNumMonitors).u32le(maxMonitorAreaFactorA).u32le(maxMonitorAreaFactorB);
        }

        private static Caps decodeBody(WireReader in) throws DecodeException {
            in.require(12, "DISPLAYCONTROL_CAPS_PDU");
            return new Caps(in.u32le(), in.u32le(), in.u32le());
        }
    }

    /** [MS-RDPEDISP] 2.2.2.2 DISPLAYCONTROL_MONITOR_LAYOUT_PDU: what the client wants. */
    record MonitorLayout(List<DisplayMonitor> monitors) implements DisplayPdu {
        /** More than any host takes; bounds the number of a received layout. */
        private static final int MAX_MONITORS = 1_024;

        public MonitorLayout {
            monitors = List.copyOf(monitors);
            Range.check("NumMonitors", monitors.size(), MAX_MONITORS);
        }

        @Override
        public int size() {
            return HEADER_SIZE + 8 + DisplayMonitor.SIZE * monitors.size();
        }

        @Override
        public void encode(WireWriter out) {
            out.u32le(MONITOR_LAYOUT).u32le(size());
            out.u32le(DisplayMonitor.SIZE).u32le(monitors.size());
            monitors.forEach(monitor -> monitor.encode(out));
        }

        private static MonitorLayout decodeBody(WireReader in) throws DecodeException {
            in.require(8, "DISPLAYCONTROL_MONITOR_LAYOUT_PDU");
            long size = in.u32le();
            if (size != DisplayMonitor.SIZE) {
                throw DecodeException.invalid("MonitorLayoutSize", 0, size);
            }
            int count = Limits.check("NumMonitors", 4, in.u32le(), MAX_MONITORS);
            in.require(DisplayMonitor.SIZE * count, "Monitors");
            List<DisplayMonitor> monitors = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                monitors.add(DisplayMonitor.decode(in));
            }
            return new MonitorLayout(monitors);
        }
    }

    /** A type that the specification does not name. */
    record Unknown(long type, Bytes body) implements DisplayPdu {
        public Unknown {
            Range.u32("Type", type);
        }

        @Override
        public int size() {
            return HEADER_SIZE + body.length();
        }

        @Override
        public void encode(WireWriter out) {
            out.u32le(type).u32le(size()).bytes(body);
        }
    }

    static DisplayPdu decode(WireReader in) throws DecodeException {
        in.require(HEADER_SIZE, "DISPLAYCONTROL_HEADER");
        long type = in.u32le();
        long length = in.u32le();
        if (length < HEADER_SIZE) {
            throw DecodeException.invalid("Length", 4, length);
        }
        if (length - HEADER_SIZE > in.remaining()) {
            in.require(in.remaining() + 1, "Length");
        }
        WireReader body = in.slice((int) length - HEADER_SIZE, "body");
        if (type == CAPS) {
            return Caps.decodeBody(body);
        }
        return type == MONITOR_LAYOUT ? MonitorLayout.decodeBody(body) : new Unknown(type, body.rest());
    }
}
