package dev.oriel.rdp.autodetect;

import dev.oriel.rdp.wire.Bytes;
import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Pdu;
import dev.oriel.rdp.wire.Range;
import dev.oriel.rdp.wire.WireReader;
import dev.oriel.rdp.wire.WireWriter;

/**
 * The host would like a transport over UDP too, behind a security header with SEC_TRANSPORT_REQ: [MS-RDPBCGR] 2.2.15.1
 * Server Initiate Multitransport Request PDU.
 *
 * @param requestId to be repeated in the answer
 * @param requestedProtocol 1 reliable, 2 lossy
 * @param securityCookie 16 bytes, secret
 */
public record MultitransportRequest(long requestId, int requestedProtocol, Bytes securityCookie) implements Pdu {
    private static final int COOKIE_SIZE = 16;
    private static final int SIZE = 8 + COOKIE_SIZE;

    public MultitransportRequest {
        Range.u32("requestId", requestId);
        Range.u16("requestedProtocol", requestedProtocol);
        Range.exactly("securityCookie", securityCookie, COOKIE_SIZE);
    }

    @Override
    public int size() {
        return SIZE;
    }

    @Override
    public void encode(WireWriter out) {
        out.u32le(requestId).u16le(requestedProtocol);
        out.zeros(2); // reserved
        out.bytes(securityCookie);
    }

    public static MultitransportRequest decode(WireReader in) throws DecodeException {
        in.require(SIZE, "MultitransportRequest");
        long requestId = in.u32le();
        int protocol = in.u16le();
        in.skip(2, "reserved");
        return new MultitransportRequest(requestId, protocol, in.bytes(COOKIE_SIZE, "securityCookie"));
    }

    @Override
    public String toString() {
        return "MultitransportRequest[requestId=" + requestId + ", requestedProtocol=" + requestedProtocol + "]";
    }
}
