package dev.oriel.rdp.gcc;

import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Limits;
import dev.oriel.rdp.wire.Range;
import dev.oriel.rdp.wire.WireReader;
import dev.oriel.rdp.wire.WireWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * Size and scale of the client's monitors: [MS-RDPBCGR] 2.2.1.3.9 TS_UD_CS_MONITOR_EX.
 *
 * @param attributes one for each monitor of {@link ClientMonitorData}, in the same order
 */
public record ClientMonitorExtendedData(List<Attributes> attributes) implements ClientBlock {
    static final int TYPE = 0xC008;

    /**
     * One monitor: 2.2.1.3.9.1 TS_MONITOR_ATTRIBUTES.
     *
     * @param physicalWidth in millimetres
     * @param physicalHeight in millimetres
     * @param orientation in degrees: 0, 90, 180 or 270
     * @param desktopScaleFactor in percent, 100..500
     * @param deviceScaleFactor in percent: 100, 140 or 180
     */
    public record Attributes(
            long physicalWidth,
            long physicalHeight,
            long orientation,
            long desktopScaleFactor,
            long deviceScaleFactor) {
        /** In bytes; monitorAttributeSize. */
        static final int SIZE = 20;

        public Attributes {
            Range.u32("physicalWidth", physicalWidth);
            Range.u32("physicalHeight", physicalHeight);
            Range.u32("orientation", orientation);
            Range.u32("desktopScaleFactor", desktopScaleFactor);
            Range.u32("deviceScaleFactor", deviceScaleFactor);
        }
    }

    public ClientMonitorExtendedData {
        attributes = List.copyOf(attributes);
        Range.check("monitorCount", attributes.size(), ClientMonitorData.MAX_MONITORS);
    }

    @Override
    public int type() {
        return TYPE;
    }

    @Override
    public int bodySize() {
        return 12 + attributes.size() * Attributes.SIZE;
    }

    @Override
    public void encodeBody(WireWriter out) {
        out.zeros(4); // flags
        out.u32le(Attributes.SIZE);
        out.u32le(attributes.size());
        for (Attributes monitor : attributes) {
            out.u32le(monitor.physicalWidth).u32le(monitor.physicalHeight).u32le(monitor.orientation);
            out.u32le(monitor.desktopScaleFactor).u32le(monitor.deviceScaleFactor);
        }
    }

    static ClientMonitorExtendedData decodeBody(WireReader in) throws DecodeException {
        in.require(12, "TS_UD_CS_MONITOR_EX");
        in.skip(4, "flags");
        int at = in.position();
        long attributeSize = in.u32le();
        if (attributeSize != Attributes.SIZE) {
            throw DecodeException.invalid("monitorAttributeSize", at, attributeSize);
        }
        int count = Limits.check("monitorCount", in.position(), in.u32le(), ClientMonitorData.MAX_MONITORS);
        in.require(count * Attributes.SIZE, "monitorAttributesArray");
        List<Attributes> attributes = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            attributes.add(new Attributes(in.u32le(), in.u32le(), in.u32le(), in.u32le(), in.u32le()));
        }
        return new ClientMonitorExtendedData(attributes);
    }
}
