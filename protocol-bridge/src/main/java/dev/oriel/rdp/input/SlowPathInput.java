package dev.oriel.rdp.input;

import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Pdu;
import dev.oriel.rdp.wire.WireReader;
import dev.oriel.rdp.wire.WireWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * The body of a slow-path input PDU, after its share data header: [MS-RDPBCGR] 2.2.8.1.1.3 Client Input Event PDU Data
 * (TS_INPUT_PDU_DATA).
 *
 * @param events at most 65535
 */
public record SlowPathInput(List<SlowPathInputEvent> events) implements Pdu {
    public SlowPathInput {
        events = List.copyOf(events);
    }

    public static SlowPathInput decode(WireReader in) throws DecodeException {
        in.require(4, "numEvents");
        int count = in.u16le();
        in.skip(2, "pad2Octets");
        List<SlowPathInputEvent> events = new ArrayList<>(Math.min(count, 64));
        for (int i = 0; i < count; i++) {
            events.add(SlowPathInputEvent.decode(in));
        }
        return new SlowPathInput(events);
    }

    @Override
    public void encode(WireWriter out) {
        out.u16le(events.size()).u16le(0);
        events.forEach(event -> event.encode(out));
    }

    @Override
    public int size() {
        return 4 + events.size() * SlowPathInputEvent.SIZE;
    }
}
