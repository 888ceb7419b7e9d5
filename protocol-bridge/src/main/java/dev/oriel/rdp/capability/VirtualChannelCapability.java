package dev.oriel.rdp.capability;

import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Range;
import dev.oriel.rdp.wire.WireReader;
import dev.oriel.rdp.wire.WireWriter;
import java.util.OptionalLong;

/**
 * Compression and chunk size of static virtual channels: [MS-RDPBCGR] 2.2.7.1.10 TS_VIRTUALCHANNEL_CAPABILITYSET.
 *
 * @param flags a combination of the constants
 * @param chunkSize largest chunk in bytes, from the host only; 1600 where absent
 */
public record VirtualChannelCapability(long flags, OptionalLong chunkSize) implements CapabilitySet {
    static final int TYPE = 0x14;

    /** flags: channel data is not compressed. */
    public static final long NO_COMPRESSION = 0;

    /** flags: the host may compress channel data. */
    public static final long COMPRESSION_TO_CLIENT = 1;

    /** flags: the client may compress channel data, at 8K. */
    public static final long COMPRESSION_TO_HOST_8K = 2;

    public VirtualChannelCapability {
        Range.u32("flags", flags);
        Range.u32("VCChunkSize", chunkSize.orElse(0));
    }

    @Override
    public int type() {
        return TYPE;
    }

    @Override
    public int bodySize() {
        return chunkSize.isPresent() ? 8 : 4;
    }

    @Override
    public void encodeBody(WireWriter out) {
        out.u32le(flags);
        chunkSize.ifPresent(out::u32le);
    }

    static VirtualChannelCapability decodeBody(WireReader in) throws DecodeException {
        in.require(4, "VirtualChannelCapability");
        return new VirtualChannelCapability(
                in.u32le(), in.remaining() >= 4 ? OptionalLong.of(in.u32le()) : OptionalLong.empty());
    }
}
