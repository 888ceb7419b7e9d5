package dev.oriel.rdp.share;

import dev.oriel.rdp.wire.Bytes;
import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Pdu;
import dev.oriel.rdp.wire.WireReader;
import dev.oriel.rdp.wire.WireWriter;

/**
 * The user has logged on, or could not: [MS-RDPBCGR] 2.2.10.1 Save Session Info PDU.
 *
 * @param info told apart by infoType
 */
public record SaveSessionInfo(LogonInfo info) implements DataPdu {
    static final int TYPE = 0x26;

    /** infoData: 2.2.10.1.1 TS_SAVE_SESSION_INFO_PDU_DATA. */
    public sealed interface LogonInfo extends Pdu
            permits UserLogon, UserLogonLong, PlainNotify, ExtendedLogonInfo, UnknownInfo {
        int infoType();
    }

    /** Somebody has logged on, the host does not say who: 2.2.10.1.1.3 TS_PLAIN_NOTIFY. */
    public record PlainNotify() implements LogonInfo {
        static final int INFO_TYPE = 2;

        private static final int PADDING = 576;

        @Override
        public int infoType() {
            return INFO_TYPE;
        }

        @Override
        public int size() {
            return PADDING;
        }

        @Override
        public void encode(WireWriter out) {
            out.zeros(PADDING);
        }
    }

    /** Of a type that is not known here. */
    public record UnknownInfo(int infoType, Bytes data) implements LogonInfo {
        @Override
        public int size() {
            return data.length();
        }

        @Override
        public void encode(WireWriter out) {
            out.bytes(data);
        }
    }

    @Override
    public int type() {
        return TYPE;
    }

    @Override
    public int size() {
        return 4 + info.size();
    }

    @Override
    public void encode(WireWriter out) {
        out.i32le(info.infoType());
        info.encode(out);
    }

    static SaveSessionInfo decode(WireReader in) throws DecodeException {
        in.require(4, "infoType");
        int infoType = in.i32le();
        return new SaveSessionInfo(
                switch (infoType) {
                    case UserLogon.INFO_TYPE -> UserLogon.decode(in);
                    case UserLogonLong.INFO_TYPE -> UserLogonLong.decode(in);
                    case PlainNotify.INFO_TYPE -> new PlainNotify();
                    case ExtendedLogonInfo.INFO_TYPE -> ExtendedLogonInfo.decode(in);
                    default -> new UnknownInfo(infoType, in.rest());
                });
    }
}
