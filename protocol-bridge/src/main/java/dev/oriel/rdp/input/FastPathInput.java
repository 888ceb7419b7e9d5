package dev.oriel.rdp.input;

import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Pdu;
import dev.oriel.rdp.wire.WireReader;
import dev.oriel.rdp.wire.WireWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * The events of a fast-path input PDU, fpInputEvents: [MS-RDPBCGR] 2.2.8.1.2. Their number goes into the header, which
 * {@link dev.oriel.rdp.fastpath.FastPathHeader} writes; the security layer stands between the two.
 *
 * @param events 1..{@link #MAX_EVENTS}
 */
public record FastPathInput(List<FastPathInputEvent> events) implements Pdu {
    /** As many as the header can count. */
    public static final int MAX_EVENTS = 15;

    public FastPathInput {
        events = List.copyOf(events);
        if (events.isEmpty() || events.size() > MAX_EVENTS) {
            throw new IllegalArgumentException(events.size() + " events are not in 1.." + MAX_EVENTS);
        }
    }

    /** @param count numEvents of the header, 1..15 */
    public static FastPathInput decode(WireReader in, int count) throws DecodeException {
        List<FastPathInputEvent> events = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            events.add(FastPathInputEvent.decode(in));
        }
        return new FastPathInput(events);
    }

    @Override
    public void encode(WireWriter out) {
        events.forEach(event -> event.encode(out));
    }

    @Override
    public int size() {
        return events.stream().mapToInt(FastPathInputEvent::size).sum();
    }
}
