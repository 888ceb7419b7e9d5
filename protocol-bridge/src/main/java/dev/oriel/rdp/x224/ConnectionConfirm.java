package dev.oriel.rdp.x224;

import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Range;
import dev.oriel.rdp.wire.WireReader;
import dev.oriel.rdp.wire.WireWriter;
import java.util.Optional;

/**
 * The host's first message: [MS-RDPBCGR] 2.2.1.2 Server X.224 Connection Confirm PDU.
 *
 * <pre>{@code
 *  0      4    5      6         8         10      11
 * +------+----+------+---------+---------+-------+-------------+
 * | TPKT | LI | 0xD0 | DST-REF | SRC-REF | class | RDP_NEG_RSP |
 * +------+----+------+---------+---------+-------+-------------+
 * }</pre>
 *
 * @param sourceReference of the host, without a meaning
 * @param reply absent from hosts that know RDP's own security only
 */
public record ConnectionConfirm(int sourceReference, Optional<NegotiationReply> reply) implements X224Pdu {
    static final int CODE = 0xD0;

    private static final int FIXED_LI = 6;

    public ConnectionConfirm {
        Range.u16("SRC-REF", sourceReference);
    }

    private int headerLength() {
        return FIXED_LI + (reply.isPresent() ? NegotiationReply.SIZE : 0);
    }

    @Override
    public int size() {
        return Tpkt.HEADER_SIZE + 1 + headerLength();
    }

    @Override
    public void encode(WireWriter out) {
        Tpkt.encode(out, size());
        out.u8(headerLength()).u8(CODE);
        out.zeros(2); // DST-REF
        out.u16be(sourceReference);
        out.zeros(1); // class and options
        reply.ifPresent(present -> present.encode(out));
    }

    static ConnectionConfirm decodeBody(WireReader in) throws DecodeException {
        in.require(FIXED_LI - 1, "Connection Confirm");
        in.skip(2, "DST-REF");
        int sourceReference = in.u16be();
        in.skip(1, "class");
        if (!in.hasRemaining()) {
            return new ConnectionConfirm(sourceReference, Optional.empty());
        }
        NegotiationReply reply = NegotiationReply.decode(in);
        in.end("Connection Confirm");
        return new ConnectionConfirm(sourceReference, Optional.of(reply));
    }
}
