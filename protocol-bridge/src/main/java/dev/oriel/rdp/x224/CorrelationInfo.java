package dev.oriel.rdp.x224;

import dev.oriel.rdp.wire.Bytes;
import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Range;
import dev.oriel.rdp.wire.WireReader;
import dev.oriel.rdp.wire.WireWriter;

/**
 * Names the connection in the logs of both sides: [MS-RDPBCGR] 2.2.1.1.2 RDP Correlation Info.
 *
 * @param correlationId 16 bytes; the first is neither 0x00 nor 0xF4, none is 0x0D
 */
public record CorrelationInfo(Bytes correlationId) {
    static final int TYPE = 0x06;

    /** In bytes. */
    static final int SIZE = 36;

    private static final int ID_SIZE = 16;
    private static final int RESERVED_SIZE = 16;

    public CorrelationInfo {
        Range.exactly("correlationId", correlationId, ID_SIZE);
    }

    void encode(WireWriter out) {
        out.u8(TYPE).u8(0).u16le(SIZE);
        out.bytes(correlationId);
        out.zeros(RESERVED_SIZE);
    }

    static CorrelationInfo decode(WireReader in) throws DecodeException {
        in.require(SIZE, "RDP_NEG_CORRELATION_INFO");
        int at = in.position();
        int type = in.u8();
        if (type != TYPE) {
            throw DecodeException.invalid("RDP_NEG_CORRELATION_INFO type", at, type);
        }
        in.skip(3, "flags and length");
        Bytes correlationId = in.bytes(ID_SIZE, "correlationId");
        in.skip(RESERVED_SIZE, "reserved");
        return new CorrelationInfo(correlationId);
    }
}
