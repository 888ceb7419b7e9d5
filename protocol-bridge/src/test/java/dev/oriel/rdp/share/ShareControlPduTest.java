package dev.oriel.rdp.share;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.oriel.rdp.capability.BrushCapability;
import dev.oriel.rdp.capability.CapabilitySamples;
import dev.oriel.rdp.testing.PduContract;
import dev.oriel.rdp.wire.Bytes;
import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.WireReader;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ShareControlPduTest {
    private static final Bytes RDP = Bytes.ofAscii("RDP\0");

    @TestFactory
    Stream<DynamicNode> everyPduHoldsTheContract() {
        return PduContract.of(
                ShareControlPdu::decode,
                new DemandActive(0x03EA, 0x103EA, RDP, CapabilitySamples.all(), 7),
                new ConfirmActive(0x03EF, 0x103EA, Bytes.ofAscii("ORIEL\0"), CapabilitySamples.all()),
                new DeactivateAll(0x03EA, 0x103EA, Bytes.ofHex("00")),
                ShareData.of(0x03EF, 0x103EA, new Synchronize(0x03EA)),
                new ShareData(
                        0x03EA, 0x103EA, 2, 400, DataPdu.UPDATE, 0x61, 30, Bytes.ofHex("0102030405060708090a0b0c")),
                new ServerRedirectionPdu(0x03EA, redirection()),
                new ShareControlPdu.Flow(0x42, 1, 2, 0x03EA),
                new ShareControlPdu.Unknown(9, 0x03EA, Bytes.ofHex("0102")));
    }

    @TestFactory
    Stream<DynamicNode> redirectionHoldsTheContract() {
        // open-ended: the padding after the packet may be missing
        return PduContract.ofOpenEnded(ServerRedirection::decode, redirection());
    }

    static ServerRedirection redirection() {
        return new ServerRedirection(
                3,
                ServerRedirection.PASSWORD_IS_PK_ENCRYPTED,
                Optional.of("10.0.0.7"),
                Optional.of(Bytes.ofAscii("Cookie: msts=1\r\n")),
                Optional.of("ada"),
                Optional.of("LAB"),
                Optional.of(Bytes.ofHex("deadbeef")),
                Optional.of("host.example.org"),
                Optional.of("HOST"),
                Optional.of(Bytes.ofHex("01")),
                Optional.of(Bytes.ofHex("02")),
                Optional.of(Bytes.ofHex("03")),
                List.of("10.0.0.7", "fe80::1"));
    }

    @Test
    void writesTheSynchronizePduAsTheSpecificationShowsIt() {
        // [MS-RDPBCGR] 4.1.14 Client Synchronize PDU, behind its security header
        PduContract.assertVector(
                ShareControlPdu::decode,
                "16 00 17 00 ef 03 ea 03 01 00 00 01 08 00 1f 00 00 00 01 00 ea 03",
                ShareData.of(0x03EF, 0x103EA, new Synchronize(0x03EA)));
    }

    @Test
    void readsOnePduAfterTheOther() throws DecodeException {
        ShareControlPdu first = ShareData.of(0x03EA, 1, FontMap.empty());
        ShareControlPdu second = new DeactivateAll(0x03EA, 1, Bytes.EMPTY);
        byte[] both = Bytes.ofHex(hex(first) + hex(second)).toArray();
        WireReader in = new WireReader(both);
        assertThat(ShareControlPdu.decode(in)).isEqualTo(first);
        assertThat(ShareControlPdu.decode(in)).isEqualTo(second);
        in.end("message");
    }

    @Test
    void toleratesDeactivateAllWithoutBody() throws DecodeException {
        assertThat(ShareControlPdu.decode(Bytes.ofHex("0400 1600").reader()))
                .isEqualTo(new DeactivateAll(0, 0, Bytes.EMPTY));
        assertThat(ShareControlPdu.decode(Bytes.ofHex("0600 1600 ea03").reader()))
                .isEqualTo(new DeactivateAll(0x03EA, 0, Bytes.EMPTY));
    }

    @Test
    void countsCapabilitySetsRatherThanTrustTheirCombinedLength() throws DecodeException {
        DemandActive demand = new DemandActive(0x03EA, 1, RDP, List.of(new BrushCapability(1)), 0);
        byte[] bytes = demand.toBytes().toArray();
        bytes[12] = 0x55; // lengthCombinedCapabilities
        assertThat(ShareControlPdu.decode(new WireReader(bytes))).isEqualTo(demand);
    }

    @Test
    void toleratesDemandActiveWithoutSessionId() throws DecodeException {
        DemandActive demand = new DemandActive(0x03EA, 1, RDP, List.of(new BrushCapability(1)), 0);
        byte[] bytes = demand.toBytes().toArray();
        bytes[0] = (byte) (bytes[0] - 4); // totalLength
        assertThat(ShareControlPdu.decode(new WireReader(bytes, 0, bytes.length - 4)))
                .isEqualTo(demand);
    }

    @Test
    void refusesMoreCapabilitySetsThanThereAreKinds() {
        byte[] bytes = new DemandActive(0x03EA, 1, RDP, List.of(), 0).toBytes().toArray();
        bytes[19] = 0x7F; // numberCapabilities
        assertThatThrownBy(() -> ShareControlPdu.decode(new WireReader(bytes)))
                .isInstanceOfSatisfying(
                        DecodeException.class, e -> assertThat(e.kind()).isEqualTo(DecodeException.Kind.TOO_LARGE));
    }

    @Test
    void keepsThePasswordOutOfItsText() {
        assertThat(redirection().toString()).doesNotContain("deadbeef");
    }

    private static String hex(ShareControlPdu pdu) {
        return java.util.HexFormat.of().formatHex(pdu.toBytes().toArray());
    }
}
