package dev.oriel.rdp.testing;

import dev.oriel.rdp.capability.CapabilitySet;
import dev.oriel.rdp.share.DataPdu;
import dev.oriel.rdp.share.ServerRedirection;
import dev.oriel.rdp.share.ShareControlPdu;
import java.util.LinkedHashMap;
import java.util.Map;

/** Decoders of the I/O channel. */
final class ShareOracles {
    private ShareOracles() {}

    static Map<String, Decoder<?>> decoders() {
        Map<String, Decoder<?>> decoders = new LinkedHashMap<>();
        decoders.put("control", ShareControlPdu::decode);
        decoders.put("capability", CapabilitySet::decode);
        decoders.put("redirection", ServerRedirection::decode);
        // The first byte chooses the type, as the share data header would.
        decoders.put("data", in -> DataPdu.decode(in.u8(), in).toBytes());
        return decoders;
    }
}
