package dev.oriel.rdp.gcc;

import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Range;
import dev.oriel.rdp.wire.WireReader;
import dev.oriel.rdp.wire.WireWriter;
import java.util.OptionalLong;

/**
 * Version of the host and what it was asked for: [MS-RDPBCGR] 2.2.1.4.2 TS_UD_SC_CORE.
 *
 * @param version as {@link RdpVersion} has them
 * @param clientRequestedProtocols of the negotiation, repeated
 * @param earlyCapabilityFlags a combination of the constants; only after clientRequestedProtocols
 */
public record ServerCoreData(long version, OptionalLong clientRequestedProtocols, OptionalLong earlyCapabilityFlags)
        implements ServerBlock {
    static final int TYPE = 0x0C01;

    public static final long EDGE_ACTIONS_SUPPORTED_V1 = 0x1;
    public static final long DYNAMIC_DST_SUPPORTED = 0x2;
    public static final long EDGE_ACTIONS_SUPPORTED_V2 = 0x4;

    /** The channels need not be joined. */
    public static final long SKIP_CHANNELJOIN_SUPPORTED = 0x8;

    public ServerCoreData {
        Range.u32("version", version);
        Range.u32("clientRequestedProtocols", clientRequestedProtocols.orElse(0));
        Range.u32("earlyCapabilityFlags", earlyCapabilityFlags.orElse(0));
        if (earlyCapabilityFlags.isPresent() && clientRequestedProtocols.isEmpty()) {
            throw new IllegalArgumentException("earlyCapabilityFlags without clientRequestedProtocols");
        }
    }

    @Override
    public int type() {
        return TYPE;
    }

    @Override
    public int bodySize() {
        return 4 + (clientRequestedProtocols.isPresent() ? 4 : 0) + (earlyCapabilityFlags.isPresent() ? 4 : 0);
    }

    @Override
    public void encodeBody(WireWriter out) {
        out.u32le(version);
        clientRequestedProtocols.ifPresent(out::u32le);
        earlyCapabilityFlags.ifPresent(out::u32le);
    }

    static ServerCoreData decodeBody(WireReader in) throws DecodeException {
        return new ServerCoreData(in.u32le(), optional(in), optional(in));
    }

    private static OptionalLong optional(WireReader in) throws DecodeException {
        return in.remaining() >= 4 ? OptionalLong.of(in.u32le()) : OptionalLong.empty();
    }
}
