package dev.oriel.rdp.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.oriel.rdp.wire.Bytes;
import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Pdu;
import dev.oriel.rdp.wire.WireReader;
import dev.oriel.rdp.wire.WireWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.opentest4j.AssertionFailedError;

/**
 * What every PDU must hold. For each sample:
 *
 * <ul>
 *   <li>it decodes to what was encoded, and nothing is left over;
 *   <li>{@link Pdu#size()} is the number of bytes written;
 *   <li>every truncation is refused, by {@link DecodeException} alone;
 *   <li>a mutated encoding is refused by {@link DecodeException}, or decodes to a message that holds all of this itself;
 *   <li>it reads only its own part of a larger array.
 * </ul>
 *
 * <p>Use, one line for each family:
 *
 * <pre>{@code
 * @TestFactory
 * Stream<DynamicNode> connectionRequest() {
 *     return PduContract.of(ConnectionRequest::decode, sample1, sample2);
 * }
 * }</pre>
 */
public final class PduContract {
    private static final int MUTATIONS = 2_000;

    /** What a truncated message may be. */
    private enum Truncated {
        REFUSED,
        /** an optional tail or a payload without a length of its own: a shorter message of the same kind */
        MAY_DECODE
    }

    private PduContract() {}

    /** The contract of messages that know their own length: each truncation is an error. */
    public static Stream<DynamicNode> of(Decoder<? extends Pdu> decoder, Pdu... samples) {
        return nodes(decoder, Truncated.REFUSED, List.of(samples));
    }

    /** The contract of messages that end where their buffer ends: a truncation may be a shorter message. */
    public static Stream<DynamicNode> ofOpenEnded(Decoder<? extends Pdu> decoder, Pdu... samples) {
        return nodes(decoder, Truncated.MAY_DECODE, List.of(samples));
    }

    /**
     * The bytes of a message recorded from a host, or taken from an example in the specification: decodes to
     * {@code message}, which encodes to the very same bytes.
     */
    public static void assertVector(Decoder<? extends Pdu> decoder, String hex, Pdu message) {
        Bytes bytes = Bytes.ofHex(hex);
        assertThat(decodeWhole(decoder, bytes.toArray())).isEqualTo(message);
        assertThat(message.toBytes()).isEqualTo(bytes);
    }

    private static Stream<DynamicNode> nodes(Decoder<? extends Pdu> decoder, Truncated truncated, List<Pdu> samples) {
        return samples.stream()
                .map(sample -> dynamicContainer(shorten(sample.toString()), tests(decoder, truncated, sample)));
    }

    private static Stream<DynamicTest> tests(Decoder<? extends Pdu> decoder, Truncated truncated, Pdu sample) {
        return Stream.of(
                dynamicTest(
                        "decodes to what was encoded",
                        () -> assertThat(decodeWhole(decoder, encode(sample))).isEqualTo(sample)),
                dynamicTest(
                        "has the size it says", () -> assertThat(encode(sample)).hasSize(sample.size())),
                dynamicTest("refuses truncation", () -> truncations(decoder, truncated, encode(sample))),
                dynamicTest("withstands mutation", () -> mutations(decoder, encode(sample))),
                dynamicTest("keeps to its own bytes", () -> canaries(decoder, sample)));
    }

    private static void truncations(Decoder<? extends Pdu> decoder, Truncated truncated, byte[] whole) {
        for (int length = 0; length < whole.length; length++) {
            byte[] part = Arrays.copyOf(whole, length);
            try {
                Pdu decoded = decoder.decode(new WireReader(part));
                if (truncated == Truncated.REFUSED) {
                    fail("%d of %d bytes decoded to %s", length, whole.length, decoded);
                }
                assertHoldsItself(decoder, decoded);
            } catch (DecodeException expected) {
                assertThat(expected).hasMessageNotContaining("null");
            }
        }
    }

    private static void mutations(Decoder<? extends Pdu> decoder, byte[] whole) {
        Random random = new Random(whole.length * 31L + Arrays.hashCode(whole));
        for (int i = 0; i < MUTATIONS && whole.length > 0; i++) {
            byte[] mutated = mutate(whole, random);
            try {
                assertHoldsItself(decoder, decoder.decode(new WireReader(mutated)));
            } catch (DecodeException expected) {
                assertThat(expected.field()).isNotEmpty();
            } catch (RuntimeException | AssertionFailedError e) {
                throw new AssertionError("mutation " + i + ": " + Bytes.wrap(mutated) + " of " + mutated.length, e);
            }
        }
    }

    private static byte[] mutate(byte[] whole, Random random) {
        int[] interesting = {0, 1, 0x7F, 0x80, 0xFE, 0xFF};
        byte[] bytes = whole.clone();
        switch (random.nextInt(8)) {
            case 0 -> bytes = Arrays.copyOf(bytes, random.nextInt(bytes.length + 1));
            case 1 -> {
                int extra = 1 + random.nextInt(16);
                bytes = Arrays.copyOf(bytes, bytes.length + extra);
                for (int i = whole.length; i < bytes.length; i++) {
                    bytes[i] = (byte) random.nextInt();
                }
            }
            default -> {
                for (int count = 1 + random.nextInt(3); count > 0; count--) {
                    int at = random.nextInt(bytes.length);
                    bytes[at] = (byte)
                            (random.nextBoolean() ? random.nextInt() : interesting[random.nextInt(interesting.length)]);
                }
            }
        }
        return bytes;
    }

    private static void canaries(Decoder<? extends Pdu> decoder, Pdu sample) throws DecodeException {
        byte[] encoded = encode(sample);
        byte[] larger = new byte[encoded.length + 64];
        Arrays.fill(larger, (byte) 0x5A);
        System.arraycopy(encoded, 0, larger, 32, encoded.length);
        WireReader in = new WireReader(larger, 32, encoded.length);
        assertThat(decoder.decode(in)).isEqualTo(sample);
        in.end("message");

        WireWriter out = new WireWriter();
        out.u32le(0x5A5A5A5AL);
        sample.encode(out);
        assertThat(Arrays.copyOfRange(out.toArray(), 4, out.size())).isEqualTo(encoded);
    }

    /** What was decoded can be encoded again, at the size it says, and means the same. */
    private static void assertHoldsItself(Decoder<? extends Pdu> decoder, Pdu decoded) {
        byte[] again = encode(decoded);
        assertThat(again).hasSize(decoded.size());
        assertThatCode(() -> assertThat(decodeWhole(decoder, again)).isEqualTo(decoded))
                .doesNotThrowAnyException();
    }

    private static byte[] encode(Pdu pdu) {
        WireWriter out = new WireWriter();
        pdu.encode(out);
        return out.toArray();
    }

    private static Pdu decodeWhole(Decoder<? extends Pdu> decoder, byte[] bytes) {
        try {
            WireReader in = new WireReader(bytes);
            Pdu decoded = decoder.decode(in);
            in.end("message");
            return decoded;
        } catch (DecodeException e) {
            throw new AssertionError("does not decode: " + Bytes.wrap(bytes), e);
        }
    }

    private static String shorten(String name) {
        return name.length() <= 100 ? name : name.substring(0, 100) + "…";
    }
}
