package dev.oriel.rdp.gcc;

import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Range;
import dev.oriel.rdp.wire.WireReader;
import dev.oriel.rdp.wire.WireWriter;

/**
 * Redirection that the client can do: [MS-RDPBCGR] 2.2.1.3.5 TS_UD_CS_CLUSTER.
 *
 * @param flags a combination of the constants; bits 2 to 5 are a version
 * @param redirectedSessionId session to come to, after a redirection
 */
public record ClientClusterData(long flags, long redirectedSessionId) implements ClientBlock {
    static final int TYPE = 0xC004;

    /** flags: server redirection is understood. */
    public static final long REDIRECTION_SUPPORTED = 0x01;

    /** flags: {@code redirectedSessionId} counts. */
    public static final long SESSION_ID_VALID = 0x02;

    /** flags: redirection of version 4. */
    public static final long REDIRECTION_VERSION_4 = 3 << 2;

    private static final int BODY_SIZE = 8;

    public ClientClusterData {
        Range.u32("flags", flags);
        Range.u32("redirectedSessionId", redirectedSessionId);
    }

    @Override
    public int type() {
        return TYPE;
    }

    @Override
    public int bodySize() {
        return BODY_SIZE;
    }

    @Override
    public void encodeBody(WireWriter out) {
        out.u32le(flags);
        out.u32le(redirectedSessionId);
    }

    static ClientClusterData decodeBody(WireReader in) throws DecodeException {
        in.require(BODY_SIZE, "ClientClusterData");
        return new ClientClusterData(in.u32le(), in.u32le());
    }
}
