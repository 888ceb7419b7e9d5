package dev.oriel.rdp.share;

import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Range;
import dev.oriel.rdp.wire.WireReader;
import dev.oriel.rdp.wire.WireWriter;

/**
 * Why the host is going to end the session: [MS-RDPBCGR] 2.2.5.1 Set Error Info PDU.
 *
 * @param errorInfo see {@link ErrorInfo}; 0 is no error
 */
public record SetErrorInfo(long errorInfo) implements DataPdu {
    static final int TYPE = 0x2F;

    private static final int SIZE = 4;

    public SetErrorInfo {
        Range.u32("errorInfo", errorInfo);
    }

    @Override
    public int type() {
        return TYPE;
    }

    @Override
    public int size() {
        return SIZE;
    }

    @Override
    public void encode(WireWriter out) {
        out.u32le(errorInfo);
    }

    static SetErrorInfo decode(WireReader in) throws DecodeException {
        in.require(SIZE, "SetErrorInfo");
        long errorInfo = in.u32le();
        return new SetErrorInfo(errorInfo);
    }
}
