package dev.oriel.rdp.x224;

import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Range;
import dev.oriel.rdp.wire.WireReader;
import dev.oriel.rdp.wire.WireWriter;

/** The host's answer to a {@link NegotiationRequest}: [MS-RDPBCGR] 2.2.1.2.1 and 2.2.1.2.2. */
public sealed interface NegotiationReply {
    /** In bytes. */
    int SIZE = 8;

    /**
     * The host has chosen: 2.2.1.2.1 RDP Negotiation Response (RDP_NEG_RSP).
     *
     * @param flags a combination of the constants
     * @param selectedProtocol one of {@link SecurityProtocol}
     */
    record Selected(int flags, long selectedProtocol) implements NegotiationReply {
        static final int TYPE = 0x02;

        /** flags: the host takes extended client data blocks, such as monitors. */
        public static final int EXTENDED_CLIENT_DATA_SUPPORTED = 0x01;

        /** flags: the host can do the graphics pipeline. */
        public static final int DYNVC_GFX_PROTOCOL_SUPPORTED = 0x02;

        public static final int RESTRICTED_ADMIN_MODE_SUPPORTED = 0x08;

        public static final int REDIRECTED_AUTHENTICATION_MODE_SUPPORTED = 0x10;

        public Selected {
            Range.u8("flags", flags);
            Range.u32("selectedProtocol", selectedProtocol);
        }
    }

    /**
     * The host takes none of what was offered: 2.2.1.2.2 RDP Negotiation Failure (RDP_NEG_FAILURE).
     *
     * @param failureCode see {@link FailureCode}
     */
    record Failed(long failureCode) implements NegotiationReply {
        static final int TYPE = 0x03;

        public Failed {
            Range.u32("failureCode", failureCode);
        }
    }

    default void encode(WireWriter out) {
        switch (this) {
            case Selected(int flags, long protocol) ->
                out.u8(Selected.TYPE).u8(flags).u16le(SIZE).u32le(protocol);
            case Failed(long code) -> out.u8(Failed.TYPE).u8(0).u16le(SIZE).u32le(code);
        }
    }

    static NegotiationReply decode(WireReader in) throws DecodeException {
        in.require(SIZE, "RDP_NEG_RSP");
        int at = in.position();
        int type = in.u8();
        int flags = in.u8();
        int length = in.u16le();
        if (length != SIZE) {
            throw DecodeException.invalid("RDP_NEG_RSP length", at + 2, length);
        }
        return switch (type) {
            case Selected.TYPE -> new Selected(flags, in.u32le());
            case Failed.TYPE -> new Failed(in.u32le());
            default -> throw DecodeException.invalid("RDP_NEG_RSP type", at, type);
        };
    }
}
