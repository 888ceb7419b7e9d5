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
        BerWriter.length(out, length);
        assertThat(out.size()).isEqualTo(Per.sizeOfLength(length) + BerWriter.lengthSize(length));
        out.bytes(new byte[length]);
        WireReader in = new WireReader(out.toArray());
        assertThat(Per.readLength(in)).isEqualTo(length);
        assertThat(BerReader.length(in, "element")).isEqualTo(length);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 127, 128, 255, 256, 32767, 32768, 65535, 65536, 0x7FFFFF, 0x800000, Integer.MAX_VALUE})
    void readsTheIntegersThatItWrites(int value) throws DecodeException {
        WireWriter out = new WireWriter();
        Per.writeInteger(out, value);
        assertThat(out.size()).isEqualTo(Per.sizeOfInteger(value));
        BerWriter.number(out, Tag.INTEGER, value);
        assertThat(out.size()).isEqualTo(Per.sizeOfInteger(value) + BerWriter.numberSize(value));
        WireReader in = new WireReader(out.toArray());
        assertThat(Per.readInteger(in, "value")).isEqualTo(value);
        assertThat(new BerReader(in).natural("value")).isEqualTo(value);
    }

    @Test
    void refusesNegativeAndOversizedIntegers() {
        for (String hex : new String[] {"0201ff", "020500ffffffff", "0200", "0206000000000001", "0a0101"}) {
            assertThatThrownBy(() -> new BerReader(Bytes.ofHex(hex)).natural("value"))
                    .as(hex)
                    .isInstanceOf(DecodeException.class);
        }
    }

    @Test
    void refusesIndefiniteAndGiantLengths() {
        for (String hex : new String[] {"80", "85", "84ffffffff", "83010000"}) {
            assertThatThrownBy(() -> BerReader.length(Bytes.ofHex(hex).reader(), "element"))
                    .as(hex)
                    .isInstanceOf(DecodeException.class);
        }
    }

    @Test
    void readsSignedNumbersAndUnsignedOnesOfFourBytes() throws DecodeException {
        assertThat(new BerReader(Bytes.ofHex("0201ff")).integer("value")).isEqualTo(-1);
        assertThat(new BerReader(Bytes.ofHex("020500c000006d")).integer("status"))
                .isEqualTo(0xC000006D);
    }

    @ParameterizedTest
    @ValueSource(ints = {0xFFFF, 0x10000, 0xFFFFFF, 0x1000000})
    void writesLongLengthsAsShortAsTheyGo(int length) throws DecodeException {
        WireWriter out = new WireWriter();
        BerWriter.header(out, Tag.OCTET_STRING, length);
        assertThat(1 + BerWriter.lengthSize(length)).isEqualTo(out.size());
        int whole = BerReader.elementLength(out.toArray(), out.size(), Tag.OCTET_STRING, 1 << 28, "element");
        assertThat(whole).isEqualTo(out.size() + length);
    }

    @Test
    void acceptsLengthsThatAreLongerThanTheyNeedToBe() throws DecodeException {
        assertThat(new BerReader(Bytes.ofHex("0484000000020102")).octetString("octets"))
                .isEqualTo(Bytes.ofHex("0102"));
    }
}
