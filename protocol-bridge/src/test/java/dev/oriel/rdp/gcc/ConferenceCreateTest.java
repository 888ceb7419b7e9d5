package dev.oriel.rdp.gcc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.oriel.rdp.testing.PduContract;
import dev.oriel.rdp.wire.Bytes;
import dev.oriel.rdp.wire.DecodeException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ConferenceCreateTest {
    static ClientCoreData core(ClientCoreOptions options) {
        return new ClientCoreData(
                RdpVersion.RDP_5_0_TO_8_1,
                1280,
                1024,
                ClientCoreData.COLOR_8BPP,
                ClientCoreData.SAS_DEL,
                0x409,
                3790,
                "ELTONS-DEV2",
                4,
                0,
                12,
                "",
                options);
    }

    static ClientCoreOptions fullOptions() {
        return new ClientCoreOptions(
                OptionalInt.of(ClientCoreData.COLOR_8BPP),
                OptionalInt.of(1),
                OptionalLong.of(0),
                OptionalInt.of(24),
                OptionalInt.of(7),
                OptionalInt.of(0x8FF),
                Optional.of("69712-783-0357974-42714"),
                OptionalInt.of(6),
                OptionalLong.of(1),
                OptionalLong.of(520),
                OptionalLong.of(290),
                OptionalInt.of(90),
                OptionalLong.of(150),
                OptionalLong.of(140));
    }

    static List<ClientBlock> clientBlocks() {
        return List.of(
                core(fullOptions()),
                core(ClientCoreOptions.NONE),
                new ClientSecurityData(0x1B, 0),
                new ClientNetworkData(List.of(
                        new ClientNetworkData.Channel("rdpdr", 0x80800000L),
                        new ClientNetworkData.Channel("cliprdr", 0xC0A00000L))),
                new ClientClusterData(0x0D, 3),
                new ClientMonitorData(List.of(new Monitor(0, 0, 1279, 1023, 1), new Monitor(-800, 0, -1, 599, 0))),
                new ClientMonitorExtendedData(
                        List.of(new ClientMonitorExtendedData.Attributes(520, 290, 90, 150, 140))),
                new ClientMessageChannelData(0),
                new ClientMultitransportData(0x101),
                new ClientBlock.Unknown(0xC0FE, Bytes.ofHex("010203")));
    }

    static List<ServerBlock> serverBlocks() {
        return List.of(
                new ServerCoreData(
                        RdpVersion.RDP_10_12,
                        OptionalLong.of(3),
                        OptionalLong.of(ServerCoreData.SKIP_CHANNELJOIN_SUPPORTED)),
                new ServerCoreData(RdpVersion.RDP_4_0, OptionalLong.empty(), OptionalLong.empty()),
                new ServerSecurityData(
                        2,
                        3,
                        Optional.of(new ServerSecurityData.Keys(Bytes.wrap(new byte[32]), Bytes.wrap(new byte[184])))),
                new ServerSecurityData(0, 0, Optional.empty()),
                new ServerNetworkData(1003, List.of(1004, 1005, 1006)),
                new ServerNetworkData(1003, List.of()),
                new ServerMessageChannelData(1008),
                new ServerMultitransportData(5),
                new ServerBlock.Unknown(0x0CFE, Bytes.ofHex("010203")));
    }

    @TestFactory
    Stream<DynamicNode> conferencePdusHoldTheContract() {
        return Stream.concat(
                PduContract.of(ConferenceCreate.Request::decode, new ConferenceCreate.Request(clientBlocks())),
                PduContract.of(
                        ConferenceCreate.Response::decode,
                        new ConferenceCreate.Response(0x79F3, 1, 0, serverBlocks())));
    }

    @TestFactory
    Stream<DynamicNode> everyBlockHoldsTheContract() {
        return Stream.concat(
                PduContract.of(ClientBlock::decode, clientBlocks().toArray(ClientBlock[]::new)),
                PduContract.of(ServerBlock::decode, serverBlocks().toArray(ServerBlock[]::new)));
    }

    @Test
    void coreDataMayEndAfterAnyOfItsOptionalFields() throws DecodeException {
        byte[] whole = core(fullOptions()).toBytes().toArray();
        int fixed = core(ClientCoreOptions.NONE).size();
        for (int length = fixed; length <= whole.length; length++) {
            byte[] part = java.util.Arrays.copyOf(whole, length);
            part[2] = (byte) length;
            part[3] = (byte) (length >> 8);
            ClientBlock block = ClientBlock.decode(Bytes.wrap(part).reader());
            assertThat(block).isInstanceOf(ClientCoreData.class);
            assertThat(block.size()).isLessThanOrEqualTo(length).isGreaterThan(length - 64);
        }
    }

    @Test
    void writesTheConferenceHeaderAsTheSpecificationShowsIt() {
        // [MS-RDPBCGR] 4.1.3: from the object identifier to the key "Duca"
        Bytes request = new ConferenceCreate.Request(List.of(core(ClientCoreOptions.NONE))).toBytes();
        assertThat(request.slice(0, 7)).isEqualTo(Bytes.ofHex("00 05 00 14 7c 00 01"));
        assertThat(request.slice(9, 12)).isEqualTo(Bytes.ofHex("00 08 00 10 00 01 c0 00 44 75 63 61"));
    }

    @Test
    void ignoresAWrongLengthOfTheConnectPdu() throws DecodeException {
        ConferenceCreate.Response response =
                new ConferenceCreate.Response(0x79F3, 1, 0, List.of(new ServerNetworkData(1003, List.of())));
        byte[] bytes = response.toBytes().toArray();
        assertThat(bytes[7]).isLessThan((byte) 0x7F);
        bytes[7] = 0x2A;
        assertThat(ConferenceCreate.Response.decode(Bytes.wrap(bytes).reader())).isEqualTo(response);
    }

    @Test
    void takesEmptyKeysOfTheHostAsNoKeys() throws DecodeException {
        assertThat(ServerBlock.decode(Bytes.ofHex("020c 1400 00000000 00000000 00000000 00000000")
                        .reader()))
                .isEqualTo(new ServerSecurityData(0, 0, Optional.empty()));
    }

    @Test
    void refusesMoreChannelsThanThereCanBe() {
        assertThatThrownBy(() ->
                        ServerBlock.decode(Bytes.ofHex("030c 0800 eb03 2000").reader()))
                .isInstanceOfSatisfying(
                        DecodeException.class, e -> assertThat(e.field()).isEqualTo("channelCount"));
    }

    @Test
    void refusesGapsAmongOptionalFields() {
        ClientCoreOptions full = fullOptions();
        assertThatThrownBy(() -> new ClientCoreOptions(
                        OptionalInt.empty(),
                        full.clientProductId(),
                        full.serialNumber(),
                        full.highColorDepth(),
                        full.supportedColorDepths(),
                        full.earlyCapabilityFlags(),
                        full.clientDigProductId(),
                        full.connectionType(),
                        full.serverSelectedProtocol(),
                        full.desktopPhysicalWidth(),
                        full.desktopPhysicalHeight(),
                        full.desktopOrientation(),
                        full.desktopScaleFactor(),
                        full.deviceScaleFactor()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
