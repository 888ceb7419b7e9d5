package dev.oriel.rdp.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class WireReaderTest {
    private final byte[] bytes =
            Bytes.ofHex("01 FE 0203 0405 06070809 0A0B0C0D 0E0F101112131415").toArray();

    @Test
    void readsEachWidthInItsByteOrder() throws DecodeException {
        WireReader in = new WireReader(bytes);
        assertThat(in.u8()).isEqualTo(1);
        assertThat(in.i8()).isEqualTo(-2);
        assertThat(in.u16le()).isEqualTo(0x0302);
        assertThat(in.u16be()).isEqualTo(0x0405);
        assertThat(in.u32le()).isEqualTo(0x09080706L);
        assertThat(in.u32be()).isEqualTo(0x0A0B0C0DL);
        assertThat(in.u64le()).isEqualTo(0x1514131211100F0EL);
        in.end("message");
    }

    @Test
    void unsignedReadsKeepTheTopBit() throws DecodeException {
        WireReader in = Bytes.ofHex("FFFFFFFF FFFF FF").reader();
        assertThat(in.u32le()).isEqualTo(0xFFFFFFFFL);
        assertThat(in.u16be()).isEqualTo(0xFFFF);
        assertThat(in.u8()).isEqualTo(0xFF);
    }

    @Test
    void truncationNamesTheFieldAndTheOffsetInItsSlice() throws DecodeException {
        WireReader slice = new WireReader(bytes).slice(6, "header");
        slice.skip(5, "padding");
        assertThatThrownBy(() -> slice.require(2, "pduLength")).isInstanceOfSatisfying(DecodeException.class, e -> {
            assertThat(e.kind()).isEqualTo(DecodeException.Kind.TRUNCATED);
            assertThat(e.field()).isEqualTo("pduLength");
            assertThat(e.offset()).isEqualTo(5);
        });
    }

    @Test
    void neverReadsBeyondItsSliceThoughTheArrayGoesOn() throws DecodeException {
        WireReader in = new WireReader(bytes);
        WireReader slice = in.slice(3, "slice");
        slice.skip(2, "two");
        assertThatThrownBy(slice::u16le).isInstanceOf(DecodeException.class);
        assertThatThrownBy(slice::u32le).isInstanceOf(DecodeException.class);
        assertThatThrownBy(slice::u64le).isInstanceOf(DecodeException.class);
        assertThat(slice.remaining()).isEqualTo(1);
        assertThat(in.position()).isEqualTo(3);
    }

    @Test
    void rejectsNegativeAndHugeLengthsWithoutAllocating() {
        WireReader in = new WireReader(bytes);
        for (int count : List.of(-1, Integer.MIN_VALUE, Integer.MAX_VALUE)) {
            assertThatThrownBy(() -> in.byteArray(count, "data")).isInstanceOf(DecodeException.class);
            assertThatThrownBy(() -> in.skip(count, "data")).isInstanceOf(DecodeException.class);
            assertThatThrownBy(() -> in.slice(count, "data")).isInstanceOf(DecodeException.class);
        }
        assertThat(in.position()).isZero();
    }

    @Test
    void endReportsWhatIsLeft() {
        assertThatThrownBy(() -> new WireReader(bytes).end("message"))
                .isInstanceOfSatisfying(
                        DecodeException.class, e -> assertThat(e.kind()).isEqualTo(DecodeException.Kind.TRAILING));
    }

    @Test
    void viewsFollowTheBufferAndCopiesDoNot() throws DecodeException {
        byte[] buffer = {1, 2};
        Bytes view = new WireReader(buffer).view(2, "payload");
        Bytes copy = new WireReader(buffer).bytes(2, "payload");
        buffer[0] = 9;
        assertThat(view.get(0)).isEqualTo(9);
        assertThat(copy.get(0)).isEqualTo(1);
    }
}
