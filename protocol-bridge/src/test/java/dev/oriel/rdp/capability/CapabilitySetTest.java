package dev.oriel.rdp.capability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.oriel.rdp.testing.PduContract;
import dev.oriel.rdp.wire.Bytes;
import dev.oriel.rdp.wire.DecodeException;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class CapabilitySetTest {
    @TestFactory
    Stream<DynamicNode> everySetHoldsTheContract() {
        return PduContract.of(CapabilitySet::decode, CapabilitySamples.all().toArray(CapabilitySet[]::new));
    }

    @Test
    void decodesEachTypeOnce() {
        List<Integer> types = CapabilitySamples.all().stream()
                .map(CapabilitySet::type)
                .distinct()
                .toList();
        // [MS-RDPBCGR] 2.2.1.13.1.1.1: 28 known types; one unknown sample.
        assertThat(types).hasSize(29);
    }

    @Test
    void writesTheGeneralCapabilitySetAsTheSpecificationShowsIt() {
        // [MS-RDPBCGR] 4.1.12: in the Client Confirm Active PDU
        PduContract.assertVector(
                CapabilitySet::decode,
                "01 00 18 00 01 00 03 00 00 02 00 00 00 00 0c 04 00 00 00 00 00 00 00 00",
                new GeneralCapability(1, 3, 0x0200, 0x040C, 0, 0));
    }

    @Test
    void writesThePointerCapabilitySetAsTheSpecificationShowsIt() {
        PduContract.assertVector(
                CapabilitySet::decode,
                "08 00 0a 00 01 00 14 00 14 00",
                new PointerCapability(1, 20, OptionalInt.of(20)));
    }

    @Test
    void passesOverFieldsOfLaterVersions() throws DecodeException {
        Bytes longer = Bytes.ofHex("0f00 0c00 01000000 ffffffff");
        assertThat(CapabilitySet.decode(longer.reader())).isEqualTo(new BrushCapability(1));
    }

    @Test
    void refusesLengthShorterThanHeader() {
        assertThatThrownBy(() -> CapabilitySet.decode(Bytes.ofHex("0f00 0300").reader()))
                .isInstanceOfSatisfying(DecodeException.class, e -> {
                    assertThat(e.field()).isEqualTo("lengthCapability");
                    assertThat(e.offset()).isEqualTo(2);
                });
    }

    @Test
    void findsASetByItsType() {
        assertThat(CapabilitySet.find(CapabilitySamples.all(), FrameAcknowledgeCapability.class))
                .contains(new FrameAcknowledgeCapability(2));
        assertThat(CapabilitySet.find(List.of(), BrushCapability.class)).isEmpty();
    }
}
