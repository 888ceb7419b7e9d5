package dev.oriel.rdp.gcc;

import dev.oriel.rdp.wire.Bytes;
import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Range;
import dev.oriel.rdp.wire.WireReader;
import dev.oriel.rdp.wire.WireWriter;

/** Settings of the host: [MS-RDPBCGR] 2.2.1.4. */
public sealed interface ServerBlock extends DataBlock
        permits ServerCoreData,
                ServerSecurityData,
                ServerNetworkData,
                ServerMessageChannelData,
                ServerMultitransportData,
                ServerBlock.Unknown {

    static ServerBlock decode(WireReader in) throws DecodeException {
        return DataBlock.decode(in, ServerBlock::decodeBody);
    }

    static ServerBlock decodeBody(int type, WireReader in) throws DecodeException {
        return switch (type) {
            case ServerCoreData.TYPE -> ServerCoreData.decodeBody(in);
            case ServerSecurityData.TYPE -> ServerSecurityData.decodeBody(in);
            case ServerNetworkData.TYPE -> ServerNetworkData.decodeBody(in);
            case ServerMessageChannelData.TYPE -> ServerMessageChannelData.decodeBody(in);
            case ServerMultitransportData.TYPE -> ServerMultitransportData.decodeBody(in);
            default -> new Unknown(type, in.rest());
        };
    }

    /** A block of a type that is not known here, kept as it came. */
    record Unknown(int type, Bytes body) implements ServerBlock {
        public Unknown {
            Range.u16("type", type);
            Range.length("body", body, 0xFFFF - HEADER_SIZE);
        }

        @Override
        public int bodySize() {
            return body.length();
        }

        @Override
        public void encodeBody(WireWriter out) {
            out.bytes(body);
        }
    }
}
