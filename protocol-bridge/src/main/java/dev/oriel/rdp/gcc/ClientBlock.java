package dev.oriel.rdp.gcc;

import dev.oriel.rdp.wire.Bytes;
import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Range;
import dev.oriel.rdp.wire.WireReader;
import dev.oriel.rdp.wire.WireWriter;

/** Settings of the client: [MS-RDPBCGR] 2.2.1.3. */
public sealed interface ClientBlock extends DataBlock
        permits ClientCoreData,
                ClientSecurityData,
                ClientNetworkData,
                ClientClusterData,
                ClientMonitorData,
                ClientMonitorExtendedData,
                ClientMessageChannelData,
                ClientMultitransportData,
                ClientBlock.Unknown {

    static ClientBlock decode(WireReader in) throws DecodeException {
        return DataBlock.decode(in, ClientBlock::decodeBody);
    }

    static ClientBlock decodeBody(int type, WireReader in) throws DecodeException {
        return switch (type) {
            case ClientCoreData.TYPE -> ClientCoreData.decodeBody(in);
            case ClientSecurityData.TYPE -> ClientSecurityData.decodeBody(in);
            case ClientNetworkData.TYPE -> ClientNetworkData.decodeBody(in);
            case ClientClusterData.TYPE -> ClientClusterData.decodeBody(in);
            case ClientMonitorData.TYPE -> ClientMonitorData.decodeBody(in);
            case ClientMonitorExtendedData.TYPE -> ClientMonitorExtendedData.decodeBody(in);
            case ClientMessageChannelData.TYPE -> ClientMessageChannelData.decodeBody(in);
            case ClientMultitransportData.TYPE -> ClientMultitransportData.decodeBody(in);
            default -> new Unknown(type, in.rest());
        };
    }

    /** A block of a type that is not known here, kept as it came. */
    record Unknown(int type, Bytes body) implements ClientBlock {
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
