package dev.oriel.rdp.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class WireWriterTest {
    @Test
    void writesEachWidthInItsByteOrder() {
        WireWriter out = new WireWriter(1);
        out.u8(1)
                .u16le(0x0302)
                .u16be(0x0405)
                .u32le(0x09080706L)
                .u32be(0x0A0B0C0DL)
                .u64le(0x1514131211100F0EL);
        assertThat(out.toBytes()).isEqualTo(Bytes.ofHex("01 0203 0405 06070809 0A0B0C0D 0E0F101112131415"));
    }

    @Test
    void refusesValuesThatDoNotFitTheirField() {
        WireWriter out = new WireWriter();
        assertThatThrownBy(() -> out.u8(256)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> out.u16le(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> out.i16le(40000)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> out.u32be(1L << 32)).isInstanceOf(IllegalArgumentException.class);
        assertThat(out.size()).isZero();
    }

    @Test
    void patchesALengthThatIsKnownLater() {
        WireWriter out = new WireWriter();
        int length = out.u8(3).skip(1);
        out.bytes(new byte[] {1, 2, 3});
        out.patchU8(length, out.size());
        assertThat(out.toBytes()).isEqualTo(Bytes.ofHex("03 05 010203"));
    }

    @Test
    void patchesOnlyWhatWasWritten() {
        WireWriter out = new WireWriter(64);
        out.u8(1);
        assertThatThrownBy(() -> out.patchU8(1, 1)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void clearForgetsTheContentButNotZeroing() {
        WireWriter out = new WireWriter(16);
        out.u64le(-1);
        out.clear();
        out.zeros(4);
        assertThat(out.toBytes()).isEqualTo(Bytes.ofHex("00000000"));
    }
}
