package dev.oriel.rdp.codec.bulk;

import static dev.oriel.rdp.codec.bulk.BulkDecompressor.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.oriel.rdp.wire.Bytes;
import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.WireReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BulkDecompressorTest {
    private static final byte[] BELLS =
            "for.whom.the.bell.tolls,.the.bell.tolls.for.thee!".getBytes(StandardCharsets.US_ASCII);

    /** The example of [MS-RDPBCGR] 3.1.8.4.2.2.3, and the same text at the lower level, put together by hand. */
    @Test
    void decodesTheExampleOfTheSpecificationAtBothLevels() throws DecodeException {
        String literals = "666f722e77686f6d2e7468652e62656c6c2e746f6c6c732c";
        byte[] rdp5 = Bytes.ofHex(literals + "fa1b97337e87e3329080").toArray();
        assertThat(decompress(new BulkDecompressor(), COMPRESSED | TYPE_64K, rdp5))
                .isEqualTo(BELLS);
        // 15 bytes from 16 back, ".", 3 bytes from 40 back, 4 bytes from 19 back, "e!"
        String codes = "1111 010000 110 111  00101110  1111 101000 0  1111 010011 10 00";
        byte[] rdp4 = bits(literals, codes, "6521");
        assertThat(decompress(new BulkDecompressor(), COMPRESSED | TYPE_8K, rdp4))
                .isEqualTo(BELLS);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void decodesWhatWasCompressedOverManyPackets(boolean rdp5) throws DecodeException {
        Random random = new Random(rdp5 ? 5 : 4);
        MppcCompressor compressor = new MppcCompressor(rdp5);
        MppcReference reference = new MppcReference(rdp5);
        BulkDecompressor decompressor = new BulkDecompressor();
        int atFront = 0;
        int flushed = 0;
        int plainPackets = 0;
        int maxLength = rdp5 ? 16384 : 4096;
        for (int i = 0; i < 400; i++) {
            byte[] plain = packet(random, 1 + random.nextInt(maxLength));
            MppcCompressor.Packet packet = compressor.compress(plain);
            atFront += (packet.flags() & AT_FRONT) != 0 ? 1 : 0;
            flushed += (packet.flags() & FLUSHED) != 0 ? 1 : 0;
            plainPackets += (packet.flags() & COMPRESSED) == 0 ? 1 : 0;
            assertThat(reference.decode(packet.flags(), packet.data()))
                    .as("packet %d, reference", i)
                    .isEqualTo(plain);
            assertThat(decompress(decompressor, packet.flags(), packet.data()))
                    .as("packet %d, flags 0x%x", i, packet.flags())
                    .isEqualTo(plain);
        }
        // otherwise the rules of the history were not tried
        assertThat(atFront).isPositive();
        assertThat(flushed).isPositive();
        assertThat(plainPackets).isPositive();
    }

    /** Text with repetitions near and far, sometimes noise, sometimes one byte over and over. */
    private static byte[] packet(Random random, int length) {
        byte[] bytes = new byte[length];
        switch (random.nextInt(6)) {
            case 0 -> random.nextBytes(bytes);
            case 1 -> Arrays.fill(bytes, (byte) random.nextInt());
            default -> {
                for (int i = 0; i < length; ) {
                    byte[] word =
                            Integer.toString(random.nextInt(5000) * 7919, 36).getBytes(StandardCharsets.US_ASCII);
                    int count = Math.min(word.length, length - i);
                    System.arraycopy(word, 0, bytes, i, count);
                    i += count;
                    if (i < length) {
                        bytes[i++] = (byte) (random.nextInt(9) == 0 ? 0xE9 : ' ');
                    }
                }
            }
        }
        return bytes;
    }

    @Test
    void keepsTheHistoryWhenAPlainPacketComesBetween() throws DecodeException {
        BulkDecompressor decompressor = new BulkDecompressor();
        decompress(decompressor, COMPRESSED | TYPE_64K, bits("616263", "", ""));
        assertThat(decompress(decompressor, TYPE_64K, new byte[] {9})).containsExactly(9);
        assertThat(decompress(decompressor, COMPRESSED | TYPE_64K, bits("", "11111 000011 0", "")))
                .asString(StandardCharsets.US_ASCII)
                .isEqualTo("abc");
    }

    @Test
    void forgetsTheHistoryWhenAPlainPacketIsFlushed() throws DecodeException {
        BulkDecompressor decompressor = new BulkDecompressor();
        decompress(decompressor, COMPRESSED | TYPE_64K, bits("616263", "", ""));
        decompress(decompressor, FLUSHED | TYPE_64K, new byte[] {9});
        assertThat(decompress(decompressor, COMPRESSED | TYPE_64K, bits("", "11111 000011 0", "")))
                .containsExactly(0, 0, 0);
    }

    @Test
    void refersBehindTheFrontToTheEndOfTheHistory() throws DecodeException {
        BulkDecompressor decompressor = new BulkDecompressor();
        byte[] run = bits("61", "1111 000001 " + length(8191), "");
        assertThat(decompress(decompressor, COMPRESSED | TYPE_8K, run))
                .hasSize(8192)
                .containsOnly('a');
        assertThat(decompress(decompressor, COMPRESSED | AT_FRONT | TYPE_8K, bits("62", "1111 000010 0", "")))
                .asString(StandardCharsets.US_ASCII)
                .isEqualTo("baba");
    }

    @Test
    void refusesWhatDoesNotFitTheHistory() throws DecodeException {
        BulkDecompressor decompressor = new BulkDecompressor();
        decompress(decompressor, COMPRESSED | TYPE_8K, bits("61", "1111 000001 " + length(8191), ""));
        for (byte[] more : new byte[][] {bits("62", "", ""), bits("", "1111 000001 0", "")}) {
            assertThatThrownBy(() -> decompress(decompressor, COMPRESSED | TYPE_8K, more))
                    .isInstanceOf(DecodeException.class)
                    .hasMessageContaining("does not fit the history");
        }
    }

    @Test
    void refusesAMatchThatEndsWithTheStream() {
        for (String end : new String[] {"110 00000000 000", "11111 000001 11111110", "11111 000001 1111111"}) {
            assertThatThrownBy(() -> decompress(new BulkDecompressor(), COMPRESSED | TYPE_64K, bits("61", end, "")))
                    .as(end)
                    .isInstanceOf(DecodeException.class);
        }
    }

    @Test
    void refusesATypeThatWasNotOffered() {
        for (int type : new int[] {2, 3, 15}) {
            assertThatThrownBy(() -> decompress(new BulkDecompressor(), COMPRESSED | type, new byte[8]))
                    .isInstanceOf(DecodeException.class)
                    .hasMessage("compressionFlags: compression type " + type + " was not offered");
        }
    }

    @Test
    void throwsNothingElseOnAnyBytes() {
        Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            BulkDecompressor decompressor = new BulkDecompressor();
            for (int packets = 0; packets < 3; packets++) {
                byte[] bytes = new byte[random.nextInt(40)];
                random.nextBytes(bytes);
                int flags = random.nextInt(16) << 4 | random.nextInt(2);
                try {
                    decompress(decompressor, flags, bytes);
                } catch (DecodeException expected) {
                    assertThat(expected.field()).isNotEmpty();
                }
            }
        }
    }

    private static byte[] decompress(BulkDecompressor decompressor, int flags, byte[] data) throws DecodeException {
        WireReader plain = decompressor.decompress(flags, new WireReader(data));
        return plain.rest().toArray();
    }

    private static String length(int length) {
        int bits = 31 - Integer.numberOfLeadingZeros(length);
        StringBuilder code = new StringBuilder("1".repeat(bits - 1) + "0");
        for (int i = bits - 1; i >= 0; i--) {
            code.append(length >> i & 1);
        }
        return code.toString();
    }

    /** Literals below 0x80 in hexadecimal, bits, and literals again, padded with zeros to a whole byte. */
    private static byte[] bits(String literals, String codes, String more) {
        StringBuilder bits = new StringBuilder();
        for (byte literal : Bytes.ofHex(literals).toArray()) {
            bits.append(Integer.toBinaryString(0x100 | literal).substring(1));
        }
        bits.append(codes.replace(" ", ""));
        for (byte literal : Bytes.ofHex(more).toArray()) {
            bits.append(Integer.toBinaryString(0x100 | literal).substring(1));
        }
        while (bits.length() % 8 != 0) {
            bits.append('0');
        }
        byte[] bytes = new byte[bits.length() / 8];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) Integer.parseInt(bits.substring(8 * i, 8 * i + 8), 2);
        }
        return bytes;
    }
}
