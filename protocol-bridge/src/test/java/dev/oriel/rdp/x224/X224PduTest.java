package dev.oriel.rdp.x224;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.oriel.rdp.testing.PduContract;
import dev.oriel.rdp.wire.Bytes;
import dev.oriel.rdp.wire.DecodeException;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class X224PduTest {
    @TestFactory
    Stream<DynamicNode> everyPduHoldsTheContract() {
        return PduContract.of(
                X224Pdu::decode,
                ConnectionRequest.of(Optional.empty(), SecurityProtocol.TLS | SecurityProtocol.HYBRID),
                ConnectionRequest.of(Optional.of(new Routing.Cookie("ada")), SecurityProtocol.RDP),
                ConnectionRequest.of(
                        Optional.of(new Routing.Token("Cookie: msts=3640205228.15629.0000")), SecurityProtocol.TLS),
                new ConnectionRequest(Optional.empty(), Optional.empty(), Optional.empty()),
                new ConnectionRequest(
                        Optional.of(new Routing.Token("")),
                        Optional.of(new NegotiationRequest(
                                NegotiationRequest.CORRELATION_INFO_PRESENT, SecurityProtocol.HYBRID_EX)),
                        Optional.of(new CorrelationInfo(Bytes.ofHex("0102030405060708090a0b0c0e0f1011")))),
                new ConnectionConfirm(0x1234, Optional.empty()),
                new ConnectionConfirm(0, Optional.of(new NegotiationReply.Selected(0x1F, SecurityProtocol.HYBRID_EX))),
                new ConnectionConfirm(0, Optional.of(new NegotiationReply.Failed(5))),
                new X224Pdu.Data(Bytes.ofHex("0102030405")),
                new X224Pdu.DisconnectRequest(0x80),
                new X224Pdu.ErrorReport(1));
    }

    @Test
    void writesTheConnectionRequestAsTheSpecificationShowsIt() {
        // [MS-RDPBCGR] 4.1.1 Client X.224 Connection Request PDU
        PduContract.assertVector(
                X224Pdu::decode,
                "03 00 00 2c 27 e0 00 00 00 00 00"
                        + "43 6f 6f 6b 69 65 3a 20 6d 73 74 73 68 61 73 68 3d 65 6c 74 6f 6e 73 0d 0a"
                        + "01 00 08 00 00 00 00 00",
                ConnectionRequest.of(Optional.of(new Routing.Cookie("eltons")), SecurityProtocol.RDP));
    }

    @Test
    void writesTheConnectionConfirmAsTheSpecificationShowsIt() {
        // [MS-RDPBCGR] 4.1.2 Server X.224 Connection Confirm PDU
        PduContract.assertVector(
                X224Pdu::decode,
                "03 00 00 13 0e d0 00 00 12 34 00 02 00 08 00 00 00 00 00",
                new ConnectionConfirm(0x1234, Optional.of(new NegotiationReply.Selected(0, SecurityProtocol.RDP))));
    }

    @Test
    void refusesWhatIsNoTpkt() {
        assertThatThrownBy(() -> X224Pdu.decode(Bytes.ofAscii("HTTP/1.1 400").reader()))
                .isInstanceOfSatisfying(
                        DecodeException.class, e -> assertThat(e.field()).isEqualTo("TPKT version"));
    }

    @Test
    void refusesRoutingLineLongerThanTheHeaderHolds() {
        assertThatThrownBy(() -> new Routing.Token("x".repeat(181))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void allFailureCodesHaveTheirNumber() {
        for (FailureCode code : FailureCode.values()) {
            assertThat(FailureCode.of(code.code())).contains(code);
        }
        assertThat(FailureCode.of(0)).isEmpty();
        assertThat(FailureCode.of(7)).isEmpty();
        assertThat(FailureCode.HYBRID_REQUIRED_BY_SERVER.code()).isEqualTo(5);
    }
}
