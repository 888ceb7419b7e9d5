package dev.oriel.rdp.autodetect;

import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Pdu;
import dev.oriel.rdp.wire.Range;
import dev.oriel.rdp.wire.WireReader;
import dev.oriel.rdp.wire.WireWriter;

/**
 * The answer to a {@link MultitransportRequest}, behind a security header with SEC_TRANSPORT_RSP: [MS-RDPBCGR] 2.2.15.2
 * Client Initiate Multitransport Response PDU.
 *
 * @param requestId of the request
 * @param hrResponse HRESULT: 0 or {@link #E_ABORT}
 */
public record MultitransportResponse(long requestId, long hrResponse) implements Pdu {
    /** The client makes no such connection. */
    public static final long E_ABORT = 0x8000_4004L;

    private static final int SIZE = 8;

    public MultitransportResponse {
        Range.u32("requestId", requestId);
        Range.u32("hrResponse", hrResponse);
    }

    @Override
    public int size() {
        return SIZE;
    }

    @Override
    public void encode(WireWriter out) {
        out.u32le(requestId).u32le(hrResponse);
    }

    public static MultitransportResponse decode(WireReader in) throws DecodeException {
        in.require(SIZE, "MultitransportResponse");
        return new MultitransportResponse(in.u32le(), in.u32le());
    }
}
