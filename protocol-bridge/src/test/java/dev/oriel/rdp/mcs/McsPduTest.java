package dev.oriel.rdp.mcs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oriel.rdp.testing.PduContract;
import dev.oriel.rdp.wire.Bytes;
import dev.oriel.rdp.wire.DecodeException;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class McsPduTest {
    @TestFactory
    Stream<DynamicNode> everyDomainPduHoldsTheContract() {
        return PduContract.of(
                McsPdu::decode,
                new McsPdu.ErectDomainRequest(0, 0),
                new McsPdu.ErectDomainRequest(300, 70000),
                new McsPdu.DisconnectProviderUltimatum(McsPdu.DisconnectProviderUltimatum.USER_REQUESTED),
                new McsPdu.AttachUserRequest(),
                new McsPdu.AttachUserConfirm(0, OptionalInt.of(1007)),
                new McsPdu.AttachUserConfirm(14, OptionalInt.empty()),
                new McsPdu.ChannelJoinRequest(1007, 1003),
                new McsPdu.ChannelJoinConfirm(0, 1007, 1003, OptionalInt.of(1003)),
                new McsPdu.ChannelJoinConfirm(9, 1007, 1003, OptionalInt.empty()),
                new SendData.Request(1007, 1003, Bytes.ofHex("0102")),
                new SendData.Indication(1002, 1003, Bytes.wrap(new byte[200])));
    }

    @TestFactory
    Stream<DynamicNode> connectPdusHoldTheContract() {
        return PduContract.of(
                ConnectPdu::decode,
                ConnectPdu.Initial.of(Bytes.wrap(new byte[300])),
                ConnectPdu.Initial.of(Bytes.ofHex("01")),
                new ConnectPdu.Response(0, 0, DomainParameters.TARGET, Bytes.wrap(new byte[150])),
                new ConnectPdu.Response(15, 7, DomainParameters.MAXIMUM, Bytes.EMPTY));
    }

    @Test
    void writesSmallPdusAsTheSpecificationShowsThem() {
        // [MS-RDPBCGR] 4.1.5 to 4.1.8, behind their X.224 headers
        PduContract.assertVector(McsPdu::decode, "04 01 00 01 00", new McsPdu.ErectDomainRequest(0, 0));
        PduContract.assertVector(McsPdu::decode, "28", new McsPdu.AttachUserRequest());
        PduContract.assertVector(McsPdu::decode, "2e 00 00 06", new McsPdu.AttachUserConfirm(0, OptionalInt.of(1007)));
        PduContract.assertVector(McsPdu::decode, "38 00 06 03 ef", new McsPdu.ChannelJoinRequest(1007, 1007));
        PduContract.assertVector(
                McsPdu::decode,
                "3e 00 00 06 03 ef 03 ef",
                new McsPdu.ChannelJoinConfirm(0, 1007, 1007, OptionalInt.of(1007)));
        // 4.2.2
        PduContract.assertVector(McsPdu::decode, "21 80", new McsPdu.DisconnectProviderUltimatum(3));
    }

    @Test
    void readsLengthsOfFifteenBits() throws DecodeException {
        // 0xC000 would begin a fragment by [X691]; hosts mean 16384 bytes
        SendData.Indication large = new SendData.Indication(1002, 1003, Bytes.wrap(new byte[16384]));
        assertThat(large.toBytes().slice(6, 2)).isEqualTo(Bytes.ofHex("c000"));
        assertThat(McsPdu.decode(large.toBytes().reader())).isEqualTo(large);
    }

    @Test
    void writesDomainParametersAsTheSpecificationShowsThem() {
        // [MS-RDPBCGR] 4.1.3: targetParameters
        String hex = java.util.HexFormat.of()
                .formatHex(ConnectPdu.Initial.of(Bytes.EMPTY).toBytes().toArray());
        assertThat(hex).contains("301a020122020102020100020101020100020101020300ffff020102");
    }
}
