package dev.oriel.rdp.channel.dynamic;

import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Range;
import dev.oriel.rdp.wire.WireReader;
import dev.oriel.rdp.wire.WireWriter;
import java.util.ArrayList;
import java.util.List;

/** [MS-RDPEDYC] 2.2.1: which version both ends speak. */
public sealed interface CapabilitiesPdu extends DynamicPdu {
    int CAPABILITIES = 0x5;

    /**
     * [MS-RDPEDYC] 2.2.1.1 DVC Capabilities Request PDU.
     *
     * @param version 1, 2 or 3
     * @param priorityCharges share of the bandwidth of each of the four priorities; empty in version 1
     */
    record Request(int version, List<Integer> priorityCharges) implements CapabilitiesPdu {
        private static final int CHARGES = 4;

        public Request {
            Range.u16("Version", version);
            priorityCharges = List.copyOf(priorityCharges);
            priorityCharges.forEach(charge -> Range.u16("PriorityCharge", charge));
            Range.check("number of PriorityCharge", priorityCharges.size(), version <= 1 ? 0 : CHARGES);
            if (version > 1 && priorityCharges.size() != CHARGES) {
                throw new IllegalArgumentException("version " + version + " has four priority charges");
            }
        }

        @Override
        public void encode(WireWriter out) {
            out.u8(CAPABILITIES << 4).u8(0).u16le(version);
            priorityCharges.forEach(out::u16le);
        }

        @Override
        public int size() {
            return 4 + 2 * priorityCharges.size();
        }

        static Request decodeBody(WireReader in) throws DecodeException {
            in.require(3, "DYNVC_CAPS");
            in.skip(1, "Pad");
            int version = in.u16le();
            List<Integer> charges = new ArrayList<>();
            for (int i = 0; i < CHARGES && version > 1; i++) {
                charges.add(in.u16le());
            }
            return new Request(version, charges);
        }
    }

    /** [MS-RDPEDYC] 2.2.1.2 DVC Capabilities Response PDU. */
    record Response(int version) implements CapabilitiesPdu {
        public Response {
            Range.u16("Version", version);
        }

        @Override
        public void encode(WireWriter out) {
            out.u8(CAPABILITIES << 4).u8(0).u16le(version);
        }

        @Override
        public int size() {
            return 4;
        }

        static Response decodeBody(WireReader in) throws DecodeException {
            in.require(3, "DYNVC_CAPS_RSP");
            in.skip(1, "Pad");
            return new Response(in.u16le());
        }
    }
}
