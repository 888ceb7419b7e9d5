package dev.oriel.rdp.codec.zgfx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.oriel.rdp.wire.Bytes;
import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Limits;
import dev.oriel.rdp.wire.WireReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ZgfxDecoderTest {
    private final ZgfxDecoder decoder = ZgfxDecoder.rdp8(Limits.DEFAULT);

    private byte[] decode(byte[] data) throws DecodeException {
        return decoder.decode(new WireReader(data)).toArray();
    }

    /** Bytes with repetitions near and far, some of them overlapping themselves. */
    private static byte[] message(Random random, int length) {
        byte[] bytes = new byte[length];
        int at = 0;
        while (at < length) {
            int run = Math.min(length - at, 1 + random.nextInt(200));
            switch (random.nextInt(4)) {
                case 0 -> Arrays.fill(bytes, at, at + run, (byte) random.nextInt());
                case 1 -> {
                    for (int i = at; i < at + run; i++) {
                        bytes[i] = (byte) random.nextInt(random.nextInt(1, 256));
                    }
                }
                default -> {
                    int from = at == 0 ? 0 : random.nextInt(at);
                    for (int i = 0; i < run; i++) {
                        bytes[at + i] = bytes[from + i];
                    }
                }
            }
            at += run;
        }
        return bytes;
    }

    @Test
    void decodesTheExamplesOfTheSpecification() throws DecodeException {
        // [MS-RDPEGFX] 4.1.1.1: a sentence without repetitions worth a match, sent as it is
        byte[] sentence = "The quick brown fox jumps over the lazy dog".getBytes(StandardCharsets.US_ASCII);
        byte[] raw = new byte[sentence.length + 2];
        raw[0] = (byte) 0xE0;
        raw[1] = 0x04;
        System.arraycopy(sentence, 0, raw, 2, sentence.length);
        assertThat(decode(raw)).isEqualTo(sentence);
    }

    @Test
    void decodesWhatWasEncodedMessageAfterMessage() throws DecodeException {
        Random random = new Random(1);
        ZgfxEncoder encoder = new ZgfxEncoder(false);
        for (int i = 0; i < 60; i++) {
            byte[] message = message(random, random.nextInt(20_000));
            byte[] encoded = encoder.encode(message, 1 + random.nextInt(60_000), random.nextInt(5) > 0);
            assertThat(decode(encoded)).as("message %d", i).isEqualTo(message);
        }
    }

    @Test
    void liteKeepsEightKilobytesOfHistory() throws DecodeException {
        Random random = new Random(2);
        ZgfxEncoder encoder = new ZgfxEncoder(true);
        ZgfxDecoder lite = ZgfxDecoder.rdp8Lite(Limits.DEFAULT);
        for (int i = 0; i < 40; i++) {
            byte[] message = message(random, random.nextInt(9_000));
            Bytes decoded = lite.decode(new WireReader(encoder.encode(message, 65_535, true)));
            assertThat(decoded.toArray()).as("message %d", i).isEqualTo(message);
        }
    }

    @Test
    void historyReachesBackTwoAndAHalfMillionBytesThoughTheWindowMoves() throws DecodeException {
        Random random = new Random(3);
        byte[] mark = new byte[1_000];
        random.nextBytes(mark);
        for (int round = 0; round < 3; round++) {
            decode(new ZgfxEncoder(false).encode(mark, 65_535, false));
            byte[] filler = new byte[60_000];
            for (int sent = 0; sent + filler.length <= 2_499_000 - 60_000; sent += filler.length) {
                random.nextBytes(filler);
                decode(new ZgfxEncoder(false).encode(filler, 65_535, false));
            }
            int distance = 1_000 + 2_400_000;
            // one match of a thousand bytes: distance 2414240 - 13240 lies in the 20-bit class from 1365664 on
            dev.oriel.rdp.codec.testing.BitSink bits = new dev.oriel.rdp.codec.testing.BitSink();
            "10111100".chars().forEach(c -> bits.bit(c - '0'));
            bits.bits(distance - 1_365_664, 20);
            bits.bits(0b1111_1111, 8);
            bits.bit(0);
            bits.bits(1_000 - 512, 9);
            int unused = bits.unused();
            byte[] tokens = bits.toBytes();
            byte[] segment = new byte[tokens.length + 3];
            segment[0] = (byte) 0xE0;
            segment[1] = 0x24;
            System.arraycopy(tokens, 0, segment, 2, tokens.length);
            segment[segment.length - 1] = (byte) unused;
            assertThat(decode(segment)).as("round %d", round).isEqualTo(mark);
        }
    }

    @Test
    void truncationIsRefused() {
        byte[] encoded = new ZgfxEncoder(false).encode(message(new Random(4), 3_000), 700, true);
        for (int length = 0; length < encoded.length; length++) {
            byte[] part = Arrays.copyOf(encoded, length);
            assertThatThrownBy(() -> ZgfxDecoder.rdp8(Limits.DEFAULT).decode(new WireReader(part)))
                    .as("%d bytes", length)
                    .isInstanceOf(DecodeException.class);
        }
    }

    @Test
    void mutationsAreRefusedOrDecode() {
        Random random = new Random(5);
        byte[] encoded = new ZgfxEncoder(false).encode(message(random, 3_000), 700, true);
        int refused = 0;
        for (int i = 0; i < 5_000; i++) {
            byte[] mutated = encoded.clone();
            for (int count = 1 + random.nextInt(3); count > 0; count--) {
                mutated[random.nextInt(mutated.length)] = (byte) random.nextInt();
            }
            try {
                ZgfxDecoder.rdp8Lite(Limits.DEFAULT).decode(new WireReader(mutated));
                Bytes decoded = ZgfxDecoder.rdp8(Limits.DEFAULT).decode(new WireReader(mutated));
                assertThat(decoded.length()).isLessThanOrEqualTo(5 * 65_535);
            } catch (DecodeException e) {
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(1_000);
    }

    @Test
    void rejectsAMatchBeforeTheFirstByte() {
        // literal 0x00, then a match of three at distance two: 11000, 10001 00010, 0
        assertThatThrownBy(() -> decode(Bytes.ofHex("E0 24 C4 44 00").toArray()))
                .isInstanceOfSatisfying(
                        DecodeException.class, e -> assertThat(e.field()).isEqualTo("match distance"));
    }

    @Test
    void rejectsAnUncompressedSizeThatItsSegmentsCannotHold() {
        assertThatThrownBy(() ->
                        decode(Bytes.ofHex("E1 0100 00000100 02000000 04 41").toArray()))
                .isInstanceOfSatisfying(DecodeException.class, e -> {
                    assertThat(e.kind()).isEqualTo(DecodeException.Kind.TOO_LARGE);
                    assertThat(e.field()).isEqualTo("uncompressedSize");
                });
    }

    @Test
    void rejectsTheOtherKindOfCompression() {
        byte[] lite = new ZgfxEncoder(true).encode(new byte[100], 65_535, true);
        assertThatThrownBy(() -> decode(lite))
                .isInstanceOfSatisfying(
                        DecodeException.class, e -> assertThat(e.field()).isEqualTo("header"));
    }
}
