package dev.oriel.rdp.order.secondary;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.oriel.rdp.order.secondary.SecondaryOrder.GlyphRevision;
import dev.oriel.rdp.testing.PduContract;
import dev.oriel.rdp.update.BitmapData.CompressedDataHeader;
import dev.oriel.rdp.wire.Bytes;
import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.WireReader;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class SecondaryOrderTest {
    private static final Bytes DATA = Bytes.ofHex("A0A1A2A3A4A5A6A7");
    private static final BitmapBits WITH_HEADER =
            new BitmapBits(true, Optional.of(new CompressedDataHeader(8, 4, 48)), DATA);
    private static final GlyphData GLYPH = new GlyphData(7, -2, -9, 9, 3, Bytes.ofHex("FF80 8180 FF80 0000"));

    private static SecondaryOrder decode(WireReader in) throws DecodeException {
        return SecondaryOrder.decode(in, GlyphRevision.REV1);
    }

    @TestFactory
    Stream<DynamicNode> bitmaps() {
        return PduContract.of(
                SecondaryOrderTest::decode,
                new CacheBitmapV1(0, 1, 16, 15, 16, 77, WITH_HEADER),
                new CacheBitmapV1(CacheBitmapV1.NO_HEADER, 2, 16, 15, 24, 78, BitmapBits.compressed(DATA)),
                new CacheBitmapV1(0, 0, 2, 1, 32, 0, BitmapBits.raw(DATA)),
                CacheBitmapV2.of(4, 32, OptionalLong.of(-2), 64, 64, 300, BitmapBits.compressed(DATA)),
                CacheBitmapV2.of(0, 16, OptionalLong.empty(), 200, 1, 5, WITH_HEADER),
                CacheBitmapV2.of(1, 8, OptionalLong.empty(), 8, 1, CacheBitmapV2.WAITING_LIST, BitmapBits.raw(DATA)),
                new CacheBitmapV3(0, 2, 6, 9, 0x1122334455667788L, 32, 0, 2, 1, Optional.empty(), DATA),
                new CacheBitmapV3(
                        CacheBitmapV3.DO_NOT_CACHE,
                        2,
                        6,
                        9,
                        1,
                        32,
                        1,
                        2,
                        1,
                        Optional.of(Bytes.wrap(new byte[24])),
                        DATA));
    }

    @TestFactory
    Stream<DynamicNode> tablesBrushesAndGlyphs() {
        return PduContract.of(
                SecondaryOrderTest::decode,
                new CacheColorTable(5, Bytes.wrap(new byte[1024])),
                CacheBrush.of(63, 1, DATA),
                CacheBrush.of(0, 24, Bytes.wrap(new byte[28])),
                new CacheGlyph(9, List.of(GLYPH, GLYPH), Optional.empty()),
                new CacheGlyph(0, List.of(GLYPH), Optional.of(Bytes.ofHex("4100"))),
                new SecondaryOrder.Unknown(0x44, 0x1234, DATA));
    }

    @TestFactory
    Stream<DynamicNode> glyphsOfRevision2() {
        return PduContract.of(
                in -> SecondaryOrder.decode(in, GlyphRevision.REV2),
                new CacheGlyphV2(9, List.of(GLYPH, GLYPH), Optional.empty()),
                new CacheGlyphV2(0, List.of(GLYPH), Optional.of(Bytes.ofHex("4100"))));
    }

    /** By the layouts of [MS-RDPEGDI] 2.2.2.2.1.2.3 and 2.2.2.2.1.2.6.1, written by hand. */
    @Test
    void standsOnTheWireAsSpecified() {
        // length 21 - 13; cache 2, 16 bits a pixel, no header and square; 64x64 in one byte, 6 bytes, entry 300 in two
        PduContract.assertVector(
                SecondaryOrderTest::decode,
                "03 0300 A204 05  40 06 812C  B0B1B2B3B4B5",
                CacheBitmapV2.of(
                        2, 16, OptionalLong.empty(), 64, 64, 300, BitmapBits.compressed(Bytes.ofHex("B0B1B2B3B4B5"))));
        PduContract.assertVector(
                in -> SecondaryOrder.decode(in, GlyphRevision.REV2),
                "03 0600 0702 03  41 00 48 05 02 10200000  42 01 48 03 01 E0000000".replace("0600", "0B00"),
                new CacheGlyphV2(
                        7,
                        List.of(
                                new GlyphData(0x41, 0, -8, 5, 2, Bytes.ofHex("10200000")),
                                new GlyphData(0x42, 1, -8, 3, 1, Bytes.ofHex("E0000000"))),
                        Optional.empty()));
    }

    @Test
    void refusesALengthLessThanTheHeader() {
        assertThatThrownBy(() -> decode(Bytes.ofHex("03 F0FF 0000 07 00").reader()))
                .isInstanceOf(DecodeException.class)
                .hasMessageContaining("orderLength");
    }

    @Test
    void refusesAColourTableThatHasNot256Colours() {
        assertThatThrownBy(() ->
                        decode(Bytes.ofHex("03 0000 0000 01 00 1000 00000000").reader()))
                .isInstanceOf(DecodeException.class)
                .hasMessage("numberColors at offset 1: invalid value 0x10");
    }
}
