package dev.oriel.rdp.fastpath;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.oriel.rdp.testing.PduContract;
import dev.oriel.rdp.wire.Bytes;
import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.WireReader;
import java.util.Arrays;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class FastPathTest {
    private static final Bytes DATA = Bytes.ofHex("0102030405");

    @TestFactory
    Stream<DynamicNode> header() {
        return PduContract.of(
                FastPathHeader::decode,
                new FastPathHeader(0, 0, 0),
                new FastPathHeader(FastPathHeader.ENCRYPTED, 15, 125),
                new FastPathHeader(FastPathHeader.SECURE_CHECKSUM | FastPathHeader.ENCRYPTED, 1, 126),
                new FastPathHeader(0, 0, 0x7FFC));
    }

    @TestFactory
    Stream<DynamicNode> update() {
        return PduContract.of(
                FastPathUpdate::decode,
                new FastPathUpdate(FastPathUpdate.BITMAP, Fragmentation.SINGLE, FastPathUpdate.NOT_COMPRESSED, DATA),
                new FastPathUpdate(FastPathUpdate.POINTER_LARGE, Fragmentation.FIRST, 0x21, DATA),
                new FastPathUpdate(FastPathUpdate.SURFACE_COMMANDS, Fragmentation.NEXT, 0, DATA),
                new FastPathUpdate(0xF, Fragmentation.LAST, FastPathUpdate.NOT_COMPRESSED, Bytes.EMPTY));
    }

    @Test
    void usesTheShortFormOfTheLengthWhereItFits() {
        PduContract.assertVector(FastPathHeader::decode, "04 7F", new FastPathHeader(0, 1, 125));
        PduContract.assertVector(FastPathHeader::decode, "C0 80 81", new FastPathHeader(3, 0, 126));
    }

    @Test
    void takesTheLongFormOfAShortLength() throws DecodeException {
        assertThat(FastPathHeader.decode(Bytes.ofHex("00 80 09").reader())).isEqualTo(new FastPathHeader(0, 0, 6));
    }

    @Test
    void refusesALengthShorterThanTheHeader() {
        for (String hex : new String[] {"00 00", "00 01", "00 80 02"}) {
            assertThatThrownBy(() -> FastPathHeader.decode(Bytes.ofHex(hex).reader()))
                    .as(hex)
                    .isInstanceOf(DecodeException.class)
                    .hasMessageStartingWith("length1 at offset 1");
        }
    }

    @Test
    void tellsFastPathFromTpkt() {
        assertThat(FastPathHeader.isFastPath(0x03)).isFalse();
        assertThat(FastPathHeader.isFastPath(0x00)).isTrue();
        assertThat(FastPathHeader.isFastPath(0xC4)).isTrue();
        assertThatThrownBy(
                        () -> FastPathHeader.decode(Bytes.ofHex("03 00 00 08").reader()))
                .isInstanceOf(DecodeException.class)
                .hasMessageStartingWith("action at offset 0");
    }

    @Test
    void joinsFragments() throws DecodeException {
        FragmentBuffer buffer = new FragmentBuffer(16);
        assertThat(buffer.add(1, Fragmentation.FIRST, reader("0102"))).isNull();
        assertThat(buffer.add(1, Fragmentation.NEXT, reader("03"))).isNull();
        WireReader whole = buffer.add(1, Fragmentation.LAST, reader("0405"));
        assertThat(Objects.requireNonNull(whole).rest()).isEqualTo(DATA);
        WireReader single = buffer.add(9, Fragmentation.SINGLE, reader("0102030405"));
        assertThat(Objects.requireNonNull(single).rest()).isEqualTo(DATA);
    }

    @Test
    void refusesFragmentsThatExceedWhatWasAnnounced() throws DecodeException {
        FragmentBuffer buffer = new FragmentBuffer(4);
        buffer.add(1, Fragmentation.FIRST, reader("010203"));
        assertThatThrownBy(() -> buffer.add(1, Fragmentation.NEXT, reader("0405")))
                .isInstanceOf(DecodeException.class)
                .hasMessage("fragmented update: 5 exceeds the limit of 4");
    }

    @Test
    void joinsFragmentsAfterManyWholeUpdates() throws DecodeException {
        FragmentBuffer buffer = new FragmentBuffer(1 << 20);
        byte[] half = new byte[200_000];
        new Random(1).nextBytes(half);
        for (int round = 0; round < 2; round++) {
            assertThat(buffer.add(1, Fragmentation.FIRST, new WireReader(half, 0, half.length)))
                    .isNull();
            WireReader joined =
                    Objects.requireNonNull(buffer.add(1, Fragmentation.LAST, new WireReader(half, 0, half.length)));
            assertThat(joined.remaining()).isEqualTo(2 * half.length);
            assertThat(Arrays.mismatch(joined.array(), 200_000, 400_000, half, 0, 200_000))
                    .isEqualTo(-1);
            for (int i = 0; i < 100; i++) {
                assertThat(buffer.add(1, Fragmentation.SINGLE, new WireReader(half, 0, 10)))
                        .isNotNull();
            }
        }
    }

    @Test
    void refusesFragmentsOutOfOrder() throws DecodeException {
        FragmentBuffer buffer = new FragmentBuffer(64);
        assertThatThrownBy(() -> buffer.add(1, Fragmentation.NEXT, reader("01")))
                .isInstanceOf(DecodeException.class);
        assertThatThrownBy(() -> buffer.add(1, Fragmentation.LAST, reader("01")))
                .isInstanceOf(DecodeException.class);
        buffer.add(1, Fragmentation.FIRST, reader("01"));
        assertThatThrownBy(() -> buffer.add(2, Fragmentation.NEXT, reader("01")))
                .isInstanceOf(DecodeException.class);
        assertThatThrownBy(() -> buffer.add(1, Fragmentation.SINGLE, reader("01")))
                .isInstanceOf(DecodeException.class);
        assertThatThrownBy(() -> buffer.add(1, Fragmentation.FIRST, reader("01")))
                .isInstanceOf(DecodeException.class);
        buffer.clear();
        assertThat(buffer.add(1, Fragmentation.SINGLE, reader("01"))).isNotNull();
    }

    private static WireReader reader(String hex) {
        return Bytes.ofHex(hex).reader();
    }
}
