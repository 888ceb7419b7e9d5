package dev.oriel.rdp.x224;

import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.WireReader;
import dev.oriel.rdp.wire.WireWriter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The client's first message: [MS-RDPBCGR] 2.2.1.1 Client X.224 Connection Request PDU.
 *
 * <pre>{@code
 *  0      4    5      6         8         10      11
 * +------+----+------+---------+---------+-------+---------+-------------+------------------+
 * | TPKT | LI | 0xE0 | DST-REF | SRC-REF | class | routing | RDP_NEG_REQ | CORRELATION_INFO |
 * +------+----+------+---------+---------+-------+---------+-------------+------------------+
 * }</pre>
 *
 * @param routing for a load balancer
 * @param negotiation absent from clients that know RDP's own security only
 * @param correlation present where the flag {@link NegotiationRequest#CORRELATION_INFO_PRESENT} says so
 */
public record ConnectionRequest(
        Optional<Routing> routing, Optional<NegotiationRequest> negotiation, Optional<CorrelationInfo> correlation)
        implements X224Pdu {
    static final int CODE = 0xE0;

    private static final int FIXED_LI = 6;

    public ConnectionRequest {
        boolean announced = negotiation.isPresent()
                && (negotiation.get().flags() & NegotiationRequest.CORRELATION_INFO_PRESENT) != 0;
        if (announced != correlation.isPresent()) {
            throw new IllegalArgumentException("correlation info and its flag do not agree");
        }
    }

    /** A request for one of {@code protocols} and nothing else. */
    public static ConnectionRequest of(Optional<Routing> routing, long protocols) {
        return new ConnectionRequest(routing, Optional.of(new NegotiationRequest(0, protocols)), Optional.empty());
    }

    private int headerLength() {
        return FIXED_LI
                + routing.map(present -> present.line().length() + 2).orElse(0)
                + (negotiation.isPresent() ? NegotiationRequest.SIZE : 0)
                + (correlation.isPresent() ? CorrelationInfo.SIZE : 0);
    }

    @Override
    public int size() {
        return Tpkt.HEADER_SIZE + 1 + headerLength();
    }

    @Override
    public void encode(WireWriter out) {
        Tpkt.encode(out, size());
        out.u8(headerLength()).u8(CODE);
        out.zeros(5); // DST-REF, SRC-REF, class and options
        routing.ifPresent(present -> out.bytes((present.line() + "\r\n").getBytes(StandardCharsets.ISO_8859_1)));
        negotiation.ifPresent(present -> present.encode(out));
        correlation.ifPresent(present -> present.encode(out));
    }

    static ConnectionRequest decodeBody(WireReader in) throws DecodeException {
        in.skip(5, "DST-REF");
        Optional<Routing> routing = Optional.empty();
        if (in.hasRemaining() && in.peekU8() != NegotiationRequest.TYPE) {
            routing = Optional.of(Routing.of(readLine(in)));
        }
        if (!in.hasRemaining()) {
            return new ConnectionRequest(routing, Optional.empty(), Optional.empty());
        }
        NegotiationRequest negotiation = NegotiationRequest.decode(in);
        boolean correlated = (negotiation.flags() & NegotiationRequest.CORRELATION_INFO_PRESENT) != 0;
        Optional<CorrelationInfo> correlation = correlated ? Optional.of(CorrelationInfo.decode(in)) : Optional.empty();
        in.end("Connection Request");
        return new ConnectionRequest(routing, Optional.of(negotiation), correlation);
    }

    private static String readLine(WireReader in) throws DecodeException {
        int at = in.position();
        StringBuilder line = new StringBuilder();
        while (true) {
            char next = (char) in.u8();
            if (next == '\r' && in.peekU8() == '\n') {
                in.skip(1, "routing line");
                return line.toString();
            }
            if (line.length() == Routing.MAX_LENGTH) {
                throw DecodeException.tooLarge("routing line", at, line.length() + 1L, Routing.MAX_LENGTH);
            }
            line.append(next);
        }
    }
}
