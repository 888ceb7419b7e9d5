package dev.oriel.rdp.codec.clear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.oriel.rdp.codec.nscodec.NsCodecEncoder;
import dev.oriel.rdp.codec.testing.Pictures;
import dev.oriel.rdp.testing.CodecContract;
import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Limits;
import dev.oriel.rdp.wire.WireReader;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ClearDecoderTest {
    private static final int BLUE = 0x0000FF;
    private static final int RED = 0xFF0000;
    private static final int GREY = 0x808080;

    private final ClearDecoder decoder = new ClearDecoder(Limits.DEFAULT);
    private int sequence = 200;

    private int[] decode(ClearStream stream, int width, int height) throws DecodeException {
        int[] pixels = new int[width * height];
        decodeOver(stream, width, height, pixels);
        return pixels;
    }

    private void decodeOver(ClearStream stream, int width, int height, int[] pixels) throws DecodeException {
        decoder.decode(new WireReader(stream.toBytes(sequence++)), width, height, pixels, 0, width);
    }

    private void refuses(ClearStream stream, int width, int height, String field) {
        assertThatThrownBy(() -> decode(stream, width, height))
                .isInstanceOfSatisfying(
                        DecodeException.class, e -> assertThat(e.field()).isEqualTo(field));
    }

    @TestFactory
    Stream<DynamicNode> holdsTheContractOfCodecs() {
        int[] text = Pictures.text(20, 12, 1);
        int[] layered = text.clone();
        int[] part = Pictures.noise(6, 5, 2);
        put(layered, 20, part, 9, 4, 6, 5);
        byte[] stream = new ClearStream().residual(text).raw(9, 4, 6, 5, part).toBytes(0);
        byte[] rlex = new ClearStream()
                .subcodec(0, 0, 20, 12, 2, ClearStream.rlex(text))
                .toBytes(0);
        // a decoder insists on the sequence of its bitmaps, so each one here has a decoder of its own
        CodecContract.Codec codec = (in, width, height, target, offset, stride) ->
                new ClearDecoder(Limits.DEFAULT).decode(in, width, height, target, offset, stride);
        return CodecContract.of(
                () -> codec,
                List.of(
                        new CodecContract.Sample("residual and raw", 20, 12, stream, layered),
                        new CodecContract.Sample("runs and suites", 20, 12, rlex, text)));
    }

    @Test
    void theResidualLayerIsRunsOverAllRows() throws DecodeException {
        for (int[] picture :
                new int[][] {Pictures.text(90, 50, 1), Pictures.noise(90, 50, 2), Pictures.plain(90, 50, 0x123456)}) {
            assertThat(decode(new ClearStream().residual(picture), 90, 50)).isEqualTo(picture);
        }
        int[] large = Pictures.plain(300, 300, 0xABCDEF);
        assertThat(decode(new ClearStream().residual(large), 300, 300)).isEqualTo(large);
    }

    @Test
    void aBandIsColumnsKnownWholeInPartOrNotAtAll() throws DecodeException {
        ClearStream stream = new ClearStream()
                .band(1, 4, 2, 6, GREY)
                .shortMiss(1, RED, BLUE)
                .shortHit(0, 3)
                .vbarHit(0)
                .shortMiss(0);
        int[] pixels = new int[6 * 8];
        Arrays.fill(pixels, -1);
        decodeOver(stream, 6, 8, pixels);
        int[][] columns = {
            {-1, -1, -1, -1, -1, -1, -1, -1},
            {-1, -1, GREY, RED, BLUE, GREY, GREY, -1},
            {-1, -1, GREY, GREY, GREY, RED, BLUE, -1},
            {-1, -1, GREY, RED, BLUE, GREY, GREY, -1},
            {-1, -1, GREY, GREY, GREY, GREY, GREY, -1},
            {-1, -1, -1, -1, -1, -1, -1, -1},
        };
        for (int x = 0; x < 6; x++) {
            for (int y = 0; y < 8; y++) {
                assertThat(pixels[y * 6 + x]).as("%d, %d", x, y).isEqualTo(columns[x][y]);
            }
        }
    }

    @Test
    void columnsAreKeptFromBitmapToBitmapAndAResetStartsAgainAtTheFirst() throws DecodeException {
        decode(new ClearStream().band(0, 0, 0, 1, GREY).shortMiss(0, RED), 1, 2);
        assertThat(decode(new ClearStream().band(0, 0, 0, 1, BLUE).vbarHit(0), 1, 2))
                .containsExactly(RED, GREY);
        assertThat(decode(new ClearStream().cacheReset().band(0, 0, 0, 1, BLUE).shortMiss(1, BLUE), 1, 2))
                .containsExactly(BLUE, BLUE);
        assertThat(decode(new ClearStream().band(0, 0, 0, 1, RED).vbarHit(0), 1, 2))
                .containsExactly(BLUE, BLUE);
    }

    @Test
    void theColumnCachesTurnAroundAtTheirEnds() throws DecodeException {
        // 16384 short columns fill their cache once and the other one half; the second round fills that too
        ClearStream stream = new ClearStream().band(0, 16_383, 0, 0, 0);
        for (int i = 0; i < 16_384; i++) {
            stream.shortMiss(0, i);
        }
        Limits limits = new Limits(20_000, 1 << 20, 1 << 20, 1 << 20, 384, 100, 100, 100);
        ClearDecoder wide = new ClearDecoder(limits);
        int[] pixels = new int[16_384];
        wide.decode(new WireReader(stream.toBytes(0)), 16_384, 1, pixels, 0, 16_384);
        wide.decode(new WireReader(stream.toBytes(1)), 16_384, 1, pixels, 0, 16_384);
        assertThat(pixels[16_383]).isEqualTo(16_383);
        ClearStream after = new ClearStream()
                .band(0, 3, 0, 0, 0)
                .shortMiss(0, RED)
                .vbarHit(0)
                .vbarHit(1)
                .shortHit(0, 0);
        wide.decode(new WireReader(after.toBytes(2)), 4, 1, pixels, 0, 4);
        assertThat(Arrays.copyOf(pixels, 4)).containsExactly(RED, RED, 1, RED);
    }

    @Test
    void aColumnThatNeverWasIsBlack() throws DecodeException {
        int[] pixels = {-1, -1, -1};
        decodeOver(new ClearStream().band(0, 0, 0, 2, RED).vbarHit(30_000), 1, 3, pixels);
        assertThat(pixels).containsOnly(0);
    }

    @Test
    void subcodecsPaintTheirRectangles() throws DecodeException {
        int[] text = Pictures.text(20, 10, 3);
        int[] grey = Arrays.stream(Pictures.noise(9, 7, 4))
                .map(rgb -> (rgb & 0xFF) * 0x010101)
                .toArray();
        int[] raw = Pictures.noise(3, 4, 5);
        int[] pixels = decode(
                new ClearStream()
                        .residual(Pictures.plain(50, 40, GREY))
                        .subcodec(2, 3, 20, 10, 2, ClearStream.rlex(text))
                        .subcodec(30, 20, 9, 7, 1, NsCodecEncoder.encode(grey, 9, 7, 1, false, false))
                        .raw(47, 36, 3, 4, raw),
                50,
                40);
        int[] expected = Pictures.plain(50, 40, GREY);
        put(expected, 50, text, 2, 3, 20, 10);
        put(expected, 50, grey, 30, 20, 9, 7);
        put(expected, 50, raw, 47, 36, 3, 4);
        assertThat(pixels).isEqualTo(expected);
    }

    private static void put(int[] picture, int stride, int[] part, int x, int y, int width, int height) {
        for (int row = 0; row < height; row++) {
            System.arraycopy(part, row * width, picture, (y + row) * stride + x, width);
        }
    }

    @Test
    void runsAndSuitesOfAnyPaletteDecode() throws DecodeException {
        Random random = new Random(6);
        for (int colors = 1; colors <= 127; colors++) {
            int[] palette = random.ints(colors, 0, 0x1000000).distinct().toArray();
            int[] picture = new int[40 * 30];
            int at = 0;
            for (int i = 0; i < picture.length; i++) {
                int chance = random.nextInt(10);
                at = chance < 6 ? at : chance < 9 ? (at + 1) % palette.length : random.nextInt(palette.length);
                picture[i] = palette[at];
            }
            byte[] rlex = ClearStream.rlex(picture);
            assertThat(decode(new ClearStream().subcodec(0, 0, 40, 30, 2, rlex), 40, 30))
                    .as("%d colours", colors)
                    .isEqualTo(picture);
        }
    }

    @Test
    void aGlyphComesBackByItsNumber() throws DecodeException {
        int[] glyph = Pictures.text(16, 32, 7);
        decode(new ClearStream().glyph(3_999).residual(glyph), 16, 32);
        assertThat(decode(new ClearStream().glyphHit(3_999), 16, 32)).isEqualTo(glyph);
        refuses(new ClearStream().glyphHit(3_999), 32, 16, "glyphIndex");
    }

    @Test
    void refusesGlyphsThatAreTooLargeOrNotThere() {
        refuses(new ClearStream().glyphHit(5), 4, 4, "glyphIndex");
        refuses(new ClearStream().glyph(4_000).residual(new int[16]), 4, 4, "glyphIndex");
        refuses(new ClearStream().glyph(1).residual(new int[33 * 32]), 33, 32, "glyph area");
    }

    @Test
    void refusesAGapInTheSequence() throws DecodeException {
        decode(new ClearStream(), 1, 1);
        sequence += 55;
        decodeOverflow();
        sequence++;
        refuses(new ClearStream(), 1, 1, "seqNumber");
    }

    /** 200 to 255, then 0 again. */
    private void decodeOverflow() throws DecodeException {
        ClearDecoder other = new ClearDecoder(Limits.DEFAULT);
        for (int i = 250; i < 260; i++) {
            other.decode(new WireReader(new ClearStream().toBytes(i)), 1, 1, new int[1], 0, 1);
        }
    }

    @Test
    void refusesLayersThatDoNotFitTheBitmap() {
        refuses(new ClearStream().residual(new int[17]), 4, 4, "runLengthFactor");
        refuses(new ClearStream().residual(new int[15]), 4, 4, "residualData");
        refuses(new ClearStream().band(0, 4, 0, 0, 0), 4, 4, "xEnd");
        refuses(new ClearStream().band(0, 0, 0, 4, 0), 4, 4, "yEnd");
        refuses(new ClearStream().band(3, 2, 0, 0, 0), 4, 4, "xEnd");
        refuses(new ClearStream().band(0, 0, 0, 52, 0), 4, 60, "band height");
        refuses(new ClearStream().band(0, 0, 0, 1, 0).shortMiss(1, 1, 2), 4, 4, "shortVBarYOff");
        refuses(new ClearStream().raw(2, 0, 3, 1, new int[3]), 4, 4, "width");
        refuses(new ClearStream().raw(0, 4, 1, 1, new int[1]), 4, 4, "height");
        refuses(new ClearStream().raw(0, 0, 2, 2, new int[3]), 4, 4, "bitmapDataByteCount");
        refuses(new ClearStream().subcodec(0, 0, 1, 1, 3, new byte[0]), 4, 4, "subcodecId");
        refuses(new ClearStream().subcodec(0, 0, 1, 1, 2, new byte[] {0}), 4, 4, "paletteCount");
    }

    @Test
    void truncationsAndMutationsAreRefusedOrDecode() {
        byte[] stream = new ClearStream()
                .residual(Pictures.text(40, 40, 8))
                .band(0, 5, 0, 9, GREY)
                .shortMiss(0, 1, 2, 3)
                .shortMiss(4, 5, 6)
                .shortHit(0, 2)
                .vbarHit(0)
                .vbarHit(1)
                .vbarHit(2)
                .subcodec(1, 1, 20, 10, 2, ClearStream.rlex(Pictures.text(20, 10, 9)))
                .subcodec(5, 5, 10, 10, 1, NsCodecEncoder.encode(Pictures.gradient(10, 10, 1), 10, 10, 2, true, false))
                .toBytes(0);
        for (int length = 0; length < stream.length; length++) {
            byte[] part = Arrays.copyOf(stream, length);
            assertThatThrownBy(() ->
                            new ClearDecoder(Limits.DEFAULT).decode(new WireReader(part), 40, 40, new int[1600], 0, 40))
                    .isInstanceOf(DecodeException.class);
        }
        Random random = new Random(10);
        int refused = 0;
        for (int i = 0; i < 5_000; i++) {
            byte[] mutated = stream.clone();
            mutated[random.nextInt(mutated.length)] = (byte) random.nextInt();
            mutated[random.nextInt(mutated.length)] = (byte) random.nextInt();
            int[] target = new int[60 * 60];
            Arrays.fill(target, -1);
            try {
                new ClearDecoder(Limits.DEFAULT).decode(new WireReader(mutated), 40, 40, target, 610, 60);
            } catch (DecodeException e) {
                refused++;
            }
            for (int at = 0; at < target.length; at++) {
                if (at % 60 < 10 || at % 60 >= 50 || at / 60 < 10 || at / 60 >= 50) {
                    assertThat(target[at]).isEqualTo(-1);
                }
            }
        }
        assertThat(refused).isGreaterThan(1_000);
    }
}
