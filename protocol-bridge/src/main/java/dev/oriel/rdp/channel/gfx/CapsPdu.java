package dev.oriel.rdp.channel.gfx;

import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Range;
import dev.oriel.rdp.wire.WireReader;
import dev.oriel.rdp.wire.WireWriter;
import java.util.ArrayList;
import java.util.List;

/** Messages that agree on a version. */
public sealed interface CapsPdu extends GfxPdu {
    int CAPS_ADVERTISE = 0x0012;
    int CAPS_CONFIRM = 0x0013;

    /** [MS-RDPEGFX] 2.2.2.18 RDPGFX_CAPS_ADVERTISE_PDU: what the client offers. */
    record CapsAdvertise(List<GfxCapability> capabilities) implements CapsPdu {
        public CapsAdvertise {
            capabilities = List.copyOf(capabilities);
            Range.u16("capsSetCount", capabilities.size());
        }

        @Override
        public int cmdId() {
            return CAPS_ADVERTISE;
        }

        @Override
        public int bodySize() {
            return 2 + capabilities.stream().mapToInt(GfxCapability::size).sum();
        }

        @Override
        public void encodeBody(WireWriter out) {
            out.u16le(capabilities.size());
            capabilities.forEach(capability -> capability.encode(out));
        }

        static CapsAdvertise decodeBody(WireReader in) throws DecodeException {
            int count = in.u16le();
            List<GfxCapability> capabilities = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                capabilities.add(GfxCapability.decode(in));
            }
            return new CapsAdvertise(capabilities);
        }
    }

    /** [MS-RDPEGFX] 2.2.2.19 RDPGFX_CAPS_CONFIRM_PDU: what the host has chosen. */
    record CapsConfirm(GfxCapability capability) implements CapsPdu {
        @Override
        public int cmdId() {
            return CAPS_CONFIRM;
        }

        @Override
        public int bodySize() {
            return capability.size();
        }

        @Override
        public void encodeBody(WireWriter out) {
            capability.encode(out);
        }

        static CapsConfirm decodeBody(WireReader in) throws DecodeException {
            return new CapsConfirm(GfxCapability.decode(in));
        }
    }
}
