package dev.oriel.rdp.x224;

import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Range;
import dev.oriel.rdp.wire.WireReader;
import dev.oriel.rdp.wire.WireWriter;

/**
 * What the client can do: [MS-RDPBCGR] 2.2.1.1.1 RDP Negotiation Request (RDP_NEG_REQ).
 *
 * @param flags a combination of the constants
 * @param requestedProtocols a combination of {@link SecurityProtocol} flags
 */
public record NegotiationRequest(int flags, long requestedProtocols) {
    static final int TYPE = 0x01;

    /** In bytes. */
    static final int SIZE = 8;

    /** flags: the client can do Restricted Admin mode. */
    public static final int RESTRICTED_ADMIN_MODE_REQUIRED = 0x01;

    /** flags: the client can do Remote Credential Guard. */
    public static final int REDIRECTED_AUTHENTICATION_MODE_REQUIRED = 0x02;

    /** flags: a {@link CorrelationInfo} follows. */
    public static final int CORRELATION_INFO_PRESENT = 0x08;

    public NegotiationRequest {
        Range.u8("flags", flags);
        Range.u32("requestedProtocols", requestedProtocols);
    }

    void encode(WireWriter out) {
        out.u8(TYPE).u8(flags).u16le(SIZE).u32le(requestedProtocols);
    }

    static NegotiationRequest decode(WireReader in) throws DecodeException {
        in.require(SIZE, "RDP_NEG_REQ");
        int at = in.position();
        int type = in.u8();
        if (type != TYPE) {
            throw DecodeException.invalid("RDP_NEG_REQ type", at, type);
        }
        int flags = in.u8();
        int length = in.u16le();
        if (length != SIZE) {
            throw DecodeException.invalid("RDP_NEG_REQ length", at + 2, length);
        }
        return new NegotiationRequest(flags, in.u32le());
    }
}
