package dev.oriel.rdp.codec.avc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oriel.rdp.wire.Bytes;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NalUnitsTest {
    @ParameterizedTest
    @CsvSource({
        "0000000167420000000168000000016588, true",
        "000001674200000165, true",
        "00000109100000016742000001060500000168000001658800, true",
        "0000016588, false", // an IDR picture whose parameters came before
        "00000167420000014188, false",
        "0000014188, false",
        "0000000300000165, false",
        "000001, false",
        "67420000, false"
    })
    void aKeyFrameBringsItsParametersAlong(String hex, boolean key) {
        assertThat(NalUnits.isKey(Bytes.ofHex(hex))).isEqualTo(key);
    }
}
