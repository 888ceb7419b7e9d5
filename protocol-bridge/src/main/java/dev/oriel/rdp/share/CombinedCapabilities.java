package dev.oriel.rdp.share;

import dev.oriel.rdp.capability.CapabilitySet;
import dev.oriel.rdp.wire.Bytes;
import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Limits;
import dev.oriel.rdp.wire.WireReader;
import dev.oriel.rdp.wire.WireWriter;
import java.util.List;

/** What Demand Active and Confirm Active share: from lengthCombinedCapabilities to the last capability set. */
record CombinedCapabilities(Bytes descriptor, List<CapabilitySet> sets) {
    /** Some thirty kinds of sets exist, and each comes once. */
    private static final int MAX_SETS = 256;

    /** With the two lengths. */
    static int size(Bytes descriptor, List<CapabilitySet> sets) {
        return 4 + descriptor.length() + 4 + CapabilitySet.sizeOf(sets);
    }

    /** Writes what follows lengthSourceDescriptor. */
    static void encode(WireWriter out, Bytes descriptor, List<CapabilitySet> sets) {
        out.u16le(4 + CapabilitySet.sizeOf(sets));
        out.bytes(descriptor);
        out.u16le(sets.size());
        out.zeros(2); // pad2Octets
        sets.forEach(set -> set.encode(out));
    }

    /**
     * Reads what follows lengthSourceDescriptor. lengthCombinedCapabilities is not relied on: see {@link
     * dev.oriel.rdp.wire.Quirk#COMBINED_CAPABILITIES_LENGTH}.
     */
    static CombinedCapabilities decode(WireReader in, int descriptorLength) throws DecodeException {
        in.skip(2, "lengthCombinedCapabilities");
        Bytes descriptor = in.bytes(descriptorLength, "sourceDescriptor");
        in.require(4, "numberCapabilities");
        int count = Limits.check("numberCapabilities", in.position(), in.u16le(), MAX_SETS);
        in.skip(2, "pad2Octets");
        return new CombinedCapabilities(descriptor, CapabilitySet.decodeList(in, count));
    }
}
