package dev.oriel.rdp.channel.dynamic;

import dev.oriel.rdp.wire.Bytes;
import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Pdu;
import dev.oriel.rdp.wire.Range;
import dev.oriel.rdp.wire.WireReader;
import dev.oriel.rdp.wire.WireWriter;

/**
 * A message on the static channel {@code drdynvc}: [MS-RDPEDYC] 2.2.
 *
 * <pre>{@code
 *  0                     1
 * +------+-------+-----+-----------------------+
 * | Cmd  | Sp    | cb  | channel id, 1, 2 or 4 |
 * | 4    | 2     | 2   | bytes as cb says, ... |
 * +------+-------+-----+-----------------------+
 * }</pre>
 *
 * Requests and responses have the same Cmd, so which it is follows from who sent it: {@link #decodeFromHost} and
 * {@link #decodeFromClient}.
 */
public sealed interface DynamicPdu extends Pdu
        permits CapabilitiesPdu, CreatePdu, TransferPdu, DynamicPdu.Close, SoftSyncPdu, DynamicPdu.Unknown {
    int CLOSE = 0x4;

    /** [MS-RDPEDYC] 2.2.4 Closing a DVC. */
    record Close(long channelId) implements DynamicPdu {
        public Close {
            Range.u32("ChannelId", channelId);
        }

        @Override
        public void encode(WireWriter out) {
            ChannelHeader.write(out, CLOSE, 0, channelId);
        }

        @Override
        public int size() {
            return ChannelHeader.size(channelId);
        }
    }

    /** A command that the specification does not name. */
    record Unknown(int header, Bytes rest) implements DynamicPdu {
        public Unknown {
            Range.u8("header", header);
        }

        @Override
        public void encode(WireWriter out) {
            out.u8(header).bytes(rest);
        }

        @Override
        public int size() {
            return 1 + rest.length();
        }
    }

    static DynamicPdu decodeFromHost(WireReader in) throws DecodeException {
        int header = in.u8();
        return switch (header >> 4) {
            case CapabilitiesPdu.CAPABILITIES -> CapabilitiesPdu.Request.decodeBody(in);
            case CreatePdu.CREATE -> CreatePdu.Request.decodeBody(header, in);
            default -> decodeFromEither(header, in);
        };
    }

    static DynamicPdu decodeFromClient(WireReader in) throws DecodeException {
        int header = in.u8();
        return switch (header >> 4) {
            case CapabilitiesPdu.CAPABILITIES -> CapabilitiesPdu.Response.decodeBody(in);
            case CreatePdu.CREATE -> CreatePdu.Response.decodeBody(header, in);
            default -> decodeFromEither(header, in);
        };
    }

    private static DynamicPdu decodeFromEither(int header, WireReader in) throws DecodeException {
        return switch (header >> 4) {
            case TransferPdu.DATA_FIRST -> TransferPdu.DataFirst.decodeBody(false, header, in);
            case TransferPdu.DATA_FIRST_COMPRESSED -> TransferPdu.DataFirst.decodeBody(true, header, in);
            case TransferPdu.DATA -> TransferPdu.Data.decodeBody(false, header, in);
            case TransferPdu.DATA_COMPRESSED -> TransferPdu.Data.decodeBody(true, header, in);
            case CLOSE -> new Close(ChannelHeader.readId(header, in));
            case SoftSyncPdu.SOFT_SYNC_REQUEST -> SoftSyncPdu.Request.decodeBody(in);
            case SoftSyncPdu.SOFT_SYNC_RESPONSE -> SoftSyncPdu.Response.decodeBody(in);
            default -> new Unknown(header, in.rest());
        };
    }
}
