package dev.oriel.rdp.channel.dynamic;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.oriel.rdp.testing.PduContract;
import dev.oriel.rdp.wire.Bytes;
import dev.oriel.rdp.wire.DecodeException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class DynamicPduTest {
    private static final Bytes DATA = Bytes.ofHex("01020304050607");

    @TestFactory
    Stream<DynamicNode> fromHost() {
        return PduContract.of(
                DynamicPdu::decodeFromHost,
                new CapabilitiesPdu.Request(1, List.of()),
                new CapabilitiesPdu.Request(3, List.of(0x3333, 0x1111, 0x0A3D, 0x04A7)),
                new CreatePdu.Request(3, 0, "testdvc"),
                new CreatePdu.Request(0x12345, 2, "Microsoft::Windows::RDS::Graphics"),
                new DynamicPdu.Close(0x100),
                new SoftSyncPdu.Request(3, List.of(new SoftSyncPdu.Request.ChannelList(1, List.of(7L, 0xFFFFFFFFL)))));
    }

    @TestFactory
    Stream<DynamicNode> fromClient() {
        return PduContract.of(
                DynamicPdu::decodeFromClient,
                new CapabilitiesPdu.Response(3),
                new CreatePdu.Response(3, 0),
                new CreatePdu.Response(0xFFFF, 0x80070490),
                new SoftSyncPdu.Response(List.of()),
                new SoftSyncPdu.Response(List.of(1L, 3L)));
    }

    @TestFactory
    Stream<DynamicNode> withData() {
        return PduContract.ofOpenEnded(
                DynamicPdu::decodeFromHost,
                new TransferPdu.DataFirst(3, 0xC7B, false, DATA),
                new TransferPdu.DataFirst(0x10000, 0xFFFFFFFFL, true, DATA),
                new TransferPdu.Data(0xFF, false, DATA),
                new TransferPdu.Data(0x100, true, Bytes.EMPTY),
                new DynamicPdu.Unknown(0xF0, DATA));
    }

    @Test
    void decodesTheExamplesOfTheSpecification() {
        // [MS-RDPEDYC] 4.1.1, 4.1.2, 4.2.1, 4.2.2 and 4.4
        PduContract.assertVector(
                DynamicPdu::decodeFromHost,
                "58 00 0200 3333 1111 3D0A A704".replace("58", "50"),
                new CapabilitiesPdu.Request(2, List.of(0x3333, 0x1111, 0x0A3D, 0x04A7)));
        PduContract.assertVector(DynamicPdu::decodeFromClient, "50 00 0200", new CapabilitiesPdu.Response(2));
        PduContract.assertVector(
                DynamicPdu::decodeFromHost, "10 03 74657374 64766300", new CreatePdu.Request(3, 0, "testdvc"));
        PduContract.assertVector(DynamicPdu::decodeFromClient, "10 03 00000000", new CreatePdu.Response(3, 0));
        PduContract.assertVector(DynamicPdu::decodeFromHost, "40 03", new DynamicPdu.Close(3));
    }

    @Test
    void rejectsAFieldOfReservedWidth() {
        assertThatThrownBy(() ->
                        DynamicPdu.decodeFromHost(Bytes.ofHex("33 00000000").reader()))
                .isInstanceOfSatisfying(
                        DecodeException.class,
                        e -> org.assertj.core.api.Assertions.assertThat(e.field())
                                .isEqualTo("width of ChannelId"));
    }
}
