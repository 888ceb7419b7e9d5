package dev.oriel.rdp.asn1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.oriel.rdp.wire.Bytes;
import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.WireReader;
import dev.oriel.rdp.wire.WireWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BerPerTest {
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 127, 128, 255, 256, 32767})
    void readsTheLengthsThatItWrites(int length) throws DecodeException {
        WireWriter out = new WireWriter();
        Per.writeLength(out, length);
        assertThat(out.size()).isEqualTo(Per.sizeOfLength(length));
        Ber.writeLength(out, length);
        assertThat(out.size()).isEqualTo(Per.sizeOfLength(length) + Ber.sizeOfLength(length));
        WireReader in = new WireReader(out.toArray());
        assertThat(Per.readLength(in)).isEqualTo(length);
        assertThat(Ber.readLength(in)).isEqualTo(length);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 127, 128, 255, 256, 32767, 32768, 65535, 65536, 0x7FFFFF, 0x800000, Integer.MAX_VALUE})
    void readsTheIntegersThatItWrites(int value) throws DecodeException {
        WireWriter out = new WireWriter();
        Per.writeInteger(out, value);
        assertThat(out.size()).isEqualTo(Per.sizeOfInteger(value));
        Ber.writeInteger(out, Ber.INTEGER, value);
        assertThat(out.size()).isEqualTo(Per.sizeOfInteger(value) + Ber.sizeOfInteger(value));
        WireReader in = new WireReader(out.toArray());
        assertThat(Per.readInteger(in, "value")).isEqualTo(value);
        assertThat(Ber.readInteger(in, Ber.INTEGER, "value")).isEqualTo(value);
    }

    @Test
    void refusesNegativeAndOversizedIntegers() {
        for (String hex : new String[] {"0201ff", "020500ffffffff", "0200", "0206000000000001", "0a0101"}) {
            assertThatThrownBy(() -> Ber.readInteger(Bytes.ofHex(hex).reader(), Ber.INTEGER, "value"))
                    .as(hex)
                    .isInstanceOf(DecodeException.class);
        }
    }

    @Test
    void refusesIndefiniteAndGiantLengths() {
        for (String hex : new String[] {"80", "85", "84ffffffff", "83010000"}) {
            assertThatThrownBy(() -> Ber.readLength(Bytes.ofHex(hex).reader()))
                    .as(hex)
                    .isInstanceOf(DecodeException.class);
        }
    }
}
